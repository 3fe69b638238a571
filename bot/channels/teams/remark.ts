import type { Log } from '../../../services/log.ts';
import { bounded } from '../../bounded.ts';
import type { Connector } from './connector.ts';
import type { TeamsActivity } from './teamsActivity.ts';

/**
 * Says something that belongs to no conversation of ours, where it was spoken to: at once or, if Teams does not
 * take it, never. The same thing is said once a minute at most, however often Teams sends it.
 */
export type Remark = (activity: TeamsActivity, text: string, key: string) => void;

const AGAIN_MS = 60_000;
const REMEMBERED = 10_000;
/** Longer than this, nobody waits for it any more. */
const LATEST_MS = 30_000;

export function remark(options: {
  readonly connector: Connector;
  readonly once: (key: string) => Promise<boolean>;
  readonly now: () => number;
  readonly log: Log;
}): Remark & { readonly idle: () => Promise<void> } {
  const { connector, once, now, log } = options;
  const said = bounded<number>(REMEMBERED);
  const underWay = new Set<Promise<void>>();

  async function say(
    { serviceUrl, conversation }: TeamsActivity,
    text: string,
    key: string,
  ): Promise<void> {
    if (!(await once(`teams remark ${key}`))) return;
    const where = { serviceUrl, conversationId: conversation.id };
    const activity = { type: 'message', text, textFormat: 'markdown' };
    let posted = await connector.post(where, activity);
    if (posted.kind === 'later' && posted.afterMs <= LATEST_MS) {
      const { afterMs } = posted;
      await new Promise((resolve) => setTimeout(resolve, afterMs).unref());
      posted = await connector.post(where, activity);
    }
    if (posted.kind !== 'posted') log.warn({ outcome: posted.kind }, 'a remark in Teams was lost');
  }

  const remark = (activity: TeamsActivity, text: string, key: string): void => {
    if (now() - (said.get(key) ?? Number.NEGATIVE_INFINITY) < AGAIN_MS) return;
    said.set(key, now());
    const done = say(activity, text, key)
      .catch((error: unknown) => log.warn({ err: error }, 'a remark in Teams was lost'))
      .finally(() => underWay.delete(done));
    underWay.add(done);
  };
  return Object.assign(remark, {
    idle: async () => void (await Promise.all(underWay)),
  });
}
