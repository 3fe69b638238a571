import type { Connector } from '../connector.ts';
import { TEAMS_PREFIX } from '../teamsChannel.ts';
import type { TeamsPlace } from '../teamsPlace.ts';

/** Shows a customer that the bot is at work, now and then. Nothing of it is stored. */
export type Typing = (conversationId: string) => void;

/** Teams shows it for a few seconds. */
const EVERY_MS = 4_000;

export function typing(given: {
  readonly placeOf: (conversationId: string) => Promise<TeamsPlace | undefined>;
  readonly connector: Pick<Connector, 'post'>;
  /** Whether Teams takes one more message there now. */
  readonly isFree: (conversationId: string) => Promise<boolean>;
  /** Epoch milliseconds. */
  readonly now: () => number;
}): Typing {
  const { placeOf, connector, isFree, now } = given;
  const shownAt = new Map<string, number>();

  async function show(conversationId: string): Promise<void> {
    const place = await placeOf(conversationId);
    const { serviceUrl, conversationId: there, isGone } = place ?? {};
    if (serviceUrl === undefined || there === undefined || isGone === true) return;
    if (!(await isFree(conversationId))) return;
    await connector.post({ serviceUrl, conversationId: there }, { type: 'typing' });
  }

  return (conversationId) => {
    if (now() - (shownAt.get(conversationId) ?? 0) < EVERY_MS) return;
    if (!conversationId.startsWith(TEAMS_PREFIX)) return;
    shownAt.delete(conversationId);
    shownAt.set(conversationId, now());
    for (const [id, at] of shownAt) {
      if (now() - at < EVERY_MS) break;
      shownAt.delete(id);
    }
    // Nobody misses it.
    show(conversationId).catch(() => undefined);
  };
}
