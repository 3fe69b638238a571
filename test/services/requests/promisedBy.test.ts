import { expect } from 'chai';
import { DateTime } from 'luxon';
import { evaluate } from '../../../services/policy/evaluate.ts';
import type { Facts } from '../../../services/policy/evaluation.ts';
import { loadPolicies } from '../../../services/policy/loadPolicies.ts';
import type { Promised } from '../../../services/requests/promised.ts';
import { promisedBy, type Asked } from '../../../services/requests/promisedBy.ts';

const policies = loadPolicies(new URL('../../../services/policy/policies/', import.meta.url));
/** A Friday afternoon in London. */
const now = DateTime.fromISO('2026-11-20T15:00:00Z');
const desk = { hoursGroup: 'emea-west', region: 'emea', country: 'GB' };
const css: Facts = { programme: 'citrix-css', package: 'core', severity: 3, ...desk };
const xenserver: Facts = { ...css, programme: 'xenserver', package: 'standard' };
const appliance = (bought: string): Facts => ({
  ...css,
  programme: 'citrix-appliance',
  package: bought,
});
const nobody: Facts = { severity: 3 };

const promised = (asked: Asked, facts: Facts): Promised =>
  promisedBy(policies, asked, facts, evaluate(policies, facts, now), now);
const escalation: Asked = { kind: 'escalation', level: 'management' };

describe('what is promised', () => {
  it('is the first response for a new case, with its rule', () => {
    expect(promised({ kind: 'openCase' }, css)).to.deep.include({
      kind: 'by',
      at: '2026-11-23T13:00:00.000Z',
      what: 'first response',
      source: 'D1, initial response times',
    });
  });

  it('is nothing for a new case whose contract is not certain', () => {
    const { kind } = promised({ kind: 'openCase' }, nobody);
    expect(kind).to.equal('none');
  });

  for (const facts of [css, xenserver]) {
    it(`is no time for an escalation from here (${facts.programme ?? ''}), whatever the phone promises`, () => {
      const is = promised(escalation, facts);
      expect(is).to.deep.include({ kind: 'none', why: 'the documents name no time for it' });
      expect(is.source).to.match(/^D[13], how to escalate a support case to management$/);
    });
  }

  it('is no time for a technical escalation, by a rule of its own', () => {
    const is = promised({ kind: 'escalation', level: 'technical' }, css);
    expect(is).to.deep.include({ kind: 'none', source: 'D1, step 2' });
    expect(is.reading?.id).to.equal('C19');
  });

  it('is the end of the next business day for feedback', () => {
    expect(promised({ kind: 'feedback' }, css)).to.deep.include({
      kind: 'by',
      at: '2026-11-23T18:00:00.000Z',
      what: 'answer',
      source: 'D1, general issues',
    });
  });

  it('is nothing for feedback where the programme names no address', () => {
    expect(promised({ kind: 'feedback' }, xenserver).kind).to.equal('none');
    expect(promised({ kind: 'feedback' }, nobody).kind).to.equal('none');
  });

  it('names no day for feedback where the days of the desk are not known', () => {
    const { country: _, ...somewhere } = css;
    const is = promised({ kind: 'feedback' }, somewhere);
    expect(is.kind).to.equal('none');
    expect(is).to.deep.include({ source: 'D1, general issues' });
  });

  for (const [bought, text] of [
    ['bronze', 'RMA number'],
    ['gold', 'RMA number'],
    ['gold-plus', 'authorised'],
  ] as const) {
    it(`is no instant yet for hardware of ${bought}: it counts from what is not there`, () => {
      const is = promised({ kind: 'replacement' }, appliance(bought));
      if (is.kind !== 'none') throw new Error('it is promised');
      expect(is.why).to.contain(text);
      expect(is.source).to.match(/^D4, footnote/);
    });
  }

  for (const kind of ['information', 'closing', 'reopening', 'extended', 'person'] as const) {
    it(`is nothing for ${kind}: no document names a time`, () => {
      expect(promised({ kind }, css)).to.deep.include({
        kind: 'none',
        why: 'the documents name no time for it',
      });
    });
  }
});
