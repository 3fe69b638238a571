import type { Request, Response } from 'restify';
import { z } from 'zod';
import { ConversationState } from '../../conversationState.ts';
import { isZone } from '../../../services/isZone.ts';
import type { Speaker } from '../../../services/identity/speaker.ts';
import { readJson } from '../../http/body.ts';
import { HttpProblem } from '../../http/problem.ts';
import { sendJson } from '../../http/respond.ts';
import type { Access } from './access.ts';
import type { Conversations } from './conversations.ts';
import type { DirectLineOptions } from './options.ts';
import type { Grant, Tokens } from './tokens.ts';

const limits = { maxBytes: 32_768, timeoutMs: 10_000 };
const token = z.string().min(1).max(16_384);

const TokenRequest = z.object({
  /** What the host page says about its customer, signed. */
  customerToken: token.nullish(),
  demoCustomer: z.string().max(100).nullish(),
  /** An earlier token of this browser, to go on in its conversation. */
  resume: token.nullish().catch(undefined),
  locale: z.string().refine(isLocale).nullish().catch(undefined),
  zone: z.string().refine(isZone).nullish().catch(undefined),
});
type TokenRequest = z.infer<typeof TokenRequest>;

type Needs = Pick<DirectLineOptions, 'store' | 'verifyCustomer' | 'demoCustomer'> & {
  readonly access: Access;
  readonly tokens: Tokens;
  readonly conversations: Conversations;
};

/**
 * `POST /api/webchat/token`: gives a page a token for one conversation: a new one, or the one that
 * the same person had before. Bound to the page's origin, so that another page cannot use it.
 */
export function webchatToken({ access, tokens, conversations, ...options }: Needs) {
  const { store, verifyCustomer, demoCustomer } = options;

  async function speakerOf(asked: TokenRequest): Promise<Speaker> {
    if (typeof asked.customerToken === 'string') {
      const speaker = await verifyCustomer(asked.customerToken);
      if (speaker !== undefined) return speaker;
      throw new HttpProblem(401, 'CustomerTokenInvalid', 'The customer token is not valid.');
    }
    if (typeof asked.demoCustomer === 'string') {
      const speaker = demoCustomer(asked.demoCustomer);
      if (speaker !== undefined) return speaker;
      throw new HttpProblem(404, 'DemoCustomerUnknown', 'There is no such demo customer.');
    }
    return { kind: 'stranger' };
  }

  /** The conversation of an earlier token, if it is there and the same person asks. */
  async function earlier(resume: string, speaker: Speaker, origin?: string) {
    const grant = await tokens.verifyForResume(resume);
    // A token that another page got is not this page's to resume.
    if (grant === undefined || !isFrom(grant, origin)) return undefined;
    const record = await store.load(grant.conversationId);
    const state = record && ConversationState.parse(record.state);
    return state && isSamePerson(state.speaker, speaker) ? grant : undefined;
  }

  return async (req: Request, res: Response): Promise<void> => {
    const { origin } = req.headers;
    access.requireOrigin(origin);
    const asked = TokenRequest.safeParse((await readJson(req, limits)) ?? {});
    if (!asked.success) throw new HttpProblem(400, 'BadArgument', 'The request is not valid.');
    const speaker = await speakerOf(asked.data);
    const before = asked.data.resume
      ? await earlier(asked.data.resume, speaker, origin)
      : undefined;
    const { conversationId, userId } = before ?? (await begin(speaker, asked.data));
    const origins = origin === undefined ? [] : [origin];
    sendJson(res, 200, {
      token: await tokens.issue({ conversationId, userId, origins }),
      conversationId,
      expires_in: tokens.lifetime,
      userId,
    });
  };

  async function begin(speaker: Speaker, { locale, zone }: TokenRequest) {
    const known = speaker.kind === 'customer' ? speaker.zone : undefined;
    const { id, userId } = await conversations.create({
      speaker,
      locale: locale ?? undefined,
      zone: known ?? zone ?? undefined,
    });
    return { conversationId: id, userId };
  }
}

function isFrom({ origins }: Grant, origin: string | undefined): boolean {
  return origins.length === 0 || origin === undefined || origins.includes(origin);
}

function isSamePerson(a: Speaker, b: Speaker): boolean {
  if (a.kind === 'stranger' || b.kind === 'stranger') return a.kind === b.kind;
  return a.by === b.by && a.subject === b.subject && a.accountId === b.accountId;
}

function isLocale(tag: string): boolean {
  try {
    return tag.length <= 35 && Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
