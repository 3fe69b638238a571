import { expect } from 'chai';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { evaluate } from '../../../services/policy/evaluate.ts';
import { Evaluation, type Facts } from '../../../services/policy/evaluation.ts';
import type { Policies } from '../../../services/policy/policies.ts';
import { policies } from './policyFixture.ts';

const facts: Facts = {
  programme: 'citrix-css',
  package: 'core',
  severity: 2,
  hoursGroup: 'emea-west',
  region: 'emea',
  country: 'FR',
  language: 'fr',
};

const at = (text: string): DateTime => DateTime.fromISO(text, { zone: 'utc' });

describe('an evaluation for any facts and any instant', () => {
  // prettier-ignore
  const FAR: readonly (readonly [what: string, now: DateTime])[] = [
    ['the year 1', at('0001-01-01T00:00:00Z')],
    ['before computers', at('1969-12-31T23:59:59Z')],
    ['the first day of 1970', at('1970-01-01T00:00:00Z')],
    ['the year 2101', at('2101-06-01T12:00:00Z')],
    ['the last millisecond that there is', DateTime.fromMillis(8.64e15)],
    ['the first one', DateTime.fromMillis(-8.64e15)],
    ['no instant at all', DateTime.invalid('none')],
  ];
  for (const [what, now] of FAR) {
    for (const severity of [1, 2] as const) {
      it(`says clearly that it can't confirm: ${what}, severity ${severity}`, () => {
        const evaluation = evaluate(policies, { ...facts, severity }, now);
        expect(Evaluation.parse(evaluation)).to.deep.equal(evaluation);
        const { coverage, response } = evaluation;
        if (coverage.kind !== 'unconfirmed') return expect.fail(coverage.kind);
        expect(coverage.why).to.contain('1971 to 2098');
        expect(response.kind).to.equal('unconfirmed');
      });
    }
  }

  it('reckons up to the last years that are known', () => {
    for (const day of ['1971-01-01', '2098-12-31']) {
      expect(evaluate(policies, facts, at(`${day}T12:00:00Z`)).response.kind).to.equal('target');
    }
  });

  it('confirms nothing before the day from which a guide is in effect', () => {
    const xenserver = { ...facts, programme: 'xenserver', package: 'standard' };
    const { coverage, response, routes } = evaluate(
      policies,
      xenserver,
      at('2024-03-25T23:59:59Z'),
    );
    expect(coverage).to.deep.equal({
      kind: 'unconfirmed',
      why: 'the rules of the programme are not in effect on that day',
    });
    expect(response.kind).to.equal('unconfirmed');
    expect(routes).to.deep.equal({ open: [], escalate: [] });
    const { response: later } = evaluate(policies, xenserver, at('2024-03-26T00:00:00Z'));
    expect(later.kind).to.equal('target');
  });

  it('confirms nothing for an amount that ends beyond all calendars', () => {
    const slow: Policies = {
      ...policies,
      programmes: policies.programmes.map((programme) => ({
        ...programme,
        packages: programme.packages.map((one) => ({
          ...one,
          response: {
            source: 'D1, test',
            targets: { 2: { value: 99_999, unit: 'businessDays', strictlyLess: false } },
          },
        })),
      })),
    };
    const { response } = evaluate(slow, facts, at('2026-11-21T12:00:00Z'));
    expect(response.kind).to.equal('unconfirmed');
  });

  it('reckons without public holidays where that is asked for', () => {
    const { country: _, ...rest } = facts;
    const now = at('2026-12-25T09:00:00Z');
    const { response } = evaluate(policies, { ...rest, withoutHolidays: true }, now);
    expect(response).to.include({ respondBy: '2026-12-25T11:00:00.000Z' });
    expect(evaluate(policies, rest, now).response.kind).to.equal('unconfirmed');
  });

  const word = (...known: readonly string[]) =>
    fc.option(fc.constantFrom('', 'moon', '__proto__', ...known), { nil: undefined });

  it('never throws, and is the same twice', () => {
    fc.assert(
      fc.property(
        fc.record({
          programme: word(...policies.programmes.map(({ id }) => id)),
          package: word('core', 'trm', 'gold', 'standard', 'extended', 'silver'),
          companion: word('trm', 'priority'),
          severity: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
          hoursGroup: word('emea-west', 'anz', 'india'),
          region: word('emea', 'apj'),
          country: word('FR', 'NZ', 'ZZ', 'AU-WA'),
          language: word('de', 'EN-gb', 'ja'),
        }),
        fc.integer({ min: -8.64e15, max: 8.64e15 }),
        fc.boolean(),
        (some, instant, isNear) => {
          const now = DateTime.fromMillis(isNear ? Math.abs(instant % 2e12) : instant);
          const first = evaluate(policies, some, now);
          expect(Evaluation.parse(first)).to.deep.equal(first);
          expect(evaluate(policies, some, now)).to.deep.equal(first);
        },
      ),
      { numRuns: 300 },
    );
  });
});
