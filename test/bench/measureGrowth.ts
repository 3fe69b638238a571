import { answerTo } from './answers.ts';
import { type KeepAlive, keepAlive } from './keepAlive.ts';
import { inParallel, type Load, measureLoad, untilCalm } from './measureLoad.ts';
import { type MeasuredServer, startServer } from './startServer.ts';
import { median, type RatioRange, ratioRange } from './statistics.ts';
import { type WebTalk, webTalk } from './webTalk.ts';

export interface Growth {
  /** CPU per turn, milliseconds: the first case of new conversations, and one more of old ones. */
  readonly first: number;
  readonly late: number;
  /** Late against first, each round side by side. */
  readonly ratio: RatioRange;
  /** Lines that each old conversation had from its customer before the first round. */
  readonly messages: number;
}

export interface GrowthPlan {
  readonly conversations: number;
  readonly messages: number;
  readonly rounds: number;
}

async function openTalks(http: KeepAlive, url: string, count: number): Promise<WebTalk[]> {
  const talks: WebTalk[] = [];
  await inParallel(count, Array.from({ length: count }), async () => {
    talks.push(await webTalk(http, url));
  });
  return talks;
}

/** One whole case in each of the conversations. What the desk does afterwards counts, too. */
async function oneCase(server: MeasuredServer, talks: readonly WebTalk[]): Promise<Load> {
  return measureLoad(server, async (timed) => {
    await inParallel(Math.min(16, talks.length), talks, async (talk) => {
      const isSent = () => talk.last.outcome !== undefined;
      do {
        const asked = isSent() ? { form: 'root', asking: 'topic' } : talk.last;
        await timed(() => talk.say(answerTo(asked, 'outage')));
      } while (!isSent());
      await talk.untilOpened();
    });
    await untilCalm(server);
  });
}

/** New conversations next to old ones, in the same process and at the same time. */
export async function measureGrowth(plan: GrowthPlan): Promise<Growth> {
  const { conversations, messages, rounds } = plan;
  // Nobody types this fast.
  const server = await startServer('ours', { LIMIT_LINES: '0' });
  const http = keepAlive(conversations);
  const young: Load[] = [];
  const old: Load[] = [];
  const open: WebTalk[] = [];
  let said = 0;
  try {
    const grown = await openTalks(http, server.url, conversations);
    open.push(...grown);
    while (said < messages) said += (await oneCase(server, grown)).turns / conversations;
    for (let round = 0; round < rounds; round++) {
      const fresh = await openTalks(http, server.url, conversations);
      open.push(...fresh);
      await untilCalm(server);
      // Whoever comes second finds caches and collector as the first has left them.
      if (round % 2 === 0) young.push(await oneCase(server, fresh));
      old.push(await oneCase(server, grown));
      if (round % 2 === 1) young.push(await oneCase(server, fresh));
      for (const talk of fresh) talk.close();
    }
    const ratios = old.map((load, round) => load.cpuPerTurn / (young[round]?.cpuPerTurn ?? 0));
    return {
      first: median(young.map(({ cpuPerTurn }) => cpuPerTurn)),
      late: median(old.map(({ cpuPerTurn }) => cpuPerTurn)),
      ratio: ratioRange(ratios),
      messages: Math.round(said),
    };
  } finally {
    for (const talk of open) talk.close();
    http.close();
    await server.stop();
  }
}
