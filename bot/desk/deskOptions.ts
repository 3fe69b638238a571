import type { Clock } from '../../services/clock.ts';
import type { DeskWork } from '../../services/desk/deskWork.ts';
import type { Log } from '../../services/log.ts';
import type { IsThere } from '../../services/mail/customerMail.ts';
import type { Mail } from '../../services/mail/mailer.ts';
import type { Outbox } from '../../services/outbox/outbox.ts';
import type { Policies } from '../../services/policy/policies.ts';
import type { RequestStore } from '../../services/requests/requestStore.ts';
import type { AddressOf } from '../http/clientAddress.ts';
import type { DeskCounts } from './deskIndex.ts';
import type { OpenedFile } from '../http/sendFile.ts';

export interface DeskOptions {
  readonly requests: RequestStore;
  readonly work: DeskWork;
  readonly policies: Policies;
  readonly outbox: Pick<Outbox, 'parked'>;
  /** A file that a customer attached, by its id. */
  readonly uploads: (id: string) => Promise<OpenedFile | undefined>;
  /** Mails that were kept instead of sent, newest first; in a demo only. */
  readonly mailbox?:
    | { list(limit: number): Promise<readonly (Mail & { readonly sentAt: string })[]> }
    | undefined;
  /** Since when nothing can be mailed, and how much waits; undefined while all is well. */
  readonly mailTrouble?: () => Promise<DeskCounts['mail']>;
  readonly isThere?: IsThere;
  /** Can anything be mailed? */
  readonly hasMail?: boolean;
  /** What programs send as a bearer token and staff sign in with. */
  readonly deskToken: string;
  /** Signs the sessions; the same on every replica and across restarts. */
  readonly sessionSecret: string | Uint8Array;
  /** Where the desk is reached from outside; https makes its cookie `Secure`. A function if that is known late. */
  readonly publicUrl: string | (() => string);
  /** Whose wrong tokens are counted together; the socket's address if not given. */
  readonly addressOf?: AddressOf;
  readonly clock: Clock;
  readonly log: Log;
}
