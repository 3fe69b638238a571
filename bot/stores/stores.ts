import type { CaseBackend } from '../../services/cases/caseBackend.ts';
import type { CodeStore } from '../../services/identity/codeStore.ts';
import type { RateLimiter } from '../../services/limits/rateLimiter.ts';
import type { Mailbox } from '../../services/mail/mailbox.ts';
import type { Outbox } from '../../services/outbox/outbox.ts';
import type { OutboxCensus } from '../../services/outbox/outboxCensus.ts';
import type { Held } from '../../services/privacy/held.ts';
import type { RequestStore } from '../../services/requests/requestStore.ts';
import type { ChannelStore } from '../../services/storage/channelStore.ts';
import type { ConversationSignals } from '../../services/storage/conversationSignals.ts';
import type { ConversationStore } from '../../services/storage/conversationStore.ts';
import type { Lease } from '../../services/storage/lease.ts';
import type { TurnLock } from '../../services/storage/turnLock.ts';
import type { Secrets } from '../secrets.ts';

/** Everything that the process keeps, and how it gets along with other processes that keep the same. */
export interface Stores {
  /** Other processes may work on the same. */
  readonly isShared: boolean;
  readonly conversations: ConversationStore;
  /** For channels that are a service of somebody else. */
  readonly channels: ChannelStore;
  readonly requests: RequestStore;
  readonly outbox: Outbox;
  readonly census: OutboxCensus;
  readonly limiter: RateLimiter;
  readonly codes: CodeStore;
  /** Keeps mails where no server sends them. */
  readonly mailbox: Mailbox;
  /** Our own desk, where no other is connected. */
  readonly desk: CaseBackend;
  /** What was not given as a setting, the same for every process. */
  readonly secrets: Secrets;
  readonly signals: ConversationSignals;
  readonly turnLock: TurnLock;
  /** For the rounds of erasing and letting go. */
  readonly privacyLease: Lease;
  /** True the first time that anybody asks for this key, within a minute at least. */
  readonly once: (key: string) => Promise<boolean>;
  /**
   * Everything about people that is kept, with the stores as the process uses them.
   *
   * @param isWhole scrubs the files of the store thoroughly, which may stop everything else for a while
   */
  readonly held: (
    stores: Pick<Held, 'conversations' | 'requests' | 'files'>,
    options?: { readonly isWhole?: boolean },
  ) => Held;
  /** Rejects or says false when the store does not answer. */
  readonly answers: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}
