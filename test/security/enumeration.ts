import { codeMail } from '../../dialogs/mails/codeMail.ts';
import { fileDirectory } from '../../services/entitlements/adapters/fileDirectory.ts';
import { oneTimeCode } from '../../services/identity/oneTimeCode.ts';
import { sqliteCodeStore } from '../../services/storage/sqlite/codeStore.ts';
import { openDatabase } from '../../services/storage/sqlite/database.ts';
import { sqliteRateLimiter } from '../../services/storage/sqlite/rateLimiter.ts';
import { echoService } from '../bot/channels/directLine/echoService.ts';
import { clockAt } from '../fakes/clocks.ts';
import { memoryMailer } from '../fakes/memoryMailer.ts';
import { silentLog } from '../fakes/silentLog.ts';
import { randomOf } from '../faults/random.ts';
import { problemsIn, type Row } from '../faults/report.ts';
import { ids, talk } from '../support/talk.ts';
import { textOf, withCase } from '../support/cases.ts';
import { accounts } from '../support/world.ts';
import { kolmogorovSmirnov } from './kolmogorovSmirnov.ts';

interface Plan {
  readonly seed: number;
  readonly probes: number;
  /** Measured times of each kind. */
  readonly times: number;
}

const KNOWN = 'ana.morales@example.com';
const UNKNOWN = 'ann.moralis@example.com';

const median = (all: readonly number[]): number =>
  all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

interface Compared {
  readonly p: number;
  readonly apartMs: number;
}

/** Both in turns, and which is first is drawn, so that what else goes on falls on both. */
async function compare(
  seed: number,
  times: number,
  probe: (isReal: boolean, n: number) => Promise<unknown>,
): Promise<Compared> {
  const random = randomOf(seed);
  const taken: { readonly real: number[]; readonly absent: number[] } = { real: [], absent: [] };
  for (let n = -200; n < times; n += 1) {
    const isFirst = random.below(2) === 0;
    for (const isReal of [isFirst, !isFirst]) {
      const from = performance.now();
      await probe(isReal, n);
      const ms = performance.now() - from;
      // The first calls are compiled on the way.
      if (n >= 0) taken[isReal ? 'real' : 'absent'].push(ms);
    }
  }
  const { real, absent } = taken;
  return { p: kolmogorovSmirnov(real, absent), apartMs: Math.abs(median(real) - median(absent)) };
}

/** Somebody else’s conversation, and one that is not there, asked for with a token of one’s own. */
async function conversations({ seed, times }: Plan): Promise<Compared> {
  const service = await echoService();
  try {
    const [thief, victim] = [await service.token(), await service.token()];
    const absent = victim.conversationId.replace(/.{6}$/, 'AAAAAA');
    const { token } = thief;
    return await compare(seed, times, async (isReal) => {
      const id = isReal ? victim.conversationId : absent;
      await service.call(`/conversations/${id}/activities`, { method: 'GET', token });
    });
  } finally {
    await service.close();
  }
}

/** A code for an address that an account has, and for one that none has. */
async function addresses({ seed, times }: Plan): Promise<Compared> {
  const database = openDatabase(':memory:');
  const clock = clockAt('2026-11-20T12:00:00Z');
  const proof = oneTimeCode({
    codeMail,
    directory: fileDirectory({ accounts }),
    codes: sqliteCodeStore(database),
    limiter: sqliteRateLimiter(database, clock.now),
    mailer: memoryMailer(),
    clock: clock.now,
    log: silentLog,
  });
  const compared = await compare(seed, times, async (isReal, n) => {
    clock.forward(3_600_000);
    const trying = { conversationId: `c${n}${isReal}`, address: `a${n}${isReal}` };
    const { kind } = await proof.sendCode(isReal ? KNOWN : UNKNOWN, trying);
    if (kind !== 'sent') throw new Error(`A code was not sent: ${kind}.`);
  });
  database.close();
  return compared;
}

/** What a stranger is told of cases, accounts and addresses, with what they typed taken out. */
async function told({ seed, probes }: Plan): Promise<{ told: Set<string>; count: number }> {
  const random = randomOf(seed);
  const story = await withCase();
  const answers = new Set<string>();
  for (let probe = 0; probe < probes; probe += 2) {
    // 100001 is Ana's; the others are nobody's.
    const caseNumber = random.below(2) === 0 ? '100001' : String(100_002 + random.below(899_998));
    const email = random.below(2) === 0 ? KNOWN : `${random.below(1e6)}@example.org`;
    story.wait({ hours: 1 });
    const stranger = await talk({ in: story.world });
    const first = await stranger.say(`status of case ${caseNumber}`);
    const second = await stranger.say(email);
    const all = [...ids(first), textOf(first), ...ids(second), textOf(second)].join('\n');
    answers.add(all.replaceAll(caseNumber, 'N').replaceAll(email, 'E'));
  }
  return { told: answers, count: probes };
}

/** The same limits, whoever is asked about; and how often a code can be guessed. */
async function limits(): Promise<{ readonly problems: readonly string[]; readonly guess: number }> {
  const problems: string[] = [];
  const asked: number[] = [];
  const tries: number[] = [];
  for (const email of [KNOWN, UNKNOWN]) {
    const database = openDatabase(':memory:');
    const clock = clockAt('2026-11-20T12:00:00Z');
    const mailer = memoryMailer();
    const codes = sqliteCodeStore(database);
    const proof = oneTimeCode({
      codeMail,
      directory: fileDirectory({ accounts }),
      codes,
      limiter: sqliteRateLimiter(database, clock.now),
      mailer,
      clock: clock.now,
      log: silentLog,
    });
    const one = { conversationId: 'c', address: 'a' };
    await proof.sendCode(email, one);
    while (email === KNOWN && mailer.sent.length === 0) await new Promise(setImmediate);
    const code = /\b(\d{3}) (\d{3})\b/.exec(mailer.sent[0]?.text ?? '');
    const right = code === null ? '123456' : `${code[1]}${code[2]}`;
    const wrong = right === '000000' ? '000001' : '000000';
    // So many wrong ones, then the right one: it has to be of no use after three.
    let count = 0;
    const check = (typed: string) => proof.checkCode(typed, { ...one, lineId: `line ${count}` });
    const stored = JSON.stringify(database.records.prepare('SELECT * FROM codes').all());
    if (stored.includes(right)) problems.push('a code is stored');
    for (; count < 3; count += 1) await check(wrong);
    const late = await check(right);
    count += 1;
    if (late.kind === 'right') problems.push('a code was good after three wrong tries');
    while (count < 1000 && (await check(wrong)).kind !== 'tooOften') count += 1;
    tries.push(count);
    let sent = 1;
    for (let n = 0; n < 1000; n += 1) {
      const said = await proof.sendCode(email, { conversationId: `x${n}`, address: `y${n}` });
      if (said.kind !== 'sent') break;
      sent += 1;
    }
    asked.push(sent);
    database.close();
  }
  if (asked[0] !== asked[1]) problems.push(`${asked.join(' and ')} codes an hour`);
  if (tries[0] !== tries[1]) problems.push(`${tries.join(' and ')} tries`);
  if ((asked[0] ?? 0) > 5 || (tries[0] ?? 0) > 15) problems.push('the limits are too wide');
  // Three tries at one of a million.
  return { problems, guess: 3 / 1_000_000 };
}

/** C5: nobody learns who or what is there, by words, by time or by limits. */
export async function enumeration(plan: Plan): Promise<Row> {
  const answers = await told(plan);
  const byConversation = await conversations(plan);
  const byAddress = await addresses(plan);
  const { problems: found, guess } = await limits();
  const problems = [...found];
  if (answers.told.size !== 1) problems.push(`${answers.told.size} different answers`);
  const timed = { conversations: byConversation, addresses: byAddress };
  for (const [what, { p, apartMs }] of Object.entries(timed)) {
    if (p <= 0.01) problems.push(`times of ${what} differ, p ${p.toFixed(4)}`);
    if (apartMs > 5) problems.push(`medians of ${what} are ${apartMs.toFixed(1)} ms apart`);
  }
  if (guess > 5e-6) problems.push('a code can be guessed');
  const shown = ({ p, apartMs }: Compared): string =>
    `p ${p.toFixed(3)}, medians ${(apartMs * 1000).toFixed(0)} µs apart`;
  return {
    goal: 'C5',
    what: 'cases, conversations and addresses that are there, another’s or not there: one answer, in the same time',
    figure:
      `${answers.count} probes: ${answers.told.size} answer; ${plan.times} times each: conversations ` +
      `${shown(byConversation)}; addresses ${shown(byAddress)}; guess ${guess.toExponential(0)} a code` +
      problemsIn(problems),
    isMet: problems.length === 0,
  };
}
