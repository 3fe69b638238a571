import type { Mail, Mailer } from './mailer.ts';

/** Keeps mails instead of sending them, where no mail server is set up: the newest 500, a repeat once. */
export interface Mailbox extends Mailer {
  /** The newest first. */
  list(limit: number): Promise<readonly (Mail & { readonly sentAt: string })[]>;
}
