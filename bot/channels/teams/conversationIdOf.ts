import { createHash } from 'node:crypto';
import { TEAMS_PREFIX } from './teamsChannel.ts';

/** Our id of somebody's personal chat: always the same, and nothing that Teams says stands in it. */
export function conversationIdOf(tenantId: string, conversationId: string): string {
  const hash = createHash('sha256').update(`${tenantId}|${conversationId}`).digest('base64url');
  return `${TEAMS_PREFIX}${hash.slice(0, 32)}`;
}
