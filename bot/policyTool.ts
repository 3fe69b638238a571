/** Runs the operator's policy tool on the policy that the product would start with. */
import { existsSync } from 'node:fs';
import { DateTime } from 'luxon';
import { policyTool } from '../services/policy/tool/policyTool.ts';
import { DEFAULT_POLICIES, DEMO_ACCOUNTS } from './defaults.ts';

if (existsSync('.env')) process.loadEnvFile('.env');
const { exitCode, out, error } = await policyTool(process.argv.slice(2), {
  policyDir: process.env['POLICY_DIR'] ?? DEFAULT_POLICIES,
  accountsFile: process.env['ACCOUNTS_FILE'] ?? DEMO_ACCOUNTS,
  now: DateTime.utc(),
});
if (out !== '') process.stdout.write(`${out}\n`);
if (error !== '') process.stderr.write(`${error}\n`);
process.exitCode = exitCode;
