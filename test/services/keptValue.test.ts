import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { keptValue } from '../../services/keptValue.ts';
import { loadPolicies } from '../../services/policy/loadPolicies.ts';
import { POLICY_FOLDER, policies } from './policy/policyFixture.ts';

describe('what a text says', () => {
  let folder: string;
  let reads: string[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kept-'));
    reads = [];
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const ask = (text: string, ...[value, version = '1']: [value?: unknown, version?: string]) =>
    keptValue(folder, version)(text, () => {
      reads.push(text);
      return value;
    });

  it('is read once, also by a later start', () => {
    const said = { text: ['a', 1, null, true] };
    for (let start = 0; start < 3; start += 1) expect(ask('a', said)).to.deep.equal(said);
    expect(reads).to.deep.equal(['a']);
  });

  it('is read anew when the text is another, or what reads it', () => {
    ask('a', 'one');
    expect(ask('a ', 'two')).to.equal('two');
    expect(ask('a', 'three', '2')).to.equal('three');
    expect(ask('a', 'not asked')).to.equal('one');
    expect(reads).to.deep.equal(['a', 'a ', 'a']);
  });

  it('is read anew when what was kept is broken', () => {
    ask('a', [1]);
    for (const name of readdirSync(folder)) writeFileSync(join(folder, name), '{"tex');
    expect(ask('a', [2])).to.deep.equal([2]);
    expect(ask('a', [3])).to.deep.equal([2]);
    expect(reads).to.deep.equal(['a', 'a']);
  });

  for (const value of [
    undefined,
    { hours: Number.POSITIVE_INFINITY },
    [Number.NaN],
    { at: new Date(0) },
    { name: undefined },
  ]) {
    it(`is not kept if JSON would change it: ${String(Object.values(value ?? {})[0])}`, () => {
      ask('a', value);
      expect(ask('a', value)).to.deep.equal(value);
      expect(reads).to.have.length(2);
    });
  }

  it('that cannot be read is refused each time', () => {
    const kept = keptValue(folder, '1');
    const refuse = () =>
      kept('a', () => {
        throw new Error('no YAML');
      });
    expect(refuse).to.throw('no YAML');
    expect(refuse).to.throw('no YAML');
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  it('is read where nothing can be kept', () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    expect(keptValue(file, '1')('a', () => 7)).to.equal(7);
  });

  it('leaves a policy as it is without it', () => {
    const kept = keptValue(folder, '1');
    expect(loadPolicies(POLICY_FOLDER, kept)).to.deep.equal(policies);
    expect(loadPolicies(POLICY_FOLDER, kept)).to.deep.equal(policies);
  });
});
