import { answerTo, type Story } from './answers.ts';
import { keepAlive } from './keepAlive.ts';
import { inParallel, type Load, measureLoad, untilCalm } from './measureLoad.ts';
import type { MeasuredServer } from './startServer.ts';
import { type WebTalk, webTalk } from './webTalk.ts';

const answer = (talk: WebTalk, story: Story) => talk.say(answerTo(talk.last, story));

/**
 * Guided turns only: conversations that are open, with a warm stream and connection, answer the
 * form's questions up to the review.
 */
export async function loadGuidedTurns(
  server: MeasuredServer,
  atOnce: number,
  conversations: number,
): Promise<Load> {
  const http = keepAlive(atOnce);
  const talks: WebTalk[] = [];
  try {
    const each = Array.from({ length: conversations });
    await inParallel(atOnce, each, async () => {
      const talk = await webTalk(http, server.url);
      talks.push(talk);
      await answer(talk, 'outage');
    });
    await untilCalm(server);
    return await measureLoad(server, (timed) =>
      inParallel(atOnce, talks, async (talk) => {
        while (talk.last.asking !== 'review') await timed(() => answer(talk, 'outage'));
      }),
    );
  } finally {
    for (const talk of talks) talk.close();
    http.close();
  }
}

/** Whole conversations, from the token to the case number. Everything between counts as CPU. */
export async function loadConversations(
  server: MeasuredServer,
  atOnce: number,
  conversations: number,
  story: Story = 'outage',
): Promise<Load> {
  const http = keepAlive(atOnce);
  try {
    return await measureLoad(server, (timed) =>
      inParallel(atOnce, Array.from({ length: conversations }), async () => {
        const talk = await webTalk(http, server.url);
        while (talk.last.outcome === undefined) await timed(() => answer(talk, story));
        await talk.untilOpened();
        talk.close();
      }),
    );
  } finally {
    http.close();
  }
}
