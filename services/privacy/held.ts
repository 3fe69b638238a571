import type { CaseArchive } from '../cases/caseArchive.ts';
import type { CodeArchive } from '../identity/codeArchive.ts';
import type { MailArchive } from '../mail/mailArchive.ts';
import type { OutboxArchive } from '../outbox/outboxArchive.ts';
import type { RequestStore } from '../requests/requestStore.ts';
import type { ConversationArchive } from '../storage/conversationArchive.ts';
import type { ConversationStore } from '../storage/conversationStore.ts';
import type { Erasures } from './erasure.ts';

export interface HeldFile {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  readonly conversationId: string;
  readonly receivedAt: string;
}

/** Files that people attached. */
export interface HeldFiles {
  all(): AsyncIterable<HeldFile>;
  /** Again: nothing happens. */
  drop(id: string): Promise<void>;
  /** Parts of files that were never accepted or only half dropped, if they are older than this (epoch ms). */
  dropLeftovers(before: number): Promise<void>;
}

/** Everywhere that something about people is kept. What a deployment doesn't have is left out. */
export interface Held {
  readonly conversations: Pick<ConversationStore, 'load' | 'read'>;
  readonly conversationArchive: ConversationArchive;
  readonly requests: Pick<RequestStore, 'get' | 'list' | 'update' | 'ofConversation'>;
  readonly files: HeldFiles;
  readonly erasures: Erasures;
  readonly outbox?: OutboxArchive;
  readonly mails?: MailArchive;
  readonly codes?: CodeArchive;
  /** Of the embedded desk; another desk's cases are not ours. */
  readonly cases?: CaseArchive;
  /** Takes what was erased out of the files of the store, too. False: it has to be tried again. */
  scrub(): Promise<boolean>;
}
