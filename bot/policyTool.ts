/** Runs the operator's policy tool on the policy that the product would start with. */
import { existsSync } from 'node:fs';
import { DateTime } from 'luxon';
import { policyTool } from '../services/policy/tool/policyTool.ts';

const services = new URL('../services/', import.meta.url);

if (existsSync('.env')) process.loadEnvFile('.env');
const { exitCode, out, error } = await policyTool(process.argv.slice(2), {
  policyDir: process.env['POLICY_DIR'] ?? new URL('policy/policies/', services),
  accountsFile:
    process.env['ACCOUNTS_FILE'] ?? new URL('entitlements/adapters/demoAccounts.yaml', services),
  now: DateTime.utc(),
});
if (out !== '') process.stdout.write(`${out}\n`);
if (error !== '') process.stderr.write(`${error}\n`);
process.exitCode = exitCode;
