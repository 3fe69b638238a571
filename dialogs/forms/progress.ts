/** How far one form has come, and the one pure walk that every change of it ends in. */
import { z } from 'zod';
import { Attachment } from '../../services/requests/attachment.ts';
import { Correction } from '../../services/requests/supportRequest.ts';

export const REVIEW = 'review';

const Slots = z.record(z.string(), z.unknown());

/**
 * Plain JSON: this is all that is stored of an open form between turns. What an older version wrote
 * differently is read as if it were not there, so that a deploy costs nobody the whole form.
 */
export const Progress = z.object({
  /** Made when the form begins; what it submits carries it, so that it is submitted once. */
  key: z.string(),
  /** Values that were said, by slot. What can be assumed is not stored but worked out anew. */
  known: Slots.catch({}),
  /** Values that were said for questions that do not apply; taken up as soon as they do. */
  aside: Slots.catch({}),
  /** What a question stated when it was answered, by slot. */
  restedOn: Slots.catch({}),
  /** Slots that were answered or corrected by hand, oldest first. */
  answered: z.array(z.string()).catch([]),
  asking: z.string().catch(REVIEW),
  /** An answered slot that is asked again; its old value stays until there is a new one. */
  reopened: z.string().optional().catch(undefined),
  misses: z.number().catch(0),
  /** Wrong tries at what may be tried a few times only, such as a code. */
  tries: z.number().optional().catch(undefined),
  corrections: z.array(Correction).catch([]),
  /** "Send it as it is": what may be left open is. */
  brief: z.boolean().catch(false),
  /** Sent without a review as soon as nothing is asked any more: the customer said so. */
  asItIs: z.boolean().optional().catch(undefined),
  /** What was shown when that was offered: what goes along for answers that were not asked for. */
  standsIn: z.array(z.string()).optional().catch(undefined),
  /** Remarks made already. */
  remarked: z.array(z.string()).catch([]),
  /** Ids of the review cards shown; the last one is live. */
  cards: z.array(z.string()).catch([]),
  /** Of the last one, once an answer on it is another: it still stands there, or its buttons are gone. */
  outdated: z.enum(['shown', 'retired']).optional().catch(undefined),
  /** The card with all questions that is live, and what stood in its fields. */
  whole: z
    .object({ id: z.string(), shown: z.record(z.string(), z.string()) })
    .optional()
    .catch(undefined),
  /** What was filled in and could not be read, by slot, until the question is answered. */
  unread: z.record(z.string(), z.string()).optional().catch(undefined),
  /** A yes or no that is waited for, instead of the question. */
  confirming: z.enum(['cancel', 'resume', 'person', 'meant']).optional().catch(undefined),
  /** Choices offered for this question alone, such as the readings of an ambiguous date. */
  offered: z
    .array(z.object({ value: z.string(), title: z.string() }))
    .optional()
    .catch(undefined),
  /** What a yes to "did you mean …?" has read as if it had been typed. */
  meant: z.object({ value: z.string(), title: z.string() }).optional().catch(undefined),
  /** What was asked about for this question alone, and was not meant. */
  declined: z.array(z.string()).optional().catch(undefined),
  attachments: z.array(Attachment).catch([]),
  /** Kinds of secrets that were masked in what was said so far. */
  masked: z.array(z.string()).catch([]),
  /** The closed case that the new one takes the place of. */
  follows: z.string().optional().catch(undefined),
  /** What somebody typed on coming back, kept until they have said how to go on. */
  held: z.string().optional().catch(undefined),
});
export type Progress = z.infer<typeof Progress>;

type Draft = Readonly<Record<string, unknown>>;

/** The questions in their order, and the rules that decide which of them are open. */
export interface Outline {
  readonly slots: readonly string[];
  applies(slot: string, draft: Draft): boolean;
  /** A value that need not be asked for; undefined if it has to be. */
  assume(slot: string, draft: Draft): unknown;
  /** Whether a stored value still fits the slot, for progress that an older version wrote. */
  fits(slot: string, value: unknown): boolean;
  /** What the question states, given the answers above it: the answer holds as long as that does. */
  restsOn(slot: string, draft: Draft): unknown;
}

export function begin(key: string): Progress {
  return {
    key,
    known: {},
    aside: {},
    restedOn: {},
    answered: [],
    asking: REVIEW,
    misses: 0,
    corrections: [],
    brief: false,
    remarked: [],
    cards: [],
    attachments: [],
    masked: [],
  };
}

function differs(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) !== JSON.stringify(b);
}

interface Walk {
  readonly draft: Record<string, unknown>;
  readonly known: Record<string, unknown>;
  readonly aside: Record<string, unknown>;
  /** What each question rests on now. */
  readonly restsOn: Record<string, unknown>;
  readonly asking: string;
}

type Answers = Pick<Progress, 'known' | 'aside' | 'restedOn'>;

// A turn asks for the same walk many times; an outline lives for a turn, so its last walk is enough.
const lastWalks = new WeakMap<Outline, { readonly answers: Answers; readonly walk: Walk }>();

function walk(outline: Outline, { known, aside, restedOn }: Answers): Walk {
  const last = lastWalks.get(outline);
  if (
    last?.answers.known === known &&
    last.answers.aside === aside &&
    last.answers.restedOn === restedOn
  ) {
    return last.walk;
  }
  const made = walkAnew(outline, { known, aside, restedOn });
  lastWalks.set(outline, { answers: { known, aside, restedOn }, walk: made });
  return made;
}

function walkAnew(outline: Outline, at: Answers): Walk {
  const draft: Record<string, unknown> = {};
  const known: Record<string, unknown> = {};
  const aside: Record<string, unknown> = {};
  const restsOn: Record<string, unknown> = {};
  let asking: string | undefined;
  for (const slot of outline.slots) {
    const told = slot in at.known ? at.known[slot] : at.aside[slot];
    const isTold = told !== undefined && outline.fits(slot, told);
    const applies = outline.applies(slot, draft);
    restsOn[slot] = outline.restsOn(slot, draft);
    const holds = !(slot in at.restedOn) || !differs(at.restedOn[slot], restsOn[slot]);
    if (isTold && !(applies && holds)) aside[slot] = told;
    if (!applies) continue;
    if (isTold && holds) {
      known[slot] = draft[slot] = told;
      continue;
    }
    const assumed = outline.assume(slot, draft);
    if (assumed !== undefined && outline.fits(slot, assumed)) draft[slot] = assumed;
    else asking ??= slot;
  }
  return { draft, known, aside, restsOn, asking: asking ?? REVIEW };
}

/** What the answers and assumptions amount to, whether or not anything is still open. */
export function draftOf(outline: Outline, at: Progress): Draft {
  return walk(outline, at).draft;
}

/**
 * Walks the form from the top: an answer whose question no longer applies is set aside, and the first
 * question without an answer is asked. Going back, correcting, and resuming after a deploy that
 * changed the form all come down to this walk. Pure, and a second walk changes nothing.
 */
export function settle(outline: Outline, at: Progress): Progress {
  const walked = walk(outline, at);
  const { draft, known, aside, asking } = walked;
  // What is settled stays so: walking it again would find the same.
  lastWalks.set(outline, { answers: { known, aside, restedOn: at.restedOn }, walk: walked });
  const reopened =
    at.reopened !== undefined &&
    outline.slots.includes(at.reopened) &&
    outline.applies(at.reopened, draft)
      ? at.reopened
      : undefined;
  const { reopened: _reopened, offered, declined, ...rest } = at;
  const open = reopened ?? asking;
  return {
    ...rest,
    known,
    aside,
    answered: at.answered.filter((slot) => slot in known),
    asking: open,
    ...(reopened === undefined ? {} : { reopened }),
    // Choices that belonged to one question go with it.
    ...(offered === undefined || open !== at.asking ? {} : { offered }),
    ...(declined === undefined || open !== at.asking ? {} : { declined }),
  };
}

/** Takes a value for a slot; a value that replaces another one is noted as a correction. */
export function answer(
  outline: Outline,
  at: Progress,
  slot: string,
  value: unknown,
  when: string,
): Progress {
  const { draft, restsOn } = walk(outline, at);
  const before = draft[slot];
  const corrections =
    before !== undefined && before !== null && differs(before, value)
      ? [...at.corrections, { slot, from: before, to: value, at: when }]
      : at.corrections;
  const { reopened, ...rest } = at;
  const { [slot]: _, ...restedOn } = at.restedOn;
  const isOutdated = at.cards.length > 0 && differs(before ?? null, value);
  return settle(outline, {
    ...rest,
    ...(reopened === undefined || reopened === slot ? {} : { reopened }),
    ...(isOutdated ? { outdated: at.outdated ?? 'shown' } : {}),
    known: { ...at.known, [slot]: value },
    restedOn: restsOn[slot] === undefined ? restedOn : { ...restedOn, [slot]: restsOn[slot] },
    answered: [...at.answered.filter((name) => name !== slot), slot],
    corrections,
    misses: 0,
  });
}

/** Takes values that were found in free text. They never replace what was said. */
export function found(outline: Outline, at: Progress, values: Draft): Progress {
  return settle(outline, { ...at, aside: { ...values, ...at.aside } });
}

export function reopen(outline: Outline, at: Progress, slot: string): Progress {
  return settle(outline, { ...at, reopened: slot, misses: 0 });
}

/** Reopens the last answer; said again, the one before it. */
export function back(outline: Outline, at: Progress): Progress {
  const place = at.reopened === undefined ? -1 : at.answered.indexOf(at.reopened);
  // What is reopened may have been assumed or found, and so have no place among the answers.
  const slot = at.answered[(place < 0 ? at.answered.length : place) - 1];
  return slot === undefined ? at : reopen(outline, at, slot);
}

/** Leaves a reopened answer as it was. */
export function keep(outline: Outline, at: Progress): Progress {
  const { reopened: _, ...rest } = at;
  return settle(outline, { ...rest, misses: 0 });
}

export function miss(at: Progress): Progress {
  return { ...at, misses: at.misses + 1 };
}
