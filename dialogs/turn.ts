import type { DateTime } from 'luxon';
import type { InstantReading } from '../services/dates/instantReader.ts';
import type {
  Account,
  EntitlementDirectory,
} from '../services/entitlements/entitlementDirectory.ts';
import type { Speaker } from '../services/identity/speaker.ts';
import type { PolicyAnswer, PolicyTopic } from '../services/policy/answers.ts';
import type { SeverityProposal } from '../services/policy/evaluation.ts';
import type { Product } from '../services/policy/products.ts';
import type { RaiseInput } from '../services/requests/raise.ts';
import type { Attachment, SupportRequest } from '../services/requests/supportRequest.ts';
import type { SupportFacts } from './understanding/supportFacts.ts';

/** The use-cases and rules that dialogs call. */
export interface DialogServices {
  readonly entitlements: EntitlementDirectory;
  readonly products: readonly Product[];
  /** BCP 47 languages that are offered there, by the programme if it is known. */
  readonly languagesOf: (
    region: string | undefined,
    programme: string | undefined,
  ) => readonly string[];
  /** IANA zone of an hours group's support desk. */
  readonly deskZone: (hoursGroup: string) => string | undefined;
  readonly proposeSeverity: (answers: {
    readonly effect: 'stopped' | 'degraded' | 'impaired' | 'question' | 'security';
    readonly workaround?: 'none' | 'notScalable' | 'yes' | null;
    readonly affectedUsers?: number | null;
    readonly deadline?: string | null;
  }) => SeverityProposal;
  readonly severityTitle: (severity: 1 | 2 | 3 | 4) => string;
  readonly readInstant: (
    line: string,
    options: InstantOptions & { readonly whole: boolean },
  ) => Promise<InstantReading>;
  /** What the policy says of support in general and of this account, for questions in between. */
  readonly supportFacts: (turn: DialogTurn) => Promise<SupportFacts>;
  /** The rules about a topic, of the speaker's own programme where it is known. */
  readonly policyAnswer: (topic: PolicyTopic, turn: DialogTurn) => Promise<PolicyAnswer>;
  /** Whether a case of this product and severity is opened on the phone only, by every rule that may apply. */
  readonly mustCall: (
    product: string,
    severity: 1 | 2 | 3 | 4,
    turn: DialogTurn,
  ) => Promise<boolean>;
  readonly raise: (input: RaiseInput) => Promise<SupportRequest>;
}

export interface InstantOptions {
  readonly now: DateTime;
  readonly zone: string;
  readonly language: string;
  readonly expect: 'past' | 'future';
}

/** Everything a dialog may know about the turn it answers. */
export interface DialogTurn {
  readonly services: DialogServices;
  readonly speaker: Speaker;
  /** The verified speaker's account; never a stranger's. */
  readonly account: Account | undefined;
  /** The programme of that account's contract, if it is in force. */
  readonly programme: string | undefined;
  readonly now: DateTime;
  /** IANA zone of the person. */
  readonly zone: string;
  /** BCP 47 tag of the person's texts. */
  readonly locale: string;
  readonly channel: string;
  readonly conversationId: string;
  /** The conversation so far, redacted, for the people who take over. */
  readonly transcript: () => Promise<RaiseInput['transcript']>;
  readonly newId: () => string;
}

/** What a customer sent, as far as dialogs care. */
export interface Line {
  readonly text: string;
  /** What a card's button sent. */
  readonly value?: unknown;
  readonly attachments: readonly Attachment[];
  readonly refusedAttachments: readonly {
    readonly name: string;
    readonly reason: 'tooBig' | 'type' | 'tooMany';
  }[];
  /** Kinds of secrets that were masked in it. */
  readonly masked: readonly string[];
}
