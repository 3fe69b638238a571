import type { Request } from 'restify';
import type { Channel } from './channel.ts';
import type { Conversation } from './conversations.ts';
import type { Grant } from './tokens.ts';

export interface Entered {
  readonly conversation: Conversation;
  /** What a new token of the caller may do. */
  readonly grant: Grant;
  /** Holds the secret: a program of the operator's, such as an agent hub. */
  readonly isHub: boolean;
}

/**
 * The conversation in the path, for a caller who may act in it.
 *
 * @throws HttpProblem 401, 403, 404
 */
export async function enter(channel: Channel, req: Request): Promise<Entered> {
  const conversationId = String(req.params.id);
  const who = await channel.access.callerIn(req, conversationId);
  const conversation = await channel.conversations.find(conversationId);
  const { userId } = conversation;
  const grant = who.kind === 'token' ? who.grant : { conversationId, userId, origins: [] };
  return { conversation, grant, isHub: who.kind === 'secret' };
}
