import type { RequestEvent } from '../requests/requestEvent.ts';
import type { SupportRequest } from '../requests/supportRequest.ts';

/** Reaches a customer who has left the chat. Idempotent: the same event is the same mail. */
export interface CustomerMailer {
  mail(
    request: SupportRequest,
    event: RequestEvent,
    options: { readonly signal: AbortSignal },
  ): Promise<void>;
}
