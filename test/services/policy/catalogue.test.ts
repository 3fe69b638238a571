import { expect } from 'chai';
import { hoursGroupOf } from '../../../services/policy/hoursGroups.ts';
import { languagesOf } from '../../../services/policy/languages.ts';
import { lintPolicies } from '../../../services/policy/lintPolicies.ts';
import { products } from '../../../services/policy/products.ts';
import { policies } from './policyFixture.ts';

// D1, business hours per region; undefined where it is silent (C11).
const GROUPS: readonly (readonly [
  country: string,
  zone: string | undefined,
  group: string | undefined,
])[] = [
  ['US', 'America/New_York', 'americas-east'],
  ['US', 'America/Chicago', 'americas-east'],
  ['US', 'America/Denver', 'americas-west'],
  ['US', 'America/Anchorage', 'americas-west'],
  ['US', 'Pacific/Honolulu', undefined],
  ['US', undefined, undefined],
  ['CA', 'America/Toronto', 'americas-east'],
  ['CA', 'America/Edmonton', 'americas-west'],
  ['CA', 'America/Vancouver', undefined],
  ['BR', undefined, 'americas-east'],
  ['MX', undefined, undefined],
  ['FR', 'Europe/Paris', 'emea-west'],
  ['gb', undefined, 'emea-west'],
  ['NO', undefined, 'emea-west'],
  ['DE', 'Europe/Berlin', undefined],
  ['PL', undefined, 'emea-east'],
  ['AE', undefined, 'emea-east'],
  ['TR', 'Europe/Istanbul', undefined],
  ['TH', undefined, 'india'],
  ['JP', undefined, 'east-asia'],
  ['AU', 'Australia/Perth', 'east-asia'],
  ['AU-WA', 'Australia/Perth', 'east-asia'],
  ['AU', 'Australia/Sydney', 'anz'],
  ['AU', 'Australia/Darwin', undefined],
  ['NZ', undefined, 'anz'],
];

describe('the policy catalogue', () => {
  for (const [country, zone, group] of GROUPS) {
    it(`has ${country} ${zone ?? ''} in ${group ?? 'no hours group'}`, () => {
      expect(hoursGroupOf(policies, { country, zone })).to.equal(group);
    });
  }

  it('offers the languages of a region, English first', () => {
    const css = (region: string) => languagesOf(policies, { programme: 'citrix-css', region });
    expect(css('americas')).to.deep.equal(['en', 'es', 'pt']);
    expect(css('emea')).to.deep.equal(['en', 'fr', 'de', 'es']);
    expect(css('apj')).to.deep.equal(['en', 'zh', 'ko', 'ja']);
    expect(css('moon')).to.deep.equal(['en']);
  });

  it('offers all eight languages to someone whose region is unknown', () => {
    expect(languagesOf(policies, {})).to.have.members([
      'en',
      'es',
      'pt',
      'fr',
      'de',
      'zh',
      'ko',
      'ja',
    ]);
    expect(languagesOf(policies, { programme: 'other' })).to.deep.equal([]);
  });

  it('gives each name of a product to one product only', () => {
    const names = products(policies).flatMap(({ name, aliases }) => [
      ...new Set([name.toLowerCase(), ...aliases]),
    ]);
    expect(names).to.have.length(new Set(names).size);
    for (const alias of ['storefront', 'cvad', 'xenapp', 'netscaler', 'adc', 'pvs', 'daas']) {
      expect(names).to.include(alias);
    }
  });

  it('names the gaps that it leaves open', () => {
    const gaps = lintPolicies(policies).join('\n');
    for (const gap of [
      'DE',
      'AT',
      'CH',
      'TR',
      'MX',
      'Pacific/Honolulu',
      'America/Vancouver',
      'package trm',
    ]) {
      expect(gaps).to.contain(gap);
    }
    expect(gaps).to.not.match(/\bFR\b/);
  });

  it('says where each rule comes from, in documents that it knows', () => {
    const sources = [...JSON.stringify(policies).matchAll(/"source":"([^"]+)"/g)].map(
      ([, one]) => one,
    );
    expect(sources).to.have.length.above(20);
    const unknown = sources.filter(
      (one) => !((one?.split(',')[0] ?? '') in policies.shared.documents),
    );
    expect(unknown).to.deep.equal([]);
  });

  it('holds each country in one region, and each part of it in one hours group', () => {
    const countries = policies.shared.regions.flatMap((region) => region.countries);
    expect(countries).to.have.length(new Set(countries).size);
    const parts = policies.shared.hoursGroups.flatMap(({ members }) =>
      members.flatMap(
        ({ country, zones }) => zones?.map((zone) => `${country} ${zone}`) ?? [country],
      ),
    );
    expect(parts).to.have.length(new Set(parts).size);
  });
});
