import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { keptSecrets } from '../../bot/secrets.ts';

describe('the secrets that nobody has given', () => {
  let folder = '';
  const file = () => join(folder, 'data', 'secrets.json');
  const made = () => keptSecrets(join(folder, 'data'));
  const modeOf = (path: string) => statSync(path).mode & 0o777;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('are made once, and are the same after a restart', () => {
    const first = made();
    expect(first.deskToken.length).to.be.at.least(16);
    expect(first.directLineSecret.length).to.be.at.least(43);
    expect(first.sessionSecret).not.to.equal(first.directLineSecret);
    expect(made()).to.deep.equal(first);
    expect(readdirSync(join(folder, 'data'))).to.deep.equal(['secrets.json']);
  });

  it('differ from installation to installation', () => {
    const first = made();
    rmSync(file());
    expect(made().sessionSecret).not.to.equal(first.sessionSecret);
  });

  it('are for their owner only, also after a restore from a backup', () => {
    made();
    expect(modeOf(file())).to.equal(0o600);
    chmodSync(file(), 0o644);
    made();
    expect(modeOf(file())).to.equal(0o600);
  });

  it('keep what there is when one is missing', () => {
    const { deskToken } = made();
    writeFileSync(file(), JSON.stringify({ deskToken }), { mode: 0o644 });
    const again = made();
    expect(again.deskToken).to.equal(deskToken);
    expect(again.sessionSecret.length).to.be.at.least(43);
    expect(modeOf(file())).to.equal(0o600);
    expect(made()).to.deep.equal(again);
  });

  for (const [what, content] of [
    ['is cut off', '{"deskToken": "abc'],
    ['is empty', ''],
    ['holds something else', '[]'],
    ['holds a secret that is too short to be one', '{"sessionSecret":"x"}'],
  ] as const) {
    it(`stop the start with one line that names DATA_DIR when the file ${what}, and are left as they are`, () => {
      made();
      writeFileSync(file(), content);
      expect(made).to.throw(/^DATA_DIR: [^\n]+$/);
      expect(readFileSync(file(), 'utf8')).to.equal(content);
    });
  }

  it('stop the start with one line that names DATA_DIR when there is no such folder', () => {
    const path = join(folder, 'file');
    writeFileSync(path, '');
    expect(() => keptSecrets(path)).to.throw(/^DATA_DIR: [^\n]+$/);
    expect(() => keptSecrets(join(path, 'below'))).to.throw(/^DATA_DIR: [^\n]+$/);
  });
});
