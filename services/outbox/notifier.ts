import type { SupportRequest } from '../requests/supportRequest.ts';

/** Tells a customer something outside a turn. Idempotent by `id`: the same one is said once. */
export interface Notifier {
  caseOpened(request: SupportRequest, id: string): Promise<void>;
}
