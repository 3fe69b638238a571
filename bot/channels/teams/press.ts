/** A press of a card's button, whichever way Teams sends it. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { TeamsActivity } from './teamsActivity.ts';

export interface Press {
  /** What the button and the card's inputs hold. */
  readonly value: Readonly<Record<string, unknown>>;
  /**
   * What makes it the same press when Teams sends it again, also under a new id: each card that we show has an
   * id of its own, and one that goes on living is replaced by one with a new id.
   */
  readonly key: string;
}

const part = (most: number) => z.string().max(most).optional().catch(undefined);

const OfForm = z.object({
  intake: z.object({ card: z.string().max(80), action: part(40), slot: part(60) }),
});
const Execute = z.object({
  action: z.object({ type: z.literal('Action.Execute'), data: z.unknown().optional() }),
  trigger: z.string().optional(),
});

const OfOurs = z.union([OfForm, z.object({ desk: z.looseObject({}) })]);

/** All that was sent counts: who presses again with other words in the card's inputs has said something else. */
function keyOf(value: object, userId: string): string {
  const { card = '', action = '', slot = '' } = OfForm.safeParse(value).data?.intake ?? {};
  const hash = createHash('sha256')
    .update(JSON.stringify([userId, value]))
    .digest('base64url');
  return `card ${card} ${action} ${slot} ${hash}`;
}

/** What is on no card of ours says nothing to us. */
function pressed({ from }: TeamsActivity, value: unknown): Press | undefined {
  if (!OfOurs.safeParse(value).success) return undefined;
  const fields = z.record(z.string(), z.unknown()).safeParse(value).data;
  return fields && { value: fields, key: keyOf(fields, from.id) };
}

/** Of a message; undefined if it is none. */
export const submitted = (activity: TeamsActivity): Press | undefined =>
  pressed(activity, activity.value);

/** Of an invoke `adaptiveCard/action`; `isAutomatic`: nobody pressed, the client wants to show it as it is now. */
export function executed(
  activity: TeamsActivity,
): (Press & { readonly isAutomatic: boolean }) | undefined {
  const read = Execute.safeParse(activity.value).data;
  const press = read && pressed(activity, read.action.data ?? {});
  return press && { ...press, isAutomatic: read.trigger === 'automatic' };
}
