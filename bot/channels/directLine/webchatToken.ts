import { createHmac } from 'node:crypto';
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

type Needs = Pick<
  DirectLineOptions,
  'store' | 'secret' | 'verifyCustomer' | 'demoCustomer' | 'door'
> & {
  readonly access: Access;
  readonly tokens: Tokens;
  readonly conversations: Conversations;
};

/**
 * `POST /api/webchat/token`: gives a page a token for one conversation: a new one, or the one that
 * the same person had before. Bound to the page's origin, so that another page cannot use it.
 */
export function webchatToken({ access, tokens, conversations, ...options }: Needs) {
  const { store, verifyCustomer, demoCustomer, door } = options;

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
    if (before === undefined) {
      door.admission.chat();
      await door.limits.chat(req, accountOf(speaker));
    }
    const address = hashed(door.addressOf(req), options.secret);
    const { conversationId, userId } = before ?? (await begin(speaker, asked.data, address));
    const origins = origin === undefined ? [] : [origin];
    sendJson(res, 200, {
      token: await tokens.issue({ conversationId, userId, origins }),
      conversationId,
      expires_in: tokens.lifetime,
      userId,
    });
  };

  async function begin(speaker: Speaker, { locale, zone }: TokenRequest, address: string) {
    const known = speaker.kind === 'customer' ? speaker.zone : undefined;
    const { id, userId } = await conversations.create({
      speaker,
      address,
      locale: locale ?? undefined,
      zone: known ?? zone ?? undefined,
    });
    return { conversationId: id, userId };
  }
}

function isFrom({ origins }: Grant, origin: string | undefined): boolean {
  return origins.length === 0 || origin === undefined || origins.includes(origin);
}

/** Who proved in the chat who they are comes back as a stranger: the earlier token is their proof. */
function isSamePerson(before: Speaker, asking: Speaker): boolean {
  const provedHere = before.kind === 'customer' && before.by === 'code';
  if (asking.kind === 'stranger') return before.kind === 'stranger' || provedHere;
  return (
    before.kind === 'customer' &&
    before.by === asking.by &&
    before.subject === asking.subject &&
    before.accountId === asking.accountId
  );
}

/** Whose conversations are counted together. A demo customer is everybody who tries the demo. */
function accountOf(speaker: Speaker): string | undefined {
  return speaker.kind === 'customer' && speaker.by !== 'demo' ? speaker.accountId : undefined;
}

/** What limits count by: the address itself is stored nowhere. */
const hashed = (address: string, secret: string): string =>
  createHmac('sha256', secret).update(address).digest('base64url').slice(0, 16);

function isLocale(tag: string): boolean {
  try {
    return tag.length <= 35 && Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
