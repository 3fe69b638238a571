import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'restify';
import { z } from 'zod';
import { readJson } from '../../http/body.ts';
import { HttpProblem } from '../../http/problem.ts';
import { sendJson } from '../../http/respond.ts';
import type { Channel, Routes } from './channel.ts';
import { parsed } from './parsed.ts';

const limits = { maxBytes: 32_768, timeoutMs: 10_000 };

const GenerateRequest = z.object({
  user: z.object({ id: z.string().max(200).optional() }).optional(),
  // As Azure's own samples write it.
  User: z.object({ Id: z.string().max(200).optional() }).optional(),
  trustedOrigins: z.array(z.string().max(300)).max(50).optional(),
});

/** Tokens for servers that know the secret, and new ones for old. */
export function tokenRoutes({
  access,
  tokens,
  conversations,
  door,
}: Channel): Routes<'generate' | 'refresh' | 'sessionId'> {
  return {
    /** `POST /tokens/generate`: makes a conversation and a token for it. */
    async generate(req: Request, res: Response): Promise<void> {
      const who = await access.caller(req);
      if (who.kind !== 'secret') throw new HttpProblem(401, 'BadArgument', 'Send the secret.');
      const { user, User, trustedOrigins } = parsed(GenerateRequest, await readJson(req, limits));
      const asked = user?.id ?? User?.Id;
      if (asked !== undefined && !asked.startsWith('dl_')) {
        throw new HttpProblem(400, 'BadArgument', 'A user id begins with dl_.');
      }
      door.admission.chat();
      const made = await conversations.create({ speaker: { kind: 'stranger' }, userId: asked });
      const { id: conversationId, userId } = made;
      const token = await tokens.issue({ conversationId, userId, origins: trustedOrigins ?? [] });
      sendJson(res, 200, { conversationId, token, expires_in: tokens.lifetime });
    },

    /** `POST /tokens/refresh`: the same token, with its time before it again. */
    async refresh(req: Request, res: Response): Promise<void> {
      const who = await access.caller(req);
      if (who.kind !== 'token') throw new HttpProblem(400, 'BadArgument', 'Send a token.');
      await door.limits.look(who.grant.conversationId);
      const { id: conversationId } = await conversations.find(who.grant.conversationId);
      const token = await tokens.issue(who.grant);
      sendJson(res, 200, { conversationId, token, expires_in: tokens.lifetime });
    },

    /** `GET /session/getsessionid`: asked for by clients that show a sign-in card. */
    async sessionId(req: Request, res: Response): Promise<void> {
      await access.caller(req);
      sendJson(res, 200, { sessionId: randomBytes(16).toString('hex') });
    },
  };
}
