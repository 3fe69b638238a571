/** What sending changes about a place, step by step. Pure. */
import type { TeamsPlace } from '../teamsPlace.ts';
import { unseenThreads } from '../unseenThreads.ts';
import type { Piece } from './pieces.ts';

export type Mark = NonNullable<TeamsPlace['sending']>;

/** What came of sending one message. */
export type Outcome =
  | {
      readonly kind: 'sent';
      /** In Teams, where it gave one. */
      readonly id: string | undefined;
      /** Of a thread that began with it. */
      readonly conversationId?: string;
    }
  /** It may have arrived, or never will: the next one is sent. */
  | { readonly kind: 'unconfirmed' | 'refused' }
  | { readonly kind: 'later'; readonly notBefore: number }
  | { readonly kind: 'gone'; readonly at: number };

/** What is being sent for so long has no sender any more. */
const GIVEN_UP_MS = 30_000;
/** Which may be replaced; those of the longest ago are forgotten. */
const MOST_IDS = 200;

/** Is somebody else sending? Clocks of processes may differ. */
export const isUnderWay = ({ at }: Mark, now: number): boolean => Math.abs(now - at) < GIVEN_UP_MS;

export const isSame = (one: Mark | undefined, other: Mark): boolean =>
  one?.seq === other.seq && one.part === other.part && one.at === other.at && one.by === other.by;

/** Marks a message as being sent. Undefined: somebody else was faster, or it is not the next any more. */
export function begun(
  place: TeamsPlace,
  { seq, part }: Pick<Piece, 'seq' | 'part'>,
  mark: Mark,
): TeamsPlace | undefined {
  const { sending, sent, parts, isGone } = place;
  const done = parts?.seq === seq ? parts.count : 0;
  const isFree = sending === undefined || sending.by === mark.by;
  const isNext = part === undefined || part === done;
  if (!isFree || isGone === true || seq <= sent || !isNext) return undefined;
  return { ...place, sending: mark };
}

/** What Teams told of a message that it took. */
function learned(
  place: TeamsPlace,
  { id, conversationId }: Extract<Outcome, { readonly kind: 'sent' }>,
  key: string | undefined,
): Partial<TeamsPlace> {
  // Somebody else has begun the thread anew meanwhile.
  if (conversationId !== undefined && place.conversationId !== undefined) return {};
  const thread = conversationId === undefined ? {} : { conversationId };
  if (key === undefined || id === undefined) return thread;
  const { [key]: _before, ...others } = place.ids;
  const all = [...Object.entries(others), [key, id] as const];
  return { ...thread, ids: Object.fromEntries(all.slice(-MOST_IDS)) };
}

/** After a message was sent, or was not. Who took it as given up meanwhile has gone on by themselves. */
export function settled(place: TeamsPlace, mark: Mark, outcome: Outcome, key?: string): TeamsPlace {
  const { sending, parts, notBefore: _later, ...rest } = place;
  const known = outcome.kind === 'sent' ? learned(place, outcome, key) : {};
  if (!isSame(sending, mark)) return { ...place, ...known };
  const { seq, part } = mark;
  switch (outcome.kind) {
    case 'sent':
    case 'unconfirmed':
    case 'refused': {
      const isUnseen = outcome.kind === 'unconfirmed' && rest.conversationId === undefined;
      const after = { ...(isUnseen ? unseenThreads.begun(rest) : rest), ...known };
      // What opens a thread, in front of a line: without it the line would begin one alone.
      if (isUnseen && part !== undefined) {
        const done = parts === undefined ? {} : { parts };
        return { ...after, ...done, notBefore: mark.at + unseenThreads.pause(after) };
      }
      return part === undefined
        ? { ...after, sent: seq }
        : // The line before it is done, and this one as far as this.
          { ...after, sent: seq - 1, parts: { seq, count: part + 1 } };
    }
    case 'later':
      return {
        ...rest,
        ...(parts === undefined ? {} : { parts }),
        notBefore: outcome.notBefore,
      };
    case 'gone':
      return {
        ...rest,
        ...(parts === undefined ? {} : { parts }),
        isGone: true,
        goneAt: outcome.at,
      };
  }
}
