/** `npm run doctor`: says of each setting whether what it names is there and works. */
import { existsSync } from 'node:fs';
import { examine } from './examine.ts';
import type { Finding } from './finding.ts';

const MARKS: Readonly<Record<Finding['kind'], string>> = {
  fine: 'ok   ',
  wrong: 'WRONG',
  unused: '-    ',
};

if (existsSync('.env')) process.loadEnvFile('.env');
const findings = await examine(process.env);
const width = Math.max(...findings.map(({ about }) => about.length));
for (const { about, kind, says } of findings) {
  process.stdout.write(`${MARKS[kind]}  ${about.padEnd(width)}  ${says}\n`);
}
const bad = findings.filter(({ kind }) => kind === 'wrong').length;
process.stdout.write(bad === 0 ? '\nNothing is wrong.\n' : `\n${bad} to be mended.\n`);
process.exitCode = bad === 0 ? 0 : 1;
