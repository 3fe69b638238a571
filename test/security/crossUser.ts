import { echoService } from '../bot/channels/directLine/echoService.ts';
import { randomOf } from '../faults/random.ts';
import { problemsIn, type Row, upperBound } from '../faults/report.ts';
import { later, textOf, withCase } from '../support/cases.ts';
import { talk } from '../support/talk.ts';
import { othersInTeams } from './othersInTeams.ts';

const PEOPLE = 24;
/** Everything that can be done to a conversation. */
const CALLS = [
  ['GET', '?watermark=0'],
  ['GET', '/activities?watermark=0'],
  ['POST', '/activities'],
  ['POST', '/upload'],
] as const;

interface Tried {
  readonly calls: number;
  readonly problems: readonly string[];
}

/**
 * Each holder of a token tries what can be done to a conversation with those of others, and with ids that look like
 * theirs: every answer has to be the same 403, and nothing may have changed.
 */
export async function foreignTokens(seed: number, pairs: number): Promise<Tried> {
  const random = randomOf(seed);
  const service = await echoService();
  try {
    const all = await Promise.all(Array.from({ length: PEOPLE }, () => service.token()));
    const heard = async () => {
      await service.settled();
      return JSON.stringify(
        await Promise.all(
          all.map(async ({ conversationId, token }) => {
            const path = `/conversations/${conversationId}/activities`;
            return (await service.call(path, { method: 'GET', token })).json.activities;
          }),
        ),
      );
    };
    for (const { conversationId, token } of all) {
      const body = { type: 'message', text: 'mine alone' };
      await service.call(`/conversations/${conversationId}/activities`, { token, body });
    }
    const before = await heard();
    const answers = new Set<string>();
    let calls = 0;
    for (let pair = 0; pair < pairs; pair += 1) {
      const thief = random.below(PEOPLE);
      const victim = (thief + 1 + random.below(PEOPLE - 1)) % PEOPLE;
      const { conversationId = '' } = all[victim] ?? {};
      // Of the same length as a real one.
      const id = random.below(2) === 0 ? conversationId : conversationId.replace(/.{6}$/, 'AAAAAA');
      const token = all[thief]?.token ?? '';
      for (const [method, path] of CALLS) {
        const text = 'a thief was here';
        const body = method === 'POST' ? { type: 'message', text } : undefined;
        const answer = await service.call(`/conversations/${id}${path}`, { method, token, body });
        answers.add(`${String(answer.status)} ${JSON.stringify(answer.json)}`);
        calls += 1;
      }
    }
    const problems: string[] = [];
    if (answers.size !== 1) problems.push(`${answers.size} different answers`);
    for (const answer of answers) if (!answer.startsWith('403 ')) problems.push(answer);
    if ((await heard()) !== before) problems.push('a conversation was changed');
    return { calls, problems };
  } finally {
    await service.close();
  }
}

/** What somebody may want to do with a case. */
const WISHES = [
  'status of case 100001',
  'escalate case 100001, nobody answers us',
  'add information to case 100001',
  'close case 100001',
  'reopen case 100001',
  'lower the severity of case 100001',
  'change the contact of case 100001',
  'what do you have about case 100001?',
] as const;
const OTHERS = ['dana', 'jonas', 'weiling', 'zofia', undefined] as const;

/** Customers of other accounts, and strangers, about a case of Ana’s; and the buttons of her cards. */
async function foreignCases(): Promise<Tried> {
  const story = await withCase();
  const kept = async () =>
    JSON.stringify([
      await story.world.backend.get('100001', { signal: AbortSignal.timeout(30_000) }),
      (await story.requests()).filter(({ about }) => about?.caseNumber === '100001').length,
    ]);
  const before = await kept();
  const problems: string[] = [];
  let calls = 0;
  for (const as of OTHERS) {
    for (const wish of WISHES) {
      const other = await talk({ in: story.world, ...(as === undefined ? {} : { as }) });
      for (const line of [wish, as === undefined ? '000 000' : 'yes', 'yes']) {
        const said = textOf(await other.say(line));
        calls += 1;
        if (/Ana Morales|ana\.morales|Northwind|can’t log in|No orders/.test(said)) {
          problems.push(`${as ?? 'a stranger'}, “${line}”: ${said.slice(0, 80)}`);
        }
      }
    }
  }
  // A card of hers that waits for a yes.
  const hers = await later(story);
  await hers.sayAll('How do I add a second StoreFront server?');
  const theirs = await later(story, { as: 'dana' });
  for (const action of ['send', 'edit', 'cancel']) {
    await theirs.press(hers.card, action);
    calls += 1;
  }
  if ((await kept()) !== before) problems.push('the case or the requests were changed');
  return { calls, problems };
}

/** C6: nobody reads or writes what is another's. */
export async function crossUser(plan: {
  readonly seed: number;
  readonly pairs: number;
}): Promise<Row> {
  const [tokens, cases] = [await foreignTokens(plan.seed, plan.pairs), await foreignCases()];
  const teams = await othersInTeams(plan.seed, plan.pairs);
  const problems = [...tokens.problems, ...cases.problems, ...teams.problems];
  return {
    goal: 'C6',
    what: 'tokens of others × every operation, cases of others × every wish, cards of others, also in Teams',
    figure:
      `${plan.pairs} pairs × ${CALLS.length} operations, ${cases.calls} lines and buttons, ` +
      `${teams.calls} in groups, threads and chats of Teams: ` +
      `${problems.length} read or written (${upperBound(tokens.calls + cases.calls + teams.calls)})${problemsIn(problems)}`,
    isMet: problems.length === 0,
  };
}
