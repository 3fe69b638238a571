import type { SupportRequest } from '../requests/supportRequest.ts';

/** Shows staff a request where they talk about it. Mail does not do for that: what was sent stays as it was. */
export interface StaffChannel {
  /** Brings what they see up to date, with all that has happened by now. Again: nothing changes. */
  show(request: SupportRequest): Promise<void>;
  /** The time that was named comes near, or has passed, without an answer. The same `id` is said once. */
  remind(request: SupportRequest, id: string): Promise<void>;
}
