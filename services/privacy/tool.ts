/** What an operator does for somebody who asks what is kept about them, or wants it erased. */
import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { mailAddress } from '../mail/mailAddress.ts';
import { carryOut } from './carryOut.ts';
import { exported } from './exported.ts';
import type { Held } from './held.ts';
import { holdings } from './holdings.ts';
import { person } from './person.ts';

const USAGE = [
  'npm run privacy -- export <e-mail>   everything that is kept on a person, as JSON',
  'npm run privacy -- erase <e-mail>    takes it out everywhere; what was begun and broken off is finished, too',
].join('\n');

interface Told {
  readonly exitCode: 0 | 1;
  readonly out: string;
  readonly error: string;
}

const told = (out: string): Told => ({ exitCode: 0, out, error: '' });

async function counted(held: Held, email: string): Promise<string> {
  const { conversations, requests, files, mails, cases, mentions } = await holdings(
    held,
    person(email),
  );
  const others = Object.values(mentions).flat().length;
  return [
    `${conversations.length} conversations`,
    `${requests.length} requests`,
    `${cases.length} cases`,
    `${files.length} files`,
    `${mails.length} mails`,
    `named in ${others} of other people`,
  ].join(', ');
}

export async function privacyTool(
  [command, email = '', ...rest]: readonly string[],
  held: Held,
  clock: Clock,
): Promise<Told> {
  const isAddress = mailAddress(email)?.address === email;
  const isKnown = command === 'export' || command === 'erase';
  if (!isKnown || !isAddress || rest.length > 0) return { exitCode: 1, out: '', error: USAGE };
  if (command === 'export') {
    return told(JSON.stringify(await exported(held, email, clock), null, 2));
  }
  const now = clock();
  const before = await counted(held, email);
  await held.erasures.ask({
    id: randomUUID(),
    askedAt: now.toJSDate().toISOString(),
    dueAt: now.toMillis(),
    whose: { kind: 'person', email, scope: 'everything' },
  });
  const open = await held.erasures.open();
  let isClean = true;
  for (const one of open) isClean = await carryOut(held, one, now.toJSDate().toISOString());
  const traces = isClean
    ? ''
    : ' The database is in use, so its files may have traces for an hour; run this again to be sure now.';
  return told(`Erased: ${before}.${traces}`);
}
