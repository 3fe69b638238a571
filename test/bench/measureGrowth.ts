import { answerTo } from './answers.ts';
import { keepAlive } from './keepAlive.ts';
import { inParallel, measureLoad } from './measureLoad.ts';
import type { MeasuredServer } from './startServer.ts';
import { median } from './statistics.ts';
import { type WebTalk, webTalk } from './webTalk.ts';

export interface Growth {
  /** CPU per turn, milliseconds, in the first two and in the last two whole cases of the conversations. */
  readonly first: number;
  readonly last: number;
  /** Lines that each customer has sent in the end. */
  readonly messages: number;
}

/** Case after case in the same conversations, until each has so many messages of its customer. */
export async function measureGrowth(
  server: MeasuredServer,
  conversations: number,
  messages: number,
): Promise<Growth> {
  const atOnce = Math.min(16, conversations);
  const http = keepAlive(atOnce);
  const talks: WebTalk[] = [];
  const cpu: number[] = [];
  let said = 0;
  try {
    await inParallel(atOnce, Array.from({ length: conversations }), async () => {
      talks.push(await webTalk(http, server.url));
    });
    while (said < messages) {
      const load = await measureLoad(server, (timed) =>
        inParallel(atOnce, talks, async (talk) => {
          const isSent = () => talk.last.outcome !== undefined;
          do {
            const asked = isSent() ? { form: 'root', asking: 'topic' } : talk.last;
            await timed(() => talk.say(answerTo(asked, 'outage')));
          } while (!isSent());
          await talk.untilOpened();
        }),
      );
      cpu.push(load.cpuPerTurn);
      said += load.turns / conversations;
    }
    return { first: median(cpu.slice(0, 2)), last: median(cpu.slice(-2)), messages: said };
  } finally {
    for (const talk of talks) talk.close();
    http.close();
  }
}
