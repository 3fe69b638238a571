import { expect } from 'chai';
import { DateTime } from 'luxon';
import { evaluate } from '../../../services/policy/evaluate.ts';
import { Evaluation, type Facts } from '../../../services/policy/evaluation.ts';
import { policies } from './policyFixture.ts';

const known: Facts = {
  programme: 'citrix-css',
  package: 'core',
  severity: 2,
  hoursGroup: 'emea-west',
  region: 'emea',
  country: 'FR',
  language: 'fr',
};

// A Saturday.
const now = DateTime.fromISO('2026-11-21T12:00:00Z');

const ask = (change: Partial<Facts> = {}): Evaluation =>
  evaluate(policies, { ...known, ...change }, now);

const rules = (evaluation: Evaluation): string =>
  evaluation.because.map(({ rule }) => rule).join(' ');

// prettier-ignore
const RULES: readonly (readonly [what: string, change: Partial<Facts>, rules: string])[] = [
  ['all is known', {}, 'coverage.businessHours hours.group response.target languages.onRequest updates.cadence'],
  ['it is severity 1', { severity: 1 }, 'coverage.always response.target languages.onRequest updates.cadence'],
  ['English is wished for', { language: 'en-GB' }, 'coverage.businessHours hours.group response.target languages.primary updates.cadence'],
  ['no language is wished for', { language: undefined }, 'coverage.businessHours hours.group response.target languages.primary updates.cadence'],
  ['the region does not offer the language', { language: 'ja' }, 'coverage.businessHours hours.group response.target languages.notOffered updates.cadence'],
  ['the region is unknown', { region: 'moon' }, 'coverage.businessHours hours.group response.target languages.unconfirmed updates.cadence'],
  ['the programme is unknown', { programme: 'other' }, 'coverage.unconfirmed response.unconfirmed languages.unconfirmed updates.cadence'],
  ['only the wish for English is known', { programme: undefined, language: 'en' }, 'coverage.unconfirmed response.unconfirmed languages.primary updates.cadence'],
  ['the package is missing', { package: undefined }, 'coverage.unconfirmed response.unconfirmed languages.onRequest updates.cadence'],
  ['the hours group is unknown', { hoursGroup: 'moon' }, 'coverage.unconfirmed response.unconfirmed languages.onRequest updates.cadence'],
  ['the hours group is missing at severity 1', { hoursGroup: undefined, severity: 1 }, 'coverage.always response.target languages.onRequest updates.cadence'],
  ['nobody knows the country\'s holidays', { country: 'ZZ' }, 'coverage.unconfirmed response.unconfirmed languages.onRequest updates.cadence'],
  ['the country is missing', { country: undefined }, 'coverage.unconfirmed response.unconfirmed languages.onRequest updates.cadence'],
];

describe('an evaluation', () => {
  for (const [what, change, expected] of RULES) {
    it(`gives its rules when ${what}`, () => {
      const evaluation = ask(change);
      expect(rules(evaluation)).to.equal(expected);
      expect(Evaluation.parse(evaluation)).to.deep.equal(evaluation);
    });
  }

  it('says when the desk opens, if it is closed', () => {
    expect(ask().coverage).to.include({ isOpen: false, opensAt: '2026-11-23T08:00:00.000Z' });
  });

  it("keeps the holidays of the account's country, on the desk's clock", () => {
    const friday = DateTime.fromISO('2026-12-24T17:00:00Z');
    const { response } = evaluate(policies, known, friday);
    expect(response).to.include({ respondBy: '2026-12-28T09:00:00.000Z' });
    const british = evaluate(policies, { ...known, country: 'GB' }, friday);
    expect(british.response).to.include({ respondBy: '2026-12-29T09:00:00.000Z' });
  });

  it('names what is missing, and who confirms it', () => {
    const [coverage, response] = ask({ package: 'gold' }).because;
    expect(coverage?.facts).to.deep.equal({ severity: 2, missing: 'package' });
    expect(response?.facts).to.deep.equal({ severity: 2, missing: 'package' });
    expect(coverage?.source).to.equal('D1, customer service');
  });

  it('gives a translator what a sentence needs', () => {
    const [coverage, group, response, language, updates] = ask({ language: 'de' }).because;
    expect(group?.facts).to.deep.equal({ group: 'EMEA West', zone: 'Europe/London' });
    expect(coverage?.facts).to.deep.equal({
      severity: 2,
      package: 'CSS Core',
      group: 'EMEA West',
      zone: 'Europe/London',
      opens: '08:00',
      closes: '18:00',
      weekdays: '1,2,3,4,5',
    });
    expect(response?.facts).to.include({ amount: 2, unit: 'businessHours', comparison: 'within' });
    expect(language?.facts).to.deep.equal({ language: 'de', region: 'emea' });
    expect(updates?.facts).to.include({ every: 2, unit: 'businessDays', until: 'stabilised' });
  });

  it('tells staff in sentences, with the source of each rule', () => {
    const because = ([1, 2, 3, 4] as const).flatMap((severity) => ask({ severity }).because);
    for (const { text, source } of because) {
      expect(text).to.match(/^[A-Z].*\.$/);
      expect(source).to.match(/^D1, /);
    }
  });

  it('says how often the customer is updated', () => {
    expect(([1, 2, 3, 4] as const).map((severity) => ask({ severity }).updates)).to.deep.equal([
      'every day until stabilised, then as agreed',
      'every 2 business days until stabilised, then as agreed',
      'every 5 business days until resolved, then every 2 weeks if the customer approves',
      'every 2 weeks until resolved, then every month if the customer approves',
    ]);
  });

  it('names the policy and its version', () => {
    expect(ask()).to.include({ policy: 'citrix-css', policyVersion: '2026-11-21' });
    expect(ask({ programme: undefined })).to.include({ policy: 'shared' });
  });

  it('is the same for the same arguments, in whatever zone now is said', () => {
    const elsewhere = evaluate(policies, known, now.setZone('Asia/Tokyo'));
    expect(elsewhere).to.deep.equal(ask());
  });
});
