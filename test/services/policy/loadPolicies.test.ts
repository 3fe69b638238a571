import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadPolicies } from '../../../services/policy/loadPolicies.ts';
import { POLICY_FOLDER } from './policyFixture.ts';

type Mistake = readonly [file: string, from: string, to: string, problem: RegExp];

// prettier-ignore
const MISTAKES: readonly Mistake[] = [
  ['citrix-css.yaml', '1: 30 minutes', '1: soon', /packages\.0\.response\.targets\.1: "soon" is not an amount/],
  ['citrix-css.yaml', '1: 30 minutes', '1: 0 minutes', /packages\.0\.response\.targets\.1/],
  ['citrix-css.yaml', '{ 1: always', '{ 1: allways', /packages\.0\.coverage\.severities\.1/],
  ['citrix-css.yaml', 'id: advanced', 'id: core', /packages\.1\.id: "core" is there twice/],
  ['citrix-css.yaml', 'family: daas-vdi', 'family: nobody', /products\.0\.family: there are no engineers "nobody"/],
  ['citrix-css.yaml', '    apj: {', '    moon: {', /languages\.regions\.moon: there is no such region/],
  ['citrix-css.yaml', 'name: CSS Core', 'nmae: CSS Core', /packages\.0/],
  ['citrix-css.yaml', '[storefront,', '[StoreFront,', /products\.2\.aliases\.0: must be lowercase/],
  ['citrix-css.yaml', 'packages:', 'packages: [', /line \d+: /],
  ['shared.yaml', 'zone: Asia/Kolkata', 'zone: Asia/Kalkutta', /hoursGroups\.4\.zone: is not an IANA zone/],
  ['shared.yaml', 'region: emea', 'region: moon', /hoursGroups\.2\.region: there is no region "moon"/],
  ['shared.yaml', "opens: '08:00'", "opens: '19:00'", /hoursGroups\.0\.hours: opens after it closes/],
  ['shared.yaml', 'severity: 4', 'severity: 3', /severities: severity 3 is defined 2 times/],
  ['shared.yaml', 'effect: [impaired]', 'effect: [question]', /proposals: none for effect impaired/],
  ['shared.yaml', 'closures: []', "closures: [{ date: '2026-12-24', name: x, groups: [moon] }]", /closures\.0\.groups/],
  ['shared.yaml', 'numbers: []', 'numbers: [{ number: +12025550143 }]', /line \d+: phones\.numbers\.0\.number: must stand in quotes, such as "\+1 202-555-0143"/],
  ['shared.yaml', 'numbers: []', "numbers: [{ number: '0202 555 0143' }]", /line \d+: phones\.numbers\.0\.number: is no international phone number such as \+1 202-555-0143/],
  ['shared.yaml', 'numbers: []', "numbers: [{ number: '+1 202-55' }]", /phones\.numbers\.0\.number: is no international/],
  ['shared.yaml', 'numbers: []', "numbers: [{ number: '+1 202-555-0143 extension 5' }]", /phones\.numbers\.0\.number: is no international/],
  ['shared.yaml', 'numbers: []', "numbers: [{ number: '(+1) 202-555-0143' }]", /phones\.numbers\.0\.number: is no international/],
  ['shared.yaml', 'numbers: []', "numbers: [{ number: '+ 1 202-555-0143' }]", /phones\.numbers\.0\.number: is no international/],
  ['shared.yaml', 'numbers: []', "numbers: [{ number: '+44 (0)20 7946 0123' }]", /line \d+: phones\.numbers\.0\.number: has a zero in parentheses, and every digit is dialled/],
  ['shared.yaml', 'numbers: []', "numbers: [{ number: '+44 (020) 7946 0123' }]", /phones\.numbers\.0\.number: has a zero in parentheses/],
  ['shared.yaml', 'numbers: []', "numbers: [{ number: '+1 202-555-0143', regions: [moon] }]", /phones\.numbers\.0\.regions: there is no region "moon"; allowed: americas, emea, apj/],
  ['shared.yaml', 'numbers: []', "numbers: [{ number: '+1 202-555-0143', groups: [moon] }]", /phones\.numbers\.0\.groups: there is no hours group "moon"/],
  ['shared.yaml', 'numbers: []', "numbers: [{ number: '+1 202-555-0143', programmes: [moon] }]", /phones\.numbers\.0\.programmes: there is no programme "moon"/],
  ['xenserver.yaml', 'reading: C17', 'reading: C99', /line \d+: \S+: there is no reading "C99"; allowed: C1, C2/],
  ['xenserver.yaml', 'way: phone', 'way: fax', /line \d+: channels\.0\.way: Invalid option.*"chat"/],
  ['xenserver.yaml', 'lifecycle:\n  as: common', 'lifecycle:\n  as: usual', /line \d+: lifecycle/],
  ['xenserver.yaml', "from: '2024-03-26'", "from: '2024-03-26', until: '2024-01-01'", /effective: ends before it begins/],
  ['citrix-partner.yaml', ', citrix-appliance]', ', citrix-apliance]', /productsOf\.1: there is no programme "citrix-apliance"; allowed: citrix-css/],
  ['citrix-appliance.yaml', 'with: [priority,', 'with: [prority,', /combinations\.0\.with: there is no package "prority"/],
  ['citrix-appliance.yaml', 'within: 4 hours', 'within: soon', /hardware\.replacements\.0\.within: "soon" is not an amount/],
  ['citrix-appliance.yaml', 'package: gold-plus', 'package: platinum-plus', /hardware\.site\.package: there is no package "platinum-plus"; allowed: bronze, silver/],
  ['register.yaml', 'id: C2\n', 'id: C1\n', /register\.1\.id: "C1" is there twice/],
  ['shared.yaml', 'reading: C16', 'reading: C98', /severityRules\.reading: there is no reading "C98"/],
  ['shared.yaml', 'mayIncrease: false', 'mayIncrease: never', /line \d+: common\.severityRules\.mayIncrease: /],
  ['shared.yaml', '[citrix-css, citrix-appliance', '[citrix-cs, citrix-appliance', /order\.0: there is no programme "citrix-cs"/],
  ['shared.yaml', "version: '2026-11-21'", 'version: someday', /version/],
];

describe('loading the policy', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'policies-'));
    cpSync(POLICY_FOLDER, folder, { recursive: true });
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const change = (file: string, from: string, to: string): void => {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    expect(text).to.contain(from);
    writeFileSync(path, text.replace(from, to));
  };

  for (const [file, from, to, problem] of MISTAKES) {
    it(`stops with one line that names ${file} and the place of "${to}"`, () => {
      change(file, from, to);
      expect(() => loadPolicies(folder))
        .to.throw(Error, problem)
        .with.property('message')
        .that.satisfies(
          (line: string) => line.startsWith(`${join(folder, file)}: `) && !line.includes('\n'),
        );
    });
  }

  it('takes one more file in the folder as one more programme', () => {
    const text = readFileSync(join(folder, 'citrix-css.yaml'), 'utf8');
    writeFileSync(join(folder, 'other.yaml'), text.replace('id: citrix-css', 'id: other'));
    const { programmes } = loadPolicies(folder);
    expect(programmes.map(({ id }) => id)).to.deep.equal([
      'citrix-css',
      'citrix-appliance',
      'xenserver',
      'citrix-extended',
      'citrix-partner',
      'other',
    ]);
    writeFileSync(join(folder, 'third.yaml'), text);
    expect(() => loadPolicies(folder)).to.throw(
      /third\.yaml: line 3: id: programme "citrix-css" is in/,
    );
  });

  it('stops when files are missing', () => {
    expect(() => loadPolicies(join(folder, 'nowhere'))).to.throw(/nowhere: the policy folder/);
    for (const name of readdirSync(folder)) {
      if (name !== 'shared.yaml') rmSync(join(folder, name));
    }
    expect(() => loadPolicies(folder)).to.throw('there is no programme');
    rmSync(join(folder, 'shared.yaml'));
    expect(() => loadPolicies(folder)).to.throw(/shared\.yaml: ENOENT/);
  });

  it('keeps the closures of the operator', () => {
    change('shared.yaml', 'closures: []', "closures: [{ date: '2026-12-24', name: Closed }]");
    expect(loadPolicies(folder).shared.closures).to.have.length(1);
  });
});
