import { expect } from 'chai';
import { DateTime } from 'luxon';
import { caseReview } from '../../../services/policy/caseReview.ts';
import { deliverySite } from '../../../services/policy/deliverySite.ts';
import { evaluate } from '../../../services/policy/evaluate.ts';
import type { Amount, Facts, Route } from '../../../services/policy/evaluation.ts';
import { extendedSupport } from '../../../services/policy/extendedSupport.ts';
import { findProgramme } from '../../../services/policy/findProgramme.ts';
import { hoursGroupOf } from '../../../services/policy/hoursGroups.ts';
import { languagesOf } from '../../../services/policy/languages.ts';
import type { Programme } from '../../../services/policy/programme.ts';
import { reopening } from '../../../services/policy/reopening.ts';
import { replacement } from '../../../services/policy/replacement.ts';
import { restorationTarget } from '../../../services/policy/restorationTarget.ts';
import { routing } from '../../../services/policy/routing.ts';
import { severityChange } from '../../../services/policy/severityChange.ts';
import { policies } from './policyFixture.ts';

// Written by hand from the documents, never from the policy files. Sections follow the documents'
// subjects: packages, response times, severities, regions, channels, lifecycle, escalation, contacts,
// partners, hardware, extended support, contradictions.

type Level = 1 | 2 | 3 | 4;
const LEVELS: readonly Level[] = [1, 2, 3, 4];
const ALL = ['citrix-css', 'citrix-appliance', 'xenserver', 'citrix-partner', 'citrix-extended'];

const zone = 'America/Los_Angeles';
/** A Friday, half an hour before the desk closes. */
const friday = DateTime.fromISO('2026-11-20T17:30', { zone });

const known = { hoursGroup: 'americas-west', region: 'americas', country: 'US' } as const;

const ask = (
  programme: string,
  bought: string,
  severity: Level,
  change: Partial<Facts> = {},
  now = friday,
) => evaluate(policies, { ...known, programme, package: bought, severity, ...change }, now);

function the(id: string): Programme {
  const programme = findProgramme(policies, id);
  if (!programme) throw new Error(`there is no programme ${id}`);
  return programme;
}

const amountText = ({ strictlyLess, value, unit }: Amount): string =>
  `${strictlyLess ? '<' : ''}${value} ${unit}`;

const local = (instant: string | undefined): string =>
  instant === undefined
    ? 'unknown'
    : DateTime.fromISO(instant, { zone }).toFormat('ccc d LLL HH:mm');

describe('every cell: packages and coverage', () => {
  // A: around the clock, B: business hours, ?: not stated. Severity 1 to 4.
  // prettier-ignore
  const COVERAGE: readonly (readonly [programme: string, bought: string, companion: string | undefined, cells: string])[] = [
    ['citrix-css', 'core', undefined, 'ABBB'],
    ['citrix-css', 'advanced', undefined, 'ABBB'],
    ['citrix-css', 'select', undefined, 'ABBB'],
    ['citrix-css', 'priority', undefined, 'AABB'],
    ['citrix-css', 'priority-plus', undefined, 'AABB'],
    ['citrix-css', 'trm', undefined, 'AABB'],
    ['citrix-css', 'core', 'trm', 'AABB'],
    ['citrix-css', 'advanced', 'trm', 'AABB'],
    ['citrix-css', 'select', 'trm', 'AABB'],
    ['citrix-appliance', 'bronze', undefined, 'BBBB'],
    ['citrix-appliance', 'silver', undefined, 'BBBB'],
    ['citrix-appliance', 'gold', undefined, 'ABBB'],
    ['citrix-appliance', 'gold-plus', undefined, 'ABBB'],
    ['citrix-appliance', 'gold', 'priority', 'AABB'],
    ['citrix-appliance', 'gold', 'priority-plus', 'AABB'],
    ['citrix-appliance', 'gold', 'trm', 'AABB'],
    ['citrix-appliance', 'gold-plus', 'priority', 'AABB'],
    ['citrix-appliance', 'gold-plus', 'priority-plus', 'AABB'],
    ['citrix-appliance', 'gold-plus', 'trm', 'AABB'],
    ['citrix-appliance', 'bronze', 'priority', 'BBBB'],
    ['citrix-appliance', 'silver', 'trm', 'BBBB'],
    ['citrix-appliance', 'gold', 'core', 'ABBB'],
    ['xenserver', 'standard', undefined, 'ABBB'],
    ['citrix-partner', 'silver', undefined, '????'],
    ['citrix-partner', 'gold', undefined, '????'],
    ['citrix-partner', 'platinum', undefined, '????'],
    ['citrix-extended', 'extended', undefined, '????'],
  ];
  const SIGNS = { always: 'A', businessHours: 'B', unconfirmed: '?' } as const;
  for (const [programme, bought, companion, cells] of COVERAGE) {
    it(`${bought}${companion === undefined ? '' : ` with ${companion}`} of ${programme}: ${cells}`, () => {
      const kinds = LEVELS.map(
        (severity) => SIGNS[ask(programme, bought, severity, { companion }).coverage.kind],
      );
      expect(kinds.join('')).to.equal(cells);
    });
  }

  it('has every package that the documents name, and no other', () => {
    const names = policies.programmes.flatMap(({ id, packages }) =>
      packages.map((one) => `${id} ${one.id}`),
    );
    expect(names).to.have.members([
      ...new Set(COVERAGE.map(([programme, bought]) => `${programme} ${bought}`)),
    ]);
  });

  it('comes from eight centres that follow the sun', () => {
    expect(the('citrix-css').delivery?.find(({ id }) => id === 'centres')?.text).to.match(/Eight/);
    expect(the('xenserver').delivery?.some(({ id }) => id === 'follow-the-sun')).to.equal(true);
  });
});

describe('every cell: initial response times', () => {
  const APPLIANCE = ['1 hours', '4 hours', '24 hours', '5 businessDays'];
  // prettier-ignore
  const TARGETS: readonly (readonly [programme: string, bought: string, cells: readonly string[]])[] = [
    ['citrix-css', 'core', ['30 minutes', '2 businessHours', '8 businessHours', '8 businessHours']],
    ['citrix-css', 'advanced', ['<30 minutes', '2 businessHours', '6 businessHours', '8 businessHours']],
    ['citrix-css', 'priority', ['<15 minutes', '30 minutes', '4 businessHours', '4 businessHours']],
    ['citrix-css', 'priority-plus', ['<10 minutes', '<30 minutes', '4 businessHours', '4 businessHours']],
    ['citrix-css', 'select', ['<30 minutes', '2 businessHours', '8 businessHours', '8 businessHours']],
    ['citrix-css', 'trm', ['?', '?', '?', '?']],
    ['citrix-appliance', 'bronze', APPLIANCE],
    ['citrix-appliance', 'silver', APPLIANCE],
    ['citrix-appliance', 'gold', APPLIANCE],
    ['citrix-appliance', 'gold-plus', APPLIANCE],
    ['xenserver', 'standard', ['30 minutes', '2 businessHours', '8 businessHours', '8 businessHours']],
    ['citrix-partner', 'silver', ['?', '?', '?', '?']],
    ['citrix-partner', 'gold', ['?', '?', '?', '?']],
    ['citrix-partner', 'platinum', ['?', '?', '?', '?']],
    ['citrix-extended', 'extended', ['?', '?', '?', '?']],
  ];
  for (const [programme, bought, cells] of TARGETS) {
    for (const [index, cell] of cells.entries()) {
      it(`${bought} of ${programme}, severity ${index + 1}: ${cell}`, () => {
        const { response } = ask(programme, bought, (index + 1) as Level);
        expect(response.kind === 'target' ? amountText(response.amount) : '?').to.equal(cell);
      });
    }
  }

  // C9: hours of an appliance count while it is covered. Thursday 26 November is a holiday there.
  // prettier-ignore
  const DATES: readonly (readonly [bought: string, companion: string | undefined, dates: readonly string[]])[] = [
    ['bronze', undefined, ['Mon 23 Nov 08:30', 'Mon 23 Nov 11:30', 'Wed 25 Nov 11:30', 'Mon 30 Nov 17:30']],
    ['gold', undefined, ['Fri 20 Nov 18:30', 'Mon 23 Nov 11:30', 'Wed 25 Nov 11:30', 'Mon 30 Nov 17:30']],
    ['gold', 'priority', ['Fri 20 Nov 18:30', 'Fri 20 Nov 21:30', 'Wed 25 Nov 11:30', 'Mon 30 Nov 17:30']],
  ];
  for (const [bought, companion, dates] of DATES) {
    for (const [index, date] of dates.entries()) {
      const severity = (index + 1) as Level;
      it(`${bought} ${companion ?? 'alone'}, severity ${severity}: by ${date}`, () => {
        const { response } = ask('citrix-appliance', bought, severity, { companion });
        expect(response.kind === 'target' ? local(response.respondBy) : response.why).to.equal(
          date,
        );
      });
    }
  }

  it('keeps the times of the package beneath a relationship manager (C2)', () => {
    const { response, because } = ask('citrix-css', 'core', 3, { companion: 'trm' });
    expect(response.kind === 'target' && amountText(response.amount)).to.equal('8 businessHours');
    expect(because.find(({ rule }) => rule === 'response.target')?.reading?.id).to.equal('C2');
  });

  it('are for the first response: no resolution is guaranteed by anybody', () => {
    for (const id of ALL) expect(the(id).resolution?.guaranteed, id).to.equal(false);
  });

  const RESTORATION: readonly (readonly [string, Level, string])[] = [
    ['core', 1, 'none'],
    ['advanced', 1, 'none'],
    ['select', 1, 'none'],
    ['trm', 1, 'none'],
    ['priority', 1, '<6 hours'],
    ['priority', 2, 'none'],
    ['priority-plus', 1, '<4 hours'],
    ['priority-plus', 2, 'none'],
  ];
  for (const [bought, severity, cell] of RESTORATION) {
    it(`restoration, ${bought}, severity ${severity}: ${cell}`, () => {
      const target = restorationTarget(policies, the('citrix-css'), bought, severity);
      expect(target.kind === 'target' ? amountText(target.amount) : target.kind).to.equal(cell);
      expect(target.reading?.id).to.equal('C6');
    });
  }

  it('XenServer: troubleshooting and set-up yes, root-cause analysis no', () => {
    const cells = the('xenserver').includes?.map(({ id, included }) => `${id} ${included}`);
    expect(cells).to.deep.equal([
      'troubleshooting true',
      'setup true',
      'root-cause-analysis false',
    ]);
  });
});

describe('every cell: severities', () => {
  // prettier-ignore
  const ROWS: readonly (readonly [title: RegExp, tests: readonly RegExp[], must: RegExp, updates: string])[] = [
    [/critical outage/i, [/financial loss/, /no workaround/, /often or lasts long/, /security.*determined by/], /dedicated/, 'every day until stabilised, then as agreed'],
    [/production impact/i, [/highly degraded.*large/, /no reasonable workaround.*scale/, /Productivity.*or.*milestone/], /on request/, 'every 2 business days until stabilised, then as agreed'],
    [/system impaired/i, [/users can go on/, /Administration, maintenance or secondary/, /temporary workaround/, /Capacity.*carries/], /on request/, 'every 5 business days until resolved, then every 2 weeks if the customer approves'],
    [/general guidance/i, [/use, configuration, navigation/, /mistake in the documentation/, /not affected/], /on request/, 'every 2 weeks until resolved, then every month if the customer approves'],
  ];
  for (const [index, [title, tests, must, updates]] of ROWS.entries()) {
    it(`severity ${index + 1}: what it is, what the customer does, how often they hear`, () => {
      const definition = policies.shared.severities.find(({ severity }) => severity === index + 1);
      expect(definition?.title).to.match(title);
      for (const test of tests) expect(definition?.tests.join('\n')).to.match(test);
      expect(definition?.customerMust).to.match(must);
      expect(ask('citrix-css', 'core', (index + 1) as Level).updates).to.equal(updates);
    });
  }

  for (const from of LEVELS) {
    for (const to of LEVELS) {
      const expected = from === to ? 'same' : to < from ? 'refused' : 'allowed';
      it(`from ${from} to ${to}: ${expected}, in every programme`, () => {
        for (const id of ALL) {
          expect(severityChange(policies, the(id), from, to).kind, id).to.equal(expected);
        }
      });
    }
  }

  it('are settled by engineer and customer together', () => {
    for (const id of ALL) {
      expect(the(id).severityRules?.decidedBy).to.have.members(['engineer', 'customer']);
    }
  });

  it('XenServer glosses severity 2, and takes the rest from the general definitions (C17)', () => {
    const { glosses, definitions } = the('xenserver');
    expect(glosses?.map(({ severity, text }) => `${severity} ${text}`)).to.deep.equal([
      '2 Site degradation',
    ]);
    expect(definitions?.reading).to.equal('C17');
    const updates = ask('xenserver', 'standard', 2).because.find(
      ({ rule }) => rule === 'updates.cadence',
    );
    expect(updates?.reading?.id).to.equal('C17');
  });

  it('onsite support is possible case by case, and not for XenServer', () => {
    expect(the('citrix-css').delivery?.some(({ id }) => id === 'onsite')).to.equal(true);
    expect(the('xenserver').delivery?.some(({ id }) => id === 'onsite')).to.equal(false);
  });
});

describe('every cell: regions, hours and languages', () => {
  // prettier-ignore
  const GROUPS: readonly (readonly [group: string, region: string, zone: string, members: readonly (readonly [string, string?])[]])[] = [
    ['americas-east', 'americas', 'America/New_York', [['US', 'America/New_York'], ['US', 'America/Chicago'], ['CA', 'America/Toronto'],
      ['AR'], ['BO'], ['BR'], ['CL'], ['CO'], ['EC'], ['PE'], ['PY'], ['UY'], ['VE'], ['BZ'], ['CR'], ['GT'], ['HN'], ['NI'], ['PA'], ['SV']]],
    ['americas-west', 'americas', 'America/Los_Angeles', [['US', 'America/Los_Angeles'], ['US', 'America/Denver'], ['US', 'America/Anchorage'], ['CA', 'America/Edmonton']]],
    ['emea-west', 'emea', 'Europe/London', [['BE'], ['NL'], ['LU'], ['FR'], ['ES'], ['PT'], ['IT'], ['DK'], ['FI'], ['NO'], ['SE'], ['GB'], ['IE'], ['ZA'], ['NG'], ['GH'], ['SN']]],
    ['emea-east', 'emea', 'Europe/Istanbul', [['CZ'], ['SK'], ['HU'], ['IL'], ['PL'], ['GR'], ['RO'], ['BG'], ['HR'], ['RS'], ['BH'], ['RU'], ['EG'], ['AE'], ['SA']]],
    ['india', 'apj', 'Asia/Kolkata', [['IN'], ['LK'], ['PK'], ['BD'], ['TH'], ['ID']]],
    ['east-asia', 'apj', 'Asia/Singapore', [['CN'], ['HK'], ['TW'], ['SG'], ['AU', 'Australia/Perth'], ['JP'], ['KR']]],
    ['anz', 'apj', 'Australia/Sydney', [['AU', 'Australia/Sydney'], ['AU', 'Australia/Brisbane'], ['NZ']]],
  ];
  for (const [group, region, deskZone, members] of GROUPS) {
    it(`${group}: its region, its clock, 8 to 18 on weekdays, its countries`, () => {
      const found = policies.shared.hoursGroups.find(({ id }) => id === group);
      expect(found).to.deep.include({ region, zone: deskZone });
      expect(found?.hours).to.deep.equal({
        opens: '08:00',
        closes: '18:00',
        weekdays: [1, 2, 3, 4, 5],
      });
      for (const [country, part] of members) {
        expect(hoursGroupOf(policies, { country, zone: part }), country).to.equal(group);
      }
    });
  }

  // C11
  // prettier-ignore
  const NOWHERE: readonly (readonly [string, string?])[] = [
    ['DE'], ['AT'], ['CH'], ['TR'], ['MX'], ['JM'], ['DO'], ['KE'], ['MA'], ['MY'], ['PH'], ['VN'],
    ['CA', 'America/Vancouver'], ['CA', 'America/Winnipeg'], ['US', 'Pacific/Honolulu'],
  ];
  for (const [country, part] of NOWHERE) {
    it(`${country} ${part ?? ''} is in no hours group`, () => {
      expect(hoursGroupOf(policies, { country, zone: part })).to.equal(undefined);
    });
  }

  it('has three regions, with the Caribbean in the Americas', () => {
    const regionOf = (country: string): string | undefined =>
      policies.shared.regions.find(({ countries }) => countries.includes(country))?.id;
    expect(policies.shared.regions.map(({ id }) => id)).to.deep.equal(['americas', 'emea', 'apj']);
    expect(['US', 'JM', 'BR', 'DE', 'EG', 'ZA', 'JP', 'NZ'].map(regionOf)).to.deep.equal([
      'americas',
      'americas',
      'americas',
      'emea',
      'emea',
      'emea',
      'apj',
      'apj',
    ]);
  });

  // prettier-ignore
  const LANGUAGES: readonly (readonly [programme: string, region: string, languages: string])[] = [
    ['citrix-css', 'americas', 'en es pt'],
    ['citrix-css', 'emea', 'en fr de es'],
    ['citrix-css', 'apj', 'en zh ko ja'],
    ['citrix-appliance', 'americas', 'en es pt'],
    ['citrix-appliance', 'emea', 'en fr de es'],
    ['citrix-appliance', 'apj', 'en zh ko ja'],
    ['xenserver', 'americas', 'en'],
    ['xenserver', 'emea', 'en'],
    ['xenserver', 'apj', 'en'],
    ['citrix-partner', 'americas', 'en de fr es'],
    ['citrix-partner', 'emea', 'en de fr es'],
    ['citrix-partner', 'apj', 'en de fr es'],
  ];
  for (const [programme, region, languages] of LANGUAGES) {
    it(`${programme} in ${region}: ${languages}`, () => {
      expect(languagesOf(policies, { programme, region }).join(' ')).to.equal(languages);
    });
  }

  // prettier-ignore
  const WISHES: readonly (readonly [programme: string, bought: string, region: string, wish: string, kind: string])[] = [
    ['citrix-css', 'core', 'emea', 'en', 'primary'],
    ['citrix-css', 'core', 'emea', 'de', 'onRequest'],
    ['citrix-css', 'core', 'emea', 'pt', 'notOffered'],
    ['xenserver', 'standard', 'emea', 'en', 'primary'],
    ['xenserver', 'standard', 'emea', 'de', 'notOffered'],
    ['citrix-partner', 'gold', 'apj', 'fr', 'onRequest'],
    ['citrix-partner', 'gold', 'apj', 'ja', 'notOffered'],
  ];
  for (const [programme, bought, region, language, kind] of WISHES) {
    it(`${language} from ${programme} in ${region}: ${kind}, by the product line (C4)`, () => {
      const { languages, because } = ask(programme, bought, 3, { region, language });
      expect(languages.kind).to.equal(kind);
      const reason = because.find(({ rule }) => rule.startsWith('languages.'));
      expect(reason?.reading?.id).to.equal('C4');
    });
  }

  it('asks for other languages at opening, in local hours, without a guarantee', () => {
    const { languages } = the('citrix-css');
    expect(languages.condition).to.equal('localBusinessHours');
    expect(languages.terms?.map(({ id }) => id)).to.deep.equal(['ask', 'not-guaranteed']);
    expect(the('citrix-partner').languages.condition).to.equal('wherePossible');
    expect(the('xenserver').languages.primaryAlways).to.equal(true);
  });
});

const signature = ({ way, manner }: Route): string => (manner ? `${way} ${manner}` : way);

describe('every cell: contacting and channels', () => {
  // prettier-ignore
  const CHANNELS: readonly (readonly [programme: string, severities: readonly Level[], ways: readonly string[]])[] = [
    ['citrix-css', [1, 2, 3, 4], ['chat', 'web', 'phone']],
    ['citrix-appliance', [1, 2, 3, 4], ['web', 'phone']],
    ['citrix-partner', [1, 2, 3, 4], ['web', 'phone']],
    ['xenserver', [1], ['phone callIn']],
    ['xenserver', [2, 3, 4], ['web callBack', 'phone callBack']],
  ];
  for (const [programme, severities, ways] of CHANNELS) {
    it(`${programme}, severity ${severities.join(', ')}: ${ways.join(', ')}`, () => {
      for (const severity of severities) {
        const { open } = evaluate(policies, { programme, severity }, friday).routes;
        expect(open.map(signature)).to.deep.equal(ways);
        for (const { purpose, source } of open) {
          expect(purpose).to.equal('open');
          expect(source).to.match(/^D[0-4], /);
        }
      }
    });
  }

  it('names the website of partners', () => {
    const { open } = ask('citrix-partner', 'gold', 3).routes;
    expect(open.map(({ address }) => address)).to.deep.equal(['www.mycitrix.com', undefined]);
  });

  // prettier-ignore
  const ROUTED: readonly (readonly [what: string, facts: Partial<Parameters<typeof routing>[1]>, first: string, roles: string])[] = [
    ['a stranger', { isEntitled: false }, 'Customer Service', ''],
    ['an unknown programme', { programme: undefined }, 'Customer Service', ''],
    ['a product of the desktops', { product: 'daas' }, 'DaaS and VDI', ''],
    ['ShareFile', { product: 'sharefile' }, 'Content Collaboration and Work Management', ''],
    ['NetScaler', { product: 'netscaler' }, 'App Delivery and Security', ''],
    ['a product that nobody knows', { product: 'abacus' }, 'Customer Service', ''],
    ['licences in the Americas', { product: 'licensing', region: 'americas' }, 'Customer Service', ''],
    ['licences in APJ', { product: 'licensing', region: 'apj' }, 'Customer Service', ''],
    ['licences in EMEA', { product: 'licensing', region: 'emea' }, 'Licensing Support', ''],
    ['licences of a stranger in EMEA', { product: 'licensing', region: 'emea', isEntitled: false }, 'Customer Service', ''],
    ['XenServer', { programme: 'xenserver', package: 'standard', product: 'xenserver' }, 'XenServer and Linux', ''],
    ['Priority, severity 1', { package: 'priority', product: 'daas', severity: 1 }, 'DaaS and VDI', 'account-manager priority-engineer critical-situation-manager'],
    ['Priority, severity 2', { package: 'priority', product: 'daas', severity: 2 }, 'DaaS and VDI', 'account-manager priority-engineer'],
    ['Priority Plus, severity 1', { package: 'priority-plus', product: 'daas', severity: 1 }, 'DaaS and VDI', 'account-manager priority-engineer critical-situation-manager'],
    ['Core, severity 1', { product: 'daas', severity: 1 }, 'DaaS and VDI', ''],
    ['Core with a relationship manager', { companion: 'trm', product: 'daas' }, 'DaaS and VDI', 'relationship-manager'],
    ['Gold with Priority, severity 1', { programme: 'citrix-appliance', package: 'gold', companion: 'priority', product: 'netscaler-appliance', severity: 1 }, 'App Delivery and Security', 'account-manager priority-engineer critical-situation-manager'],
  ];
  for (const [what, facts, first, roles] of ROUTED) {
    it(`${what}: ${first}${roles === '' ? '' : `, ${roles}`}`, () => {
      const routed = routing(policies, {
        programme: 'citrix-css',
        package: 'core',
        severity: 3,
        region: 'americas',
        isEntitled: true,
        ...facts,
      });
      expect(routed.first.name).to.equal(first);
      expect(routed.roles.map(({ id }) => id).join(' ')).to.equal(roles);
    });
  }

  const hoursOf = (programme: string, role: string) =>
    the(programme).roles?.find(({ id }) => id === role)?.available;

  it('has an account manager in business hours, the others of Priority around the clock', () => {
    expect(hoursOf('citrix-css', 'account-manager')).to.equal('businessHours');
    expect(hoursOf('citrix-css', 'priority-engineer')).to.equal('always');
    expect(hoursOf('citrix-css', 'critical-situation-manager')).to.equal('always');
  });

  // prettier-ignore
  const SELF_HELP: readonly (readonly [string, readonly string[]])[] = [
    ['citrix-css', ['Knowledge Center', 'Product Documentation', 'Discussion Forum', 'Insight Services']],
    ['xenserver', ['Knowledge Center', 'Product Documentation', 'Hardware Compatibility List']],
  ];
  for (const [programme, names] of SELF_HELP) {
    it(`${programme} points at ${names.join(', ')}`, () => {
      expect(the(programme).selfHelp.map(({ name }) => name)).to.deep.equal(names);
      expect(the(programme).duties?.list.some(({ id }) => id === 'troubleshooting')).to.equal(true);
    });
  }

  it('knows the compatibility list of XenServer', () => {
    const list = the('xenserver').selfHelp.find(({ name }) => name.startsWith('Hardware'));
    expect(list?.url).to.equal('https://hcl.xenserver.com/');
  });

  it('sends what is out of scope to consulting, education and partner services', () => {
    for (const id of ['citrix-css', 'citrix-appliance', 'xenserver']) {
      const scope = the(id).outOfScope;
      expect(scope?.goTo).to.have.length(3);
      for (const word of [/training/, /best practice/, /design/, /architecture/]) {
        expect(scope?.what.join(), id).to.match(word);
      }
    }
  });
});

describe('every cell: the life of a case', () => {
  const CLOSING = [
    'resolved',
    'not-entitled',
    'no-response',
    'no-further-troubleshooting',
    'authorised',
    'no-feedback',
    'no-cooperation',
  ];
  const WORK = [
    'information',
    'reproduce',
    'remote-access',
    'update',
    'workaround',
    'test',
    'third-party',
  ];

  for (const id of ALL) {
    it(`${id}: entitlement first, the engineer's steps, confirmation, summary, survey`, () => {
      const { lifecycle } = the(id);
      expect(lifecycle?.opening.map((one) => one.id)).to.include('entitlement');
      expect(lifecycle?.work.map((one) => one.id)).to.have.members(WORK);
      expect(lifecycle?.closing).to.include({
        confirmationAsked: true,
        summarySent: true,
        surveyPossible: true,
      });
      expect(lifecycle?.closingReasons.map((one) => one.id)).to.have.members(CLOSING);
      expect(lifecycle?.reassignment.text).to.match(/told whom to contact/);
      expect(lifecycle?.remote.map((one) => one.id)).to.include('no-remote-access');
      expect(lifecycle?.multiVendor.text).to.match(/agreement/);
      expect(lifecycle?.engineering.resolutionGuaranteed).to.equal(false);
    });
  }

  it('has a senior engineer at Citrix, and engineers on weekdays only at XenServer', () => {
    const names = (id: string) => the(id).lifecycle?.technicalEscalation.map((one) => one.id);
    expect(names('citrix-css')).to.deep.equal(['senior-engineer', 'escalation-team']);
    expect(names('xenserver')).to.deep.equal(['escalation-team']);
    expect(the('xenserver').lifecycle?.engineering.days).to.equal('weekdays');
    expect(the('citrix-css').lifecycle?.engineering.days).to.equal(undefined);
  });

  it('is followed in MyAccount, by partners on their own website (C14)', () => {
    const followed = (id: string) => the(id).lifecycle?.progress.address;
    expect(followed('citrix-css')).to.equal('www.citrix.com/MyAccount');
    expect(followed('xenserver')).to.equal('www.citrix.com/MyAccount');
    expect(followed('citrix-partner')).to.equal('www.mycitrix.com');
  });

  const closed = DateTime.fromISO('2026-11-01T10:00:00Z');
  const REOPENED: readonly (readonly [string, string])[] = [
    ['2026-11-01T10:00:00Z', 'reopen'],
    ['2026-11-30T23:59:00Z', 'reopen'],
    ['2026-12-01T10:00:00Z', 'reopen'],
    ['2026-12-01T10:00:01Z', 'newCase'],
  ];
  for (const [at, kind] of REOPENED) {
    it(`closed on 1 November, wanted again at ${at}: ${kind}`, () => {
      for (const id of ALL) {
        const answer = reopening(policies, the(id), closed, DateTime.fromISO(at));
        expect(answer, id).to.include({ kind, days: 30, until: '2026-12-01T10:00:00.000Z' });
      }
    });
  }

  const DUTIES: readonly (readonly [string, string | undefined])[] = [
    ['troubleshooting', undefined],
    ['cooperation', 'caseMayBeClosed'],
    ['updates', 'supportMayBeDenied'],
    ['licence-audit', 'supportMayBeDenied'],
    ['access', undefined],
    ['equipment', undefined],
    ['hardware', undefined],
    ['no-confidential-data', undefined],
  ];
  for (const [duty, otherwise] of DUTIES) {
    it(`the customer's part: ${duty}, otherwise ${otherwise ?? 'nothing stated'}`, () => {
      for (const id of ['citrix-css', 'citrix-appliance', 'xenserver']) {
        const found = the(id).duties?.list.find((one) => one.id === duty);
        expect(found?.otherwise, id).to.equal(otherwise);
        expect(found?.source).to.match(id === 'xenserver' ? /^D3, / : /^D1, /);
      }
    });
  }
});

describe('every cell: escalation to management', () => {
  // Promise and its date, asked on Friday at 17:30, and on Saturday at noon.
  const saturday = DateTime.fromISO('2026-11-21T12:00', { zone });
  // prettier-ignore
  const ROUTES: readonly (readonly [programme: string, bought: string, ways: readonly (readonly [what: string, promise: string, friday: string, saturday: string])[]])[] = [
    ['citrix-css', 'core', [
      ['phone escalation', '1 hour always', 'Fri 20 Nov 18:30', 'Sat 21 Nov 13:00'],
      ['web escalation', 'none', 'unknown', 'unknown'],
      ['email escalation', 'same business day', 'Fri 20 Nov 18:00', 'Mon 23 Nov 18:00'],
      ['email feedback supportfeedback@citrix.com', 'next business day', 'Mon 23 Nov 18:00', 'Mon 23 Nov 18:00']]],
    ['citrix-appliance', 'gold-plus', [
      ['phone escalation', '1 hour always', 'Fri 20 Nov 18:30', 'Sat 21 Nov 13:00'],
      ['web escalation', 'none', 'unknown', 'unknown'],
      ['email escalation', 'same business day', 'Fri 20 Nov 18:00', 'Mon 23 Nov 18:00'],
      ['email feedback supportfeedback@citrix.com', 'next business day', 'Mon 23 Nov 18:00', 'Mon 23 Nov 18:00']]],
    ['xenserver', 'standard', [
      ['phone escalation', '1 hour weekdays', 'Fri 20 Nov 18:30', 'Mon 23 Nov 01:00'],
      ['web escalation', 'none', 'unknown', 'unknown'],
      ['email escalation', 'same business day', 'Fri 20 Nov 18:00', 'Mon 23 Nov 18:00']]],
  ];
  for (const [programme, bought, ways] of ROUTES) {
    it(`${programme}: each way with its promise and its date`, () => {
      const told = ([friday, saturday] as const).map(
        (now) => ask(programme, bought, 1, {}, now).routes.escalate,
      );
      const [onFriday = [], onSaturday = []] = told;
      const cells = onFriday.map(({ way, purpose, address, promise }, index) => [
        [way, purpose, ...(address === undefined ? [] : [address])].join(' '),
        promise ? [promise.within, promise.covered ?? ''].join(' ').trim() : 'none',
        local(promise?.by),
        local(onSaturday[index]?.promise?.by),
      ]);
      expect(cells).to.deep.equal(ways);
    });
  }

  it('recommends the phone when time presses', () => {
    for (const id of ['citrix-css', 'xenserver']) {
      const routes = the(id).escalation?.routes.filter(({ recommended }) => recommended);
      expect(routes?.map(({ way }) => way)).to.deep.equal(['phone']);
    }
  });

  it('has no feedback address for XenServer, and the European one for partners (C15)', () => {
    const addresses = (id: string) =>
      the(id).escalation?.routes.flatMap(({ address }) => (address === undefined ? [] : [address]));
    expect(addresses('xenserver')).to.deep.equal([]);
    expect(addresses('citrix-partner')).to.deep.equal(['support.feedback@eu.citrix.com']);
  });

  it('needs number, impact, summary and contact, and is acknowledged', () => {
    for (const id of ALL) {
      const { needs, afterwards, reading } = the(id).escalation ?? {};
      expect(needs?.map((one) => one.id)).to.deep.equal([
        'case-number',
        'business-impact',
        'summary',
        'contact',
      ]);
      expect(afterwards?.map((one) => one.id)).to.deep.equal(['acknowledged', 'plan']);
      expect(reading).to.be.oneOf(['C16', 'C22']);
    }
  });
});

describe('every cell: contacts and third parties', () => {
  it('tells technical from renewal contacts', () => {
    for (const id of ['citrix-css', 'citrix-appliance', 'xenserver']) {
      const contacts = the(id).contacts;
      expect(contacts?.technical.map((one) => one.id).join(' ')).to.equal(
        'technical-opens technical-runs',
      );
      expect(contacts?.renewal.map((one) => one.id).join(' ')).to.equal(
        'renewal-notices renewal-changes renewal-default renewal-rights',
      );
      expect(contacts?.change.through).to.equal('Customer Service');
    }
  });

  const IDENTIFIED: readonly (readonly [string, readonly string[]])[] = [
    ['citrix-css', ['orgId']],
    ['citrix-appliance', ['orgId', 'serialNumber']],
    ['xenserver', ['orgId']],
  ];
  for (const [programme, ways] of IDENTIFIED) {
    it(`third parties of ${programme} use ${ways.join(' or ')}`, () => {
      const party = the(programme).contacts?.thirdParty;
      expect(party?.identifiesBy).to.deep.equal(ways);
      expect(party?.addedIn).to.equal('www.citrix.com/MyAccount');
      expect(party?.terms.map(({ id }) => id)).to.deep.equal([
        'added',
        'on-behalf',
        'liable',
        'removal',
      ]);
    });
  }
});

describe('every cell: the partner desk', () => {
  const { partner, products, response } = {
    ...the('citrix-partner'),
    response: ask('citrix-partner', 'platinum', 1).response,
  };

  it('a PIN is personal, and good for certified products', () => {
    expect(partner?.pin).to.include({
      individual: true,
      transferable: false,
      certifiedProductsOnly: true,
    });
  });

  it('add-ons need the PIN, at any time, without rollover', () => {
    expect(partner?.addOns).to.include({ needPin: true, anyTime: true, rollover: false });
  });

  it('Silver may buy through Partner Operations, Gold has to for 3,500 dollars a year', () => {
    const [silver, gold] = partner?.levels ?? [];
    expect(silver).to.include({ package: 'silver', mandatory: false });
    expect(silver?.text).to.match(/Partner Operations.*annual/);
    expect(gold).to.deep.include({
      package: 'gold',
      mandatory: true,
      fee: { amount: 3500, currency: 'USD', per: 'year' },
    });
  });

  it('supports all products but the online ones', () => {
    expect(partner?.exceptProducts.names).to.deep.equal(['Citrix Online Products']);
    expect(products.map(({ id }) => id)).to.include.members(['daas', 'netscaler', 'licensing']);
  });

  it('invents no response time', () => {
    expect(response.kind === 'unconfirmed' && response.why).to.match(/exhibit/);
  });

  const REVIEWS: readonly (readonly [number, number, string])[] = [
    [0, 10, 'tooEarly'],
    [7, 10, 'tooEarly'],
    [8, 10, 'available'],
    [10, 10, 'available'],
    [0, 0, 'tooEarly'],
  ];
  for (const [used, contracted, kind] of REVIEWS) {
    it(`bugs count; ${used} of ${contracted} cases used: a review is ${kind}`, () => {
      expect(partner?.bugs.count).to.equal(true);
      const review = caseReview(policies, the('citrix-partner'), { used, contracted });
      expect(review).to.include({
        kind,
        fromPercent: 80,
        address: 'support.feedback@eu.citrix.com',
      });
    });
  }

  it('leads EMEA through the right entry of the menu', () => {
    expect(partner?.menu).to.include({
      region: 'emea',
      option: 'Technical Support',
      notThrough: 'Customer Service',
      missing: 'PartnerOperationsEMEA@eu.citrix.com',
    });
  });

  it('sends end users to a contract, to the feedback address, or to their reseller', () => {
    expect(partner?.endUsers.map(({ id }) => id)).to.deep.equal([
      'direct-support',
      'no-pin',
      'no-contract',
    ]);
    expect(partner?.questions.to).to.equal('Partner Operations');
  });
});

describe('every cell: replacement of hardware', () => {
  // prettier-ignore
  const ROWS: readonly (readonly [bought: string, cell: string, by: string])[] = [
    ['bronze', 'ships 10 businessDays rmaNumber', 'Mon 7 Dec 17:30'],
    ['silver', 'ships 1 businessDays rmaNumber', 'Mon 23 Nov 17:30'],
    ['gold', 'ships 1 businessDays rmaNumber', 'Mon 23 Nov 17:30'],
    ['gold-plus', 'delivers 4 hours authorisation', 'Fri 20 Nov 21:30'],
  ];
  for (const [bought, cell, by] of ROWS) {
    it(`${bought}: ${cell}, by ${by}, the same for every severity`, () => {
      for (const severity of LEVELS) {
        const facts = { ...known, programme: 'citrix-appliance', package: bought, severity };
        const promise = replacement(policies, facts, friday);
        if (promise.kind === 'none') return expect.fail('no replacement');
        const { event, within, after } = promise;
        expect(`${event} ${amountText(within)} ${after}`).to.equal(cell);
        expect(local(promise.by)).to.equal(by);
        expect(promise.note).to.match(/export/);
        expect(promise.reading?.id).to.equal('C8');
      }
    });
  }

  it('is nobody else’s', () => {
    const facts = { ...known, programme: 'citrix-css', package: 'core', severity: 1 } as const;
    expect(replacement(policies, facts, friday).kind).to.equal('none');
  });

  // prettier-ignore
  const SITES: readonly (readonly [country: string, miles: number | undefined, centre: string | undefined, there: boolean | undefined, cell: string])[] = [
    ['US', 70, 'US', true, 'served within 70, 6 weeks'],
    ['US', 70.1, 'US', true, 'notServed within 70, 6 weeks'],
    ['US', 10, 'CA', true, 'notServed within 70, 6 weeks'],
    ['US', 10, 'US', false, 'notServed within 70, 6 weeks'],
    ['GB', 50, 'GB', true, 'served within 50, 3-6 months'],
    ['GB', 51, 'GB', true, 'notServed within 50, 3-6 months'],
    ['BE', 20, 'NL', true, 'notServed within 50, 3-6 months'],
    ['JP', undefined, 'JP', true, 'unconfirmed within 50, 3-6 months'],
  ];
  for (const [country, miles, centreCountry, hasCentre, cell] of SITES) {
    it(`Gold Plus in ${country}, ${miles} miles from a centre in ${centreCountry}: ${cell}`, () => {
      const facts = { country, miles, centreCountry, hasCentre };
      const site = deliverySite(policies, the('citrix-appliance'), facts);
      const { from, to, unit } = site?.newCentre ?? {};
      const lead = `${from === undefined ? '' : `${from}-`}${to} ${unit}`;
      expect(`${site?.kind} within ${site?.miles}, ${lead}`).to.equal(cell);
      expect(site?.otherwise).to.equal('gold');
    });
  }

  it('names the terms of a site, the warranty and what is included', () => {
    const { hardware } = the('citrix-appliance');
    expect(hardware?.site.terms.map(({ id }) => id)).to.include.members([
      'responsibility',
      'address',
      'other-address',
      'until-then',
      'components',
    ]);
    expect(hardware?.warranty.hardware).to.deep.equal({ value: 1, unit: 'years' });
    expect(hardware?.warranty.software).to.deep.equal({ value: 90, unit: 'days' });
    expect(hardware?.includes.map(({ id }) => id)).to.deep.equal(['updates', 'unlimited-support']);
    expect(hardware?.phases.map(({ id }) => id)).to.deep.equal(['maintained', 'end-of-life']);
  });
});

describe('every cell: TRM, Priority and Extended Support', () => {
  const feature = (bought: string, id: string) =>
    the('citrix-css')
      .packages.find((one) => one.id === bought)
      ?.features?.find((one) => one.id === id)?.text;

  it('a relationship manager: select markets, renewals long over, from 200 hours, one region', () => {
    expect(feature('trm', 'markets')).to.match(/1 January 2019/);
    expect(feature('trm', 'hours')).to.match(/200/);
    expect(feature('trm', 'incidents')).to.match(/Any number.*one region/);
    const trm = the('citrix-css').packages.find(({ id }) => id === 'trm');
    expect(trm?.sale?.until).to.equal('2019-10-01');
  });

  it('Scheduled Support: 40 hours, and 80 with Plus; what was lost is not answered', () => {
    expect(feature('priority', 'scheduled-support')).to.match(/^40 /);
    expect(feature('priority-plus', 'scheduled-support')).to.match(/^80 /);
    expect(feature('priority', 'comparison')).to.match(/not be confirmed/);
  });

  const EXTENDED = [
    'XenDesktop 7.15 LTSR',
    'XenDesktop 7.6 LTSR',
    'XenDesktop 5.x',
    'XenApp 7.15 LTSR',
    'XenApp 7.6 LTSR',
    'XenApp 6.5',
    'XenApp 6.0',
    'XenApp 5.0 for Windows Server 2008',
    'XenServer 7.1 LTSR',
  ];

  it('Extended Support is for nine products, with three prerequisites and a fee', () => {
    const { products } = the('citrix-extended');
    expect(products.map(({ name }) => name)).to.deep.equal(EXTENDED);
    for (const { id } of products) {
      const needs = extendedSupport(policies, id);
      expect(needs).to.include({ programme: 'citrix-extended', additionalFee: true });
      expect(needs?.reading?.id).to.equal('C12');
      expect(needs?.prerequisites.map((one) => one.id)).to.deep.equal([
        'microsoft-support',
        'customer-success-services',
        'base-agreement',
      ]);
    }
    expect(extendedSupport(policies, 'daas')).to.equal(undefined);
  });
});

describe('every cell: contradictions and gaps', () => {
  it('has a reading for each, with what each document says and why', () => {
    const ids = policies.register.map(({ id }) => id);
    for (let number = 1; number <= 21; number += 1) expect(ids).to.include(`C${number}`);
    for (const { conflict, says, reading, why } of policies.register) {
      expect(says.length).to.be.at.least(1);
      for (const words of [conflict, reading, why]) expect(words).to.have.length.above(10);
    }
  });

  it('every reading is used by a rule', () => {
    const used = new Set(
      [...JSON.stringify(policies).matchAll(/"reading":"(C\d+)"/g)].map(([, id]) => id),
    );
    const unused = policies.register.map(({ id }) => id).filter((id) => !used.has(id));
    expect(unused).to.deep.equal([]);
  });

  // prettier-ignore
  const QUOTED: readonly (readonly [reading: string, programme: string, bought: string, severity: Level, rule: string, change?: Partial<Facts>])[] = [
    ['C1', 'citrix-appliance', 'bronze', 1, 'coverage.businessHours'],
    ['C1', 'citrix-appliance', 'silver', 1, 'coverage.businessHours'],
    ['C2', 'citrix-css', 'trm', 1, 'coverage.always'],
    ['C2', 'citrix-css', 'trm', 1, 'response.unconfirmed'],
    ['C2', 'citrix-appliance', 'gold', 2, 'coverage.always', { companion: 'trm' }],
    ['C25', 'citrix-appliance', 'gold', 2, 'response.target', { companion: 'priority' }],
    ['C4', 'xenserver', 'standard', 2, 'languages.primary'],
    ['C7', 'citrix-css', 'core', 2, 'updates.cadence'],
    ['C9', 'citrix-appliance', 'gold', 2, 'response.target'],
    ['C10', 'citrix-css', 'core', 2, 'hours.group'],
    ['C11', 'citrix-css', 'core', 2, 'coverage.unconfirmed', { hoursGroup: undefined }],
    ['C17', 'xenserver', 'standard', 2, 'hours.group'],
    ['C18', 'citrix-css', 'core', 4, 'updates.cadence'],
    ['C22', 'citrix-partner', 'gold', 1, 'coverage.unconfirmed'],
    ['C22', 'citrix-partner', 'gold', 1, 'response.unconfirmed'],
    ['C23', 'citrix-extended', 'extended', 1, 'response.unconfirmed'],
  ];
  for (const [id, programme, bought, severity, rule, change] of QUOTED) {
    it(`${id} is quoted for ${bought} of ${programme}, severity ${severity}: ${rule}`, () => {
      const reason = ask(programme, bought, severity, change).because.find(
        (one) => one.rule === rule,
      );
      const entry = policies.register.find((one) => one.id === id);
      expect(reason?.reading).to.deep.equal({ id, text: entry?.reading });
    });
  }
});
