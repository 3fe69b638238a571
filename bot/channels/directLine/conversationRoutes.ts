import type { Request, Response } from 'restify';
import { z } from 'zod';
import { readJson } from '../../http/body.ts';
import { HttpProblem } from '../../http/problem.ts';
import { sendJson } from '../../http/respond.ts';
import { base, type Channel, type Routes } from './channel.ts';
import { enter } from './enter.ts';
import { parsed } from './parsed.ts';
import { seenBy } from './seenBy.ts';
import type { Grant } from './tokens.ts';

const limits = { maxBytes: 32_768, timeoutMs: 10_000 };

const StartRequest = z.object({
  user: z
    .object({ id: z.string().max(200).optional() })
    .nullish()
    .catch(undefined),
  locale: z.string().max(35).nullish().catch(undefined),
});

/** Starting a conversation, and finding back to it after the stream broke. */
export function conversationRoutes(channel: Channel): Routes<'start' | 'reconnect'> {
  const { store, access, tokens, conversations, inbox, door, onReceived, ourUrl } = channel;

  /** Clients take token and stream URL from every answer, so both are always there. */
  async function opened(grant: Grant, watermark: string) {
    const { conversationId } = grant;
    const [token, t] = await Promise.all([tokens.issue(grant), tokens.issueForStream(grant)]);
    const socketUrl = `${ourUrl().replace(/^http/, 'ws')}${base}`;
    return {
      conversationId,
      token,
      expires_in: tokens.lifetime,
      streamUrl: `${socketUrl}/conversations/${conversationId}/stream?watermark=${watermark}&t=${t}`,
    };
  }

  return {
    /** `POST /conversations`: 201 when this begins it, 200 when it had begun. */
    async start(req: Request, res: Response): Promise<void> {
      const who = await access.caller(req);
      const { user, locale } = parsed(StartRequest, await readJson(req, limits));
      if (who.kind === 'secret' && user?.id?.startsWith('dl_')) {
        throw new HttpProblem(400, 'BadArgument', 'A user id with dl_ needs a token.');
      }
      if (who.kind === 'secret') door.admission.chat();
      const conversation =
        who.kind === 'token'
          ? await conversations.find(who.grant.conversationId)
          : await conversations.create({ speaker: { kind: 'stranger' }, userId: user?.id });
      const { id: conversationId, userId } = conversation;
      const isNew = await inbox.begin(conversation, locale ?? undefined);
      const grant = who.kind === 'token' ? who.grant : { conversationId, userId, origins: [] };
      sendJson(res, isNew ? 201 : 200, await opened(grant, '-'));
      if (isNew) onReceived(conversationId);
    },

    /** `GET /conversations/:id?watermark=`: a new stream that goes on after the watermark. */
    async reconnect(req: Request, res: Response): Promise<void> {
      const { conversation, grant } = await enter(channel, req);
      await door.limits.look(conversation.id);
      const isNew = await inbox.begin(conversation);
      const record = await store.load(conversation.id);
      // Erased by another process: the client ends, and begins another.
      if (record === undefined) {
        throw new HttpProblem(404, 'NotFound', 'There is no such conversation.');
      }
      const { length } = record;
      const seen = isNew ? 0 : seenBy(req, length);
      sendJson(res, 200, await opened(grant, String(seen)));
      if (isNew) onReceived(conversation.id);
    },
  };
}
