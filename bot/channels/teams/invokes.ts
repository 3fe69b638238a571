import { z } from 'zod';
import { reply } from '../../../dialogs/replies/replies.ts';
import type { ConversationStore } from '../../../services/storage/conversationStore.ts';
import { DeadlinePassed, withDeadline } from '../../../services/withDeadline.ts';
import type { Answered } from './answered.ts';
import { NOT_SUPPORTED, NOT_UNDERSTOOD, withCard, withMessage } from './answers.ts';
import type { Received } from './chats.ts';
import type { Answer } from './messagesRoute.ts';
import { executed, type Press } from './press.ts';
import type { TeamsActivity } from './teamsActivity.ts';
import type { Threads } from './threads.ts';

/**
 * A question of Teams' that is answered within the call.
 *
 * @param press stores it; undefined where the card is in no conversation of ours
 */
export type Invokes = (
  activity: TeamsActivity,
  press: (activity: TeamsActivity, press: Press) => Promise<Received | undefined>,
  placeOf: (activity: TeamsActivity) => Promise<string | undefined>,
) => Promise<Answer>;

/** A card as one person is to see it, where not all see the same. */
export type CardFor = (
  conversationId: string,
  userId: string,
) => Promise<Readonly<Record<string, unknown>> | undefined>;

interface Dependencies {
  readonly store: Pick<ConversationStore, 'read' | 'load'>;
  readonly threads: Pick<Threads, 'logIdOf'>;
  readonly answered: Pick<Answered, 'wait'>;
  readonly cardFor: CardFor;
  readonly waitMs?: number;
}

/** Within what all of it is answered. */
const WAIT_MS = 4_000;
const LOOKED_AT = 200;

const Shown = z.object({
  id: z.string(),
  attachments: z
    .array(z.object({ contentType: z.string(), content: z.record(z.string(), z.unknown()) }))
    .min(1),
});
const CARD = 'application/vnd.microsoft.card.adaptive';

export function invokes(given: Dependencies): Invokes {
  const { store, threads, answered, cardFor, waitMs = WAIT_MS } = given;

  /** The card that stands now where the pressed one stood. */
  async function cardNow(conversationId: string, pressed: string, from: number) {
    const lines = await store.read(conversationId, from);
    return lines
      .map(({ activity }) => Shown.safeParse(activity).data)
      .findLast((shown) => shown?.id === pressed)
      ?.attachments.find(({ contentType }) => contentType === CARD)?.content;
  }

  /** Teams is asked who they are. When that takes too long, they are shown what everybody is. */
  async function ownCard(conversationId: string, userId: string, withinMs: number) {
    try {
      return await withDeadline(Math.max(1, withinMs), async () => cardFor(conversationId, userId));
    } catch (error) {
      if (error instanceof DeadlinePassed) return undefined;
      throw error;
    }
  }

  /** Nobody pressed: the client shows the card anew. */
  async function refreshed(
    { replyToId = '', from }: TeamsActivity,
    conversationId: string | undefined,
  ): Promise<Answer> {
    if (conversationId === undefined) return NOT_UNDERSTOOD;
    const own = await ownCard(conversationId, from.id, waitMs);
    if (own !== undefined) return withCard(own);
    const shown = await threads.logIdOf(conversationId, replyToId);
    const length = (await store.load(conversationId))?.length ?? 0;
    const start = Math.max(1, length - LOOKED_AT);
    const card = shown === undefined ? undefined : await cardNow(conversationId, shown, start);
    return card === undefined ? withMessage(reply('teams.invoke.current')) : withCard(card);
  }

  return async (activity, press, placeOf) => {
    if (activity.name !== 'adaptiveCard/action') return NOT_SUPPORTED;
    const pressed = executed(activity);
    if (pressed === undefined || activity.from.id === '') return NOT_UNDERSTOOD;
    if (pressed.isAutomatic) return refreshed(activity, await placeOf(activity));
    const began = performance.now();
    const received = await press(activity, pressed);
    if (received === undefined) return NOT_UNDERSTOOD;
    const { conversationId, seq, isElsewhere = false } = received;
    const leftMs = waitMs - (performance.now() - began);
    if (!(await answered.wait(conversationId, seq, leftMs))) {
      return withMessage(reply('teams.invoke.slow'));
    }
    // The card is shown where the conversation is, and only there.
    if (isElsewhere) return withMessage(reply('teams-staff.other-thread'));
    const own = await ownCard(
      conversationId,
      activity.from.id,
      waitMs - (performance.now() - began),
    );
    if (own !== undefined) return withCard(own);
    const shown = await threads.logIdOf(conversationId, activity.replyToId ?? '');
    const card = shown === undefined ? undefined : await cardNow(conversationId, shown, seq + 1);
    return card === undefined ? withMessage(reply('teams.invoke.answered')) : withCard(card);
  };
}
