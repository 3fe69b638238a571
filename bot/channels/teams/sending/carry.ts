import type { Activity } from 'botbuilder-core';
import type { Connector, Posted } from '../connector.ts';
import type { TeamsPlace } from '../teamsPlace.ts';
import type { Piece } from './pieces.ts';
import { shorter } from './shorter.ts';

/** What came of it; `conversationId` is that of a thread which began with it. */
export type Carried =
  | Posted
  | { readonly kind: 'began'; readonly id: string | undefined; readonly conversationId: string };

/** Of a thread: `<channel>;messageid=<root>`. */
const ROOT = /;messageid=([^;]+)$/;

/** Says one message in Teams: in its conversation, in the place of an earlier one, or as the first of a thread. */
export async function carry(
  connector: Connector,
  place: TeamsPlace,
  { activity, replaces, twin }: Pick<Piece, 'activity' | 'replaces' | 'twin'>,
): Promise<Carried> {
  const { serviceUrl, tenantId, conversationId, channelId, bot } = place;
  const say = async (said: Partial<Activity>): Promise<Carried> => {
    const from = bot === undefined ? {} : { from: { id: bot.id, name: bot.name ?? '' } };
    const whole = { ...said, ...from } as Partial<Activity>;
    if (conversationId !== undefined) {
      const where = { serviceUrl, conversationId };
      return replaces === undefined
        ? connector.post(where, whole)
        : connector.update(where, replaces, whole);
    }
    if (channelId === undefined) return { kind: 'refused', status: 404, code: 'no place' };
    const started = await connector.startThread({ serviceUrl, tenantId, channelId }, whole);
    if (started.kind !== 'started') return started;
    const root = started.activityId ?? ROOT.exec(started.conversationId)?.[1];
    return { kind: 'began', id: root, conversationId: started.conversationId };
  };
  const carried = await say(activity);
  // Too big, or a card that Teams can't read: certainly not said, and its text can be.
  const isOfContent =
    carried.kind === 'refused' && (carried.status === 413 || carried.status === 400);
  const less = isOfContent ? shorter(activity, twin) : undefined;
  return less === undefined ? carried : say(less);
}
