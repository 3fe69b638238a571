import { createHash } from 'node:crypto';

/**
 * Ids of what begins in the answer to a line, each another one. A line that is answered again, because the process
 * was killed or somebody spoke meanwhile, has the same ones: what was sent by the first answer is not sent twice.
 */
export function idsOf(conversationId: string, lineId: string): () => string {
  let count = 0;
  return () => {
    count += 1;
    const whole = JSON.stringify([conversationId, lineId, count]);
    // As long as it takes to be the only one; nothing of the conversation can be read from it.
    return createHash('sha256').update(whole).digest('base64url').slice(0, 24);
  };
}
