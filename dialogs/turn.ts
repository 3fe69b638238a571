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
import type { CaseFinding, CaseView } from '../services/cases/caseView.ts';
import type { CodeChecked, CodeSent } from '../services/identity/proof.ts';
import type { CaseReview } from '../services/policy/caseReview.ts';
import type { DeliverySite, Site } from '../services/policy/deliverySite.ts';
import type { Route } from '../services/policy/evaluation.ts';
import type { ExtendedSupportNeeds } from '../services/policy/extendedSupport.ts';
import type { SupportPhone } from '../services/policy/phones.ts';
import type { ReplacementPromise } from '../services/policy/replacement.ts';
import type { SeverityChange } from '../services/policy/severityChange.ts';
import type { Kept } from '../services/privacy/customerPrivacy.ts';
import type { Attachment } from '../services/requests/attachment.ts';
import type { RaiseInput, RaiseResult } from '../services/requests/raise.ts';
import type { SupportRequest } from '../services/requests/supportRequest.ts';
import type { SupportFacts } from './understanding/supportFacts.ts';

/** Of a turn: what decides which number is phoned. */
type PhonedBy = Pick<DialogTurn, 'account' | 'programme'>;

/** The use-cases and rules that dialogs call. */
export interface DialogServices {
  readonly entitlements: EntitlementDirectory;
  readonly products: readonly Product[];
  /** What the speaker may phone, by their account's region and programme; none: the operator has named none. */
  readonly supportPhones: (turn: PhonedBy) => readonly SupportPhone[];
  /** The same about a product: without a contract by the programme that supports it, if only one does. */
  readonly phonesAbout: (product: string, turn: DialogTurn) => Promise<readonly SupportPhone[]>;
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
  /**
   * What the policy says of support in general and of this account, for questions in between: its times of the
   * first response for this product, where it is known what is asked about.
   */
  readonly supportFacts: (turn: DialogTurn, product?: string) => Promise<SupportFacts>;
  /** The rules about a topic, of the speaker's own programme where it is known. */
  readonly policyAnswer: (topic: PolicyTopic, turn: DialogTurn) => Promise<PolicyAnswer>;
  /** Whether a case of this product and severity is opened on the phone only, by every rule that may apply. */
  readonly mustCall: (
    product: string,
    severity: 1 | 2 | 3 | 4,
    turn: DialogTurn,
  ) => Promise<boolean>;
  readonly raise: (input: RaiseInput) => Promise<RaiseResult>;

  /** A case by what was typed, if it is the speaker's. A stranger has none. */
  readonly findCase: (said: string, turn: DialogTurn) => Promise<CaseFinding>;
  /** The speaker's cases, newest first. Undefined: the desk does not answer. */
  readonly myCases: (turn: DialogTurn) => Promise<readonly CaseView[] | undefined>;
  /** What was sent from this conversation, newest first. */
  readonly myRequests: (turn: DialogTurn) => Promise<readonly SupportRequest[]>;
  /** What the speaker's account raised about these cases, wherever it was; none for a stranger. */
  readonly requestsOfCases: (
    caseNumbers: readonly string[],
    turn: DialogTurn,
  ) => Promise<readonly SupportRequest[]>;
  /** Takes a request back. pickedUp: staff have it already. unknown: none of this conversation's. */
  readonly withdraw: (
    reference: string,
    turn: DialogTurn,
  ) => Promise<'withdrawn' | 'pickedUp' | 'unknown'>;
  /** Passes a line on to the person who is talking in this chat; the same `id` once. */
  readonly tellStaff: (
    reference: string,
    said: {
      readonly id: string;
      readonly text: string;
      readonly attachments: readonly Attachment[];
    },
    turn: DialogTurn,
  ) => Promise<void>;
  /** What the customer says to a person's "is it solved?", or in the survey. */
  readonly noteAnswer: (
    reference: string,
    answer: {
      readonly id: string;
      readonly kind: 'confirmed' | 'disputed' | 'surveyed' | 'leftChat';
      readonly text?: string;
      readonly rating?: number;
    },
    turn: DialogTurn,
  ) => Promise<void>;

  /** What is kept of this conversation. */
  readonly whatIsKept: (turn: DialogTurn) => Promise<Kept>;
  /** The same as a file; undefined for a stranger, and where files can't be handed over. */
  readonly copyOfMine: (turn: DialogTurn) => Promise<Attachment | undefined>;
  /** For how many days conversations are kept after the last line, and requests after they are done. */
  readonly keptDays: { readonly conversations: number; readonly requests: number };
  /** Has it erased in a moment: of a stranger this conversation, of a customer all that is theirs and done. */
  readonly eraseMine: (turn: DialogTurn) => Promise<void>;

  readonly sendCode: (email: string, turn: DialogTurn) => Promise<CodeSent>;
  readonly checkCode: (code: string, turn: DialogTurn) => Promise<CodeChecked>;

  /** How management is reached about a case of this severity, and where feedback goes, by the speaker's programme. */
  readonly escalationRoutes: (
    severity: 1 | 2 | 3 | 4,
    turn: DialogTurn,
  ) => Promise<readonly Route[]>;
  readonly severityChange: (
    from: 1 | 2 | 3 | 4,
    to: 1 | 2 | 3 | 4,
    turn: DialogTurn,
  ) => Promise<SeverityChange>;
  readonly replacement: (turn: DialogTurn) => Promise<ReplacementPromise>;
  readonly deliverySite: (
    site: Omit<Site, 'country'>,
    turn: DialogTurn,
  ) => Promise<DeliverySite | undefined>;
  readonly caseReview: (
    numbers: { readonly used: number; readonly contracted: number },
    turn: DialogTurn,
  ) => CaseReview | undefined;
  readonly extendedSupport: (product: string) => ExtendedSupportNeeds | undefined;
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
  /** Programme and package of that account's contract, if it is in force. */
  readonly programme: string | undefined;
  readonly package: string | undefined;
  /** A hash of the network address, for limits. */
  readonly address: string | undefined;
  readonly now: DateTime;
  /** IANA zone of the person. */
  readonly zone: string;
  /** Nobody told the zone, or the person's device is in another one. */
  readonly isZoneAssumed?: boolean;
  /** BCP 47 tag of the person's texts. */
  readonly locale: string;
  readonly channel: string;
  readonly conversationId: string;
  /** Of the line that is answered, in this conversation: the same when it is answered anew. */
  readonly lineId: string;
  /** The conversation so far, redacted, for the people who take over. */
  readonly transcript: () => Promise<RaiseInput['transcript']>;
  readonly newId: () => string;
}

/** What a customer sent, as far as dialogs care. */
export interface Line {
  /** Of this line in this conversation, the same when it is answered anew. */
  readonly id: string;
  readonly text: string;
  /** What a card's button sent. */
  readonly value?: unknown;
  readonly attachments: readonly Attachment[];
  readonly refusedAttachments: readonly {
    readonly name: string;
    /**
     * `infected`: malware was found in it; `unchecked`: whether there is any could not be told.
     * `unavailable`: it could not be had now; `group`: it was sent where others read along.
     */
    readonly reason:
      | 'tooBig'
      | 'type'
      | 'tooMany'
      | 'infected'
      | 'unchecked'
      | 'unavailable'
      | 'group';
  }[];
  /** Kinds of secrets that were masked in it. */
  readonly masked: readonly string[];
  /** It takes the place of the last line, which the customer has changed. */
  readonly isEdit?: boolean;
  /** It was said in another place, where what is asked here was not in sight. */
  readonly isFromElsewhere?: boolean;
}
