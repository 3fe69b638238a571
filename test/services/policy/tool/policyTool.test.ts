import { expect } from 'chai';
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DateTime } from 'luxon';
import { z } from 'zod';
import {
  Coverage,
  LanguageService,
  Reason,
  Routes,
} from '../../../../services/policy/evaluation.ts';
import { policyTool, type ToolResult } from '../../../../services/policy/tool/policyTool.ts';
import { POLICY_FOLDER } from '../policyFixture.ts';

const root = new URL('../../../../', import.meta.url);

const run = async (line: string): Promise<ToolResult> =>
  policyTool(line.split(' ').filter(Boolean), {
    policyDir: POLICY_FOLDER,
    accountsFile: new URL('services/entitlements/adapters/demoAccounts.yaml', root),
    now: DateTime.fromISO('2026-11-21T01:30:00Z'),
  });

const Explained = z.object({
  coverage: Coverage,
  open: z.boolean().nullable(),
  respondBy: z.string().nullable(),
  languages: LanguageService,
  routes: Routes,
  because: z.array(Reason),
  notes: z.array(z.string()),
  steps: z.array(z.record(z.string(), z.unknown())),
});

async function explained(line: string): Promise<z.infer<typeof Explained>> {
  const { out, error } = await run(`explain --json ${line}`);
  expect(error).to.equal('');
  return Explained.parse(JSON.parse(out));
}

const CORE = '--programme citrix-css --package core --group americas-west';
const FRIDAY = '--at 2026-11-20T17:30:00-08:00';

describe("the operator's policy tool", () => {
  it('explains a time in business hours, each stretch and each closed day', async () => {
    const answer = await explained(`--severity 2 ${FRIDAY} ${CORE} --country US`);
    expect(answer).to.include({ open: true, respondBy: '2026-11-23T17:30:00.000Z' });
    expect(answer.steps).to.deep.equal([
      {
        kind: 'counted',
        from: '2026-11-21T01:30:00.000Z',
        to: '2026-11-21T02:00:00.000Z',
        minutes: 30,
      },
      { kind: 'closed', day: '2026-11-21', because: 'weekend' },
      { kind: 'closed', day: '2026-11-22', because: 'weekend' },
      {
        kind: 'counted',
        from: '2026-11-23T16:00:00.000Z',
        to: '2026-11-23T17:30:00.000Z',
        minutes: 90,
      },
    ]);
    expect(answer.because.map(({ rule }) => rule)).to.include('response.target');
    expect(answer.routes.open).to.have.length(3);
    expect(answer.notes).to.deep.equal([]);
  });

  it('names a public holiday, and counts none without a country', async () => {
    const thanksgiving = '--severity 2 --at 2026-11-26T09:00:00-08:00';
    const { steps } = await explained(`${thanksgiving} ${CORE} --country US`);
    expect(steps[0]).to.deep.equal({
      kind: 'closed',
      day: '2026-11-26',
      because: 'publicHoliday',
    });
    const { notes, respondBy } = await explained(`${thanksgiving} ${CORE}`);
    expect(respondBy).to.equal('2026-11-26T19:00:00.000Z');
    expect(notes.join()).to.contain('public holidays are not counted');
  });

  // prettier-ignore
  const ANSWERS: readonly (readonly [line: string, open: boolean | null, respondBy: string | null])[] = [
    [`--severity 1 ${FRIDAY} ${CORE}`, true, '2026-11-21T02:00:00.000Z'],
    [`--severity 3 --at 2026-11-21T12:00:00Z ${CORE} --country US`, false, '2026-11-24T00:00:00.000Z'],
    [`--severity 2 ${FRIDAY} --programme citrix-appliance --package gold --with priority --group americas-west`, true, '2026-11-21T05:30:00.000Z'],
    [`--severity 1 ${FRIDAY} --programme xenserver --country US --group americas-west`, true, '2026-11-21T02:00:00.000Z'],
    [`--severity 1 ${FRIDAY} --programme citrix-partner --package gold --group emea-west`, null, null],
    [`--severity 2 ${FRIDAY} --programme citrix-css --package core --country DE`, null, null],
    [`--severity 2 ${FRIDAY} --programme citrix-css --package core --country FR`, false, '2026-11-23T10:00:00.000Z'],
    [`--severity 1 --at 2345-01-01T00:00:00Z ${CORE}`, null, null],
    [`--severity 1 ${FRIDAY} --account ORG-10442`, true, '2026-11-21T01:45:00.000Z'],
    [`--severity 2 ${FRIDAY} --account NS7X-41QD-88LM`, false, '2026-11-23T12:00:00.000Z'],
    [`--severity 2 ${FRIDAY} --account ORG-41853`, true, '2026-11-21T05:30:00.000Z'],
    [`--severity 2 ${FRIDAY} --account ORG-23960`, null, null],
  ];
  for (const [line, open, respondBy] of ANSWERS) {
    it(`answers ${line}`, async () => {
      expect(await explained(line)).to.include({ open, respondBy });
    });
  }

  it('says that nobody offers a language', async () => {
    const { languages } = await explained(`--severity 2 ${CORE} --language tlh`);
    expect(languages.kind).to.equal('notOffered');
  });

  it('tells an operator in lines, with sources and readings', async () => {
    const { out } = await run(
      `explain --severity 1 ${FRIDAY} --programme citrix-appliance --package bronze --group americas-west`,
    );
    expect(out).to.match(/^Response {3}within 1 hour: by Mon 23 Nov 2026 08:30 /m);
    expect(out).to.match(/2026-11-22: weekend/);
    expect(out).to.match(/\[D1, support coverage\] Reading C1: /);
    expect(out).to.match(/^Escalate {3}phone: .* promised 1 hour, always/m);
  });

  it('shows the table as it will be told, combinations included', async () => {
    const { out } = await run('table');
    expect(out).to.match(/^citrix-css +priority-plus +in less than 10 minutes \(24\/7\) /m);
    expect(out).to.match(/^citrix-appliance +gold with trm .*\(C25\)$/m);
    expect(out).to.match(/^citrix-partner +gold +not confirmed/m);
    const { out: json } = await run('table --json --programme xenserver');
    const { rows } = z
      .object({ rows: z.array(z.looseObject({ programme: z.string() })) })
      .parse(JSON.parse(json));
    expect(rows.map(({ programme }) => programme)).to.deep.equal(['xenserver']);
    expect(rows[0]).to.have.nested.property('severities.2.response', 'within 2 business hours');
  });

  it('lists the findings about a policy, and that it loads', async () => {
    const { out, exitCode } = await run('lint');
    expect(exitCode).to.equal(0);
    expect(out).to.match(/^emea: countries in no hours group: .*DE/m);
    expect(out).to.match(/which has passed$/m);
    expect(out).to.match(/The policy loads: 5 programmes, \d+ findings\.$/);
    const { out: json } = await run('lint --json');
    expect(JSON.parse(json)).to.have.property('findings').with.length.above(5);
  });

  // prettier-ignore
  const MISTAKES: readonly (readonly [line: string, error: RegExp])[] = [
    ['', /^npm run policy/],
    ['dance', /"dance" is not known; allowed: lint, explain, table/],
    ['lint --loud', /--loud/],
    [`explain ${CORE}`, /--severity is missing; allowed: 1, 2, 3, 4/],
    [`explain --severity 5 ${CORE}`, /--severity "5" is not known; allowed: 1, 2, 3, 4/],
    [`explain --severity 2 --at tomorrow ${CORE}`, /--at "tomorrow" is not an instant; write it like/],
    [`explain --severity 2 --at 2026-11-20T17:30 ${CORE}`, /is not an instant/],
    ['explain --severity 2', /--account or --programme is missing/],
    ['explain --severity 2 --programme citrix', /--programme "citrix" is not known; allowed: citrix-css, citrix-appliance/],
    ['explain --severity 2 --programme citrix-css', /--package is missing; allowed: core, advanced/],
    ['explain --severity 2 --programme citrix-css --package gold', /--package "gold" is not known; allowed: core/],
    ['explain --severity 2 --programme citrix-css --package core --with gin', /--with "gin" is not known/],
    ['explain --severity 2 --programme citrix-css --package core --group moon', /--group "moon" is not known; allowed: americas-east/],
    [`explain --severity 2 ${CORE} --country Mars`, /--country "Mars" is not an ISO 3166 country/],
    ['explain --severity 2 --account ORG-0', /--account "ORG-0" is not known/],
    ['table --programme moon', /--programme "moon" is not known/],
    ['lint --policy-dir /nowhere', /\/nowhere: the policy folder can't be read/],
  ];
  for (const [line, error] of MISTAKES) {
    it(`says what is wrong with "${line}"`, async () => {
      const result = await run(line);
      expect(result.error).to.match(error);
      expect(result).to.include({ exitCode: 1, out: '' });
    });
  }

  it('names file and line of a mistake in the policy, and what is allowed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'policy-tool-'));
    try {
      cpSync(POLICY_FOLDER, folder, { recursive: true });
      const path = join(folder, 'xenserver.yaml');
      const lines = readFileSync(path, 'utf8').split('\n');
      const at = lines.findIndex((line) => line.includes('manner: callIn'));
      lines[at] = (lines[at] ?? '').replace('callIn', 'callOut');
      writeFileSync(path, lines.join('\n'));
      const { error } = await run(`lint --policy-dir ${folder}`);
      expect(error).to.match(
        /xenserver\.yaml: line \d+: channels\.0\.manner: .*"callIn"\|"callBack"/,
      );
      expect(error).to.contain(`line ${at + 1}:`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('tells which number an account is told to phone, and which region has none', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'policy-tool-'));
    try {
      cpSync(POLICY_FOLDER, folder, { recursive: true });
      const path = join(folder, 'shared.yaml');
      const ours = "numbers: [{ number: '+1 202-555-0143', regions: [americas] }]";
      writeFileSync(path, readFileSync(path, 'utf8').replace('numbers: []', ours));
      const { out } = await run(
        `explain --policy-dir ${folder} --account ORG-10587 --severity 2 ${FRIDAY}`,
      );
      expect(out).to.match(/^Phone {6}\+1 202-555-0143$/m);
      const other = await run(
        `explain --policy-dir ${folder} --account ORG-20318 --severity 2 ${FRIDAY}`,
      );
      expect(other.out).not.to.match(/^Phone/m);
      const { out: found } = await run(`lint --policy-dir ${folder}`);
      expect(found).to.contain('phones name no number for Europe, Middle East and Africa');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('runs from the command line', async () => {
    const entry = fileURLToPath(new URL('bot/policyTool.ts', root));
    const { stdout } = await promisify(execFile)(process.execPath, [entry, 'table', '--json']);
    expect(JSON.parse(stdout)).to.have.property('rows');
  });
});
