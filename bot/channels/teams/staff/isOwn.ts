import { audienceOf } from '../../../../services/requests/audience.ts';
import type { SupportRequest } from '../../../../services/requests/supportRequest.ts';
import { ConversationState } from '../../../conversationState.ts';
import type { StaffDesk } from './staffDesk.ts';
import type { Wanted } from './readCommand.ts';

const isSameId = (one: string | undefined, other: string): boolean => one?.toLowerCase() === other;

/**
 * Has this person asked for it themselves? Known by the directory: staff write to the bot as customers do, and
 * their name there may be another one. Who asked elsewhere, as on the web, is not in the directory.
 *
 * @param id in the directory, in lower case; without one nobody can be told
 */
export async function isOwn(
  { store, ownTenant }: Pick<StaffDesk, 'store' | 'ownTenant'>,
  request: SupportRequest,
  id: string | undefined,
): Promise<boolean> {
  // On one's own machine one person plays all of them.
  if (id === undefined || ownTenant === undefined) return false;
  const { speaker } = request;
  const isOfTeams = speaker.kind === 'customer' && speaker.by === 'teams';
  if (isOfTeams && isSameId(speaker.subject, id)) return true;
  // Whoever joined it has asked for it as well.
  for (const { conversationId } of audienceOf(request)) {
    const record = await store.load(conversationId);
    const teams = record && ConversationState.parse(record.state).teams;
    if (isSameId(teams?.aadObjectId, id)) return true;
  }
  return false;
}

/** What takes a second pair of eyes. Anybody may note something, and give back what they have. */
export function needsColleague({ kind }: Wanted): boolean {
  switch (kind) {
    case 'acknowledge':
    case 'take':
    // Whoever answers first has it.
    case 'answer':
    case 'nextSteps':
    case 'resolve':
      return true;
    case 'release':
    case 'note':
    case 'leaveChat':
    case 'retry':
      return false;
  }
}
