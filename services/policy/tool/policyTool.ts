/** The operator's tool: `lint`, `explain` and `table` over a folder of policy files. */
import { parseArgs } from 'node:util';
import type { DateTime } from 'luxon';
import { loadAccounts } from '../../entitlements/loadAccounts.ts';
import { lintPolicies } from '../lintPolicies.ts';
import { loadPolicies } from '../loadPolicies.ts';
import { explain } from './explain.ts';
import { explainText } from './explainText.ts';
import { table, tableText } from './table.ts';
import { UsageError } from './usageError.ts';

export interface ToolDefaults {
  readonly policyDir: URL | string;
  readonly accountsFile: URL | string;
  readonly now: DateTime;
}

export interface ToolResult {
  /** 0: done. 1: the policy or a question is wrong. */
  readonly exitCode: number;
  readonly out: string;
  readonly error: string;
}

const HELP = `npm run policy -- lint | explain | table [--json] [--policy-dir DIR]

lint     what the policy leaves open, says twice, never reaches or has outlived
table    coverage and response times of all packages  [--programme ID]
explain  what a case may expect, step by step
         --severity 1-4  --at 2026-11-20T17:30:00-08:00 (now, if left out)
         --account NUMBER [--product ID] [--accounts-file FILE]
         or --programme ID --package ID [--with PACKAGE] --group ID [--country CC]
         [--language de]`;

/** Never throws for what an operator typed or wrote: the result says what is wrong. */
export async function policyTool(
  args: readonly string[],
  defaults: ToolDefaults,
): Promise<ToolResult> {
  try {
    return done(await answer(args, defaults));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { exitCode: 1, out: '', error: error.message };
  }
}

const done = (out: string): ToolResult => ({ exitCode: 0, out, error: '' });

async function answer(args: readonly string[], defaults: ToolDefaults): Promise<string> {
  const { values, positionals } = read(args);
  const [command, ...others] = positionals;
  if (values.help === true) return HELP;
  if (command === undefined || others.length > 0) throw new UsageError(HELP);
  const policies = loadPolicies(values['policy-dir'] ?? defaults.policyDir);
  const asJson = (value: unknown): string => JSON.stringify(value, null, 2);
  switch (command) {
    case 'lint': {
      const findings = lintPolicies(policies, defaults.now.toUTC().toISODate() ?? undefined);
      if (values.json === true) return asJson({ findings });
      const count = `${policies.programmes.length} programmes, ${findings.length} findings`;
      return [...findings, `The policy loads: ${count}.`].join('\n');
    }
    case 'table': {
      const rows = table(policies, values.programme);
      return values.json === true ? asJson({ rows }) : tableText(rows);
    }
    case 'explain': {
      const accounts = () => loadAccounts(values['accounts-file'] ?? defaults.accountsFile);
      const explained = await explain(policies, accounts, values, defaults.now);
      return values.json === true ? asJson(explained) : explainText(explained);
    }
  }
  throw new UsageError(`"${command}" is not known; allowed: lint, explain, table`);
}

const TEXT = { type: 'string' } as const;

function read(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      help: { type: 'boolean' },
      json: { type: 'boolean' },
      'policy-dir': TEXT,
      'accounts-file': TEXT,
      severity: TEXT,
      at: TEXT,
      account: TEXT,
      product: TEXT,
      programme: TEXT,
      package: TEXT,
      with: TEXT,
      group: TEXT,
      country: TEXT,
      language: TEXT,
    },
  });
}
