/** What customers may do with what is kept about them, in the chat. */
import type { Clock } from '../clock.ts';
import type { Speaker } from '../identity/speaker.ts';
import { isOpen } from '../requests/alone.ts';
import type { Attachment } from '../requests/attachment.ts';
import type { SupportRequest, TranscriptLine } from '../requests/supportRequest.ts';
import type { LoggedActivity } from '../storage/conversationStore.ts';
import { copyOf } from './copyOf.ts';
import type { Held } from './held.ts';

export interface Asking {
  readonly speaker: Speaker;
  readonly conversationId: string;
}

/** What is kept of this conversation. */
export interface Kept {
  readonly beganAt: string | undefined;
  /** What the customer wrote. */
  readonly lines: number;
  readonly files: readonly string[];
  readonly requests: readonly {
    readonly reference: string;
    readonly caseNumber: string | null;
    /** Support still works with it. */
    readonly isOpen: boolean;
  }[];
}

export interface CustomerPrivacy {
  /** How long is kept what, in days. */
  readonly days: { readonly conversations: number; readonly requests: number };
  kept(who: Asking): Promise<Kept>;
  /** The same as a file, for who has proved who they are. Undefined: nobody hands over files here. */
  copy(who: Asking): Promise<Attachment | undefined>;
  /**
   * Has it erased in a moment, once the answer was read. Of a stranger: this conversation. Of somebody
   * who has proved who they are: every conversation of theirs, and what is done.
   */
  erase(who: Asking): Promise<void>;
}

interface Dependencies {
  readonly held: Pick<Held, 'conversations' | 'requests' | 'erasures'>;
  readonly days: CustomerPrivacy['days'];
  readonly transcriptOf: (log: readonly LoggedActivity[]) => readonly TranscriptLine[];
  /** Keeps a file for the people of a conversation, and goes with it. */
  readonly keepFile?: (
    conversationId: string,
    name: string,
    text: string,
  ) => Promise<Attachment | undefined>;
  readonly clock: Clock;
}

/** So that the last answer reaches the page before the conversation is gone. */
const READING_MS = 20_000;

const isSaid = (activity: Readonly<Record<string, unknown>>): boolean =>
  activity['type'] === 'message';

const filesIn = (activity: Readonly<Record<string, unknown>>): readonly string[] =>
  (Array.isArray(activity['attachments']) ? activity['attachments'] : []).flatMap((one: unknown) =>
    typeof one === 'object' && one !== null && 'name' in one && typeof one.name === 'string'
      ? [one.name]
      : [],
  );

export function customerPrivacy({
  held,
  days,
  transcriptOf,
  keepFile,
  clock,
}: Dependencies): CustomerPrivacy {
  return {
    days,

    async kept({ conversationId }) {
      const log = await held.conversations.read(conversationId, 1);
      const said = log.filter(({ sender, activity }) => sender === 'user' && isSaid(activity));
      const [first] = log;
      const raised: readonly SupportRequest[] = await held.requests.ofConversation(conversationId);
      return {
        beganAt: first && new Date(first.at).toISOString(),
        lines: said.length,
        files: [...new Set(said.flatMap(({ activity }) => filesIn(activity)))],
        requests: raised.map((request) => ({
          reference: request.reference,
          caseNumber: request.caseNumber,
          isOpen: isOpen(request),
        })),
      };
    },

    async copy({ speaker, conversationId }) {
      if (speaker.kind !== 'customer') return undefined;
      const madeAt = clock().toJSDate().toISOString();
      const [log, raised] = await Promise.all([
        held.conversations.read(conversationId, 1),
        held.requests.ofConversation(conversationId),
      ]);
      const text = copyOf(speaker, { madeAt, lines: transcriptOf(log), requests: raised });
      return keepFile?.(conversationId, `my-data-${madeAt.slice(0, 10)}.json`, text);
    },

    async erase({ speaker, conversationId }) {
      const now = clock();
      await held.erasures.ask({
        // A second wish in the same conversation is the same one.
        id: `chat-${conversationId}`,
        askedAt: now.toJSDate().toISOString(),
        dueAt: now.toMillis() + READING_MS,
        whose:
          speaker.kind === 'customer'
            ? { kind: 'person', email: speaker.email, scope: 'copies' }
            : { kind: 'conversation', conversationId },
      });
    },
  };
}
