import type { RequestEvent } from '../requests/requestEvent.ts';
import type { SupportRequest } from '../requests/supportRequest.ts';

/** Tells the queue that has a request about it: by mail, or in a channel of theirs. Idempotent by `id`. */
export interface StaffNotifier {
  /** @param event why; undefined when the request was just raised */
  tell(
    request: SupportRequest,
    event: RequestEvent | undefined,
    id: string,
    options: { readonly signal: AbortSignal },
  ): Promise<void>;
}
