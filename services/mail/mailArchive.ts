import type { Mail } from './mailer.ts';

/** Mails that are kept here because there is no server to send them: a demonstration's, and tests'. */
export interface MailArchive {
  all(): Promise<readonly (Mail & { readonly sentAt: string })[]>;
  /** By its id. Again: nothing happens. */
  erase(id: string): Promise<void>;
}
