import type { RequestEvent } from '../requests/requestEvent.ts';
import type { SupportRequest } from '../requests/supportRequest.ts';

/** Tells a customer something outside a turn. Idempotent by `id`: the same one is said once. */
export interface Notifier {
  /** Says in the conversations of the request (`audienceOf`) what the event means for the customer. */
  tell(request: SupportRequest, event: RequestEvent, id: string): Promise<void>;
}
