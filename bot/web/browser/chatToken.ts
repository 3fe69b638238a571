import type { Customer } from './savedConversation.ts';

/** What the token endpoint said, in the terms of what to do next. */
export type TokenAnswer =
  | { readonly kind: 'token'; readonly token: string; readonly conversationId: string }
  /** Not as this person, or not with this conversation. */
  | { readonly kind: 'refused' }
  /** The bot does not know the address under which this page was loaded. */
  | { readonly kind: 'misplaced' }
  | { readonly kind: 'busy'; readonly afterMs: number }
  | { readonly kind: 'unavailable' };

const WAIT_AT_MOST_MS = 20_000;

export async function chatToken(asked: {
  readonly customer: Customer;
  /** An older token of the conversation to go on with. */
  readonly resume: string | undefined;
  readonly locale: string;
}): Promise<TokenAnswer> {
  try {
    const response = await fetch('/api/webchat/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...asked.customer,
        resume: asked.resume,
        locale: asked.locale,
        zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      }),
      signal: AbortSignal.timeout(WAIT_AT_MOST_MS),
    });
    const askedToWait = response.headers.get('retry-after');
    if (response.status === 429 || (response.status === 503 && askedToWait !== null)) {
      const seconds = Number(askedToWait ?? 5);
      return { kind: 'busy', afterMs: 1000 * Math.min(Math.max(seconds || 5, 1), 60) };
    }
    if (response.status === 403) return { kind: 'misplaced' };
    if (response.status === 401 || response.status === 404) return { kind: 'refused' };
    if (!response.ok) return { kind: 'unavailable' };
    const { token, conversationId } = (await response.json()) as Record<string, unknown>;
    if (typeof token !== 'string' || typeof conversationId !== 'string') {
      return { kind: 'unavailable' };
    }
    return { kind: 'token', token, conversationId };
  } catch {
    return { kind: 'unavailable' };
  }
}
