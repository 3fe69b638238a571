import type { DateTime } from 'luxon';
import { oneLine } from '../privacy/oneLine.ts';
import { type CardButton, cardButton } from './cardButtons.ts';
import { cardText } from './cardText.ts';
import type { Handoff } from './handoff.ts';
import { deskLink } from './handoffMail.ts';
import type { HandoffFact } from './fact.ts';
import { type HandoffSection, handoffSections } from './sections.ts';

type Json = Readonly<Record<string, unknown>>;

/** Teams takes about 28 kB with everything around the card. */
const MOST_BYTES = 24_000;
/** How much of each text and each section is shown; the first that fits is taken. */
const SIZES = [
  { characters: Infinity, facts: Infinity },
  { characters: 2000, facts: 40 },
  { characters: 600, facts: 20 },
  { characters: 200, facts: 10 },
  { characters: 60, facts: 6 },
] as const;
/** Shown when asked for: what is not needed to act at once. */
const FOLDED = new Set(['reasons', 'transcript']);

/** What a card shows besides the handoff, to the people who read it. */
export interface CardView {
  /** How it stands, and what a reader can't do and why, one sentence each. */
  readonly lines: readonly { readonly text: string; readonly isWarning?: boolean }[];
  readonly buttons: readonly CardButton[];
  /** Begins the key of each button: two cards with the same one are the same card. */
  readonly key: string;
  /** Ids of people of Teams whose clients ask for a card of their own; at most 60. */
  readonly refreshFor?: readonly string[];
}

/** What a client of one of `refreshFor` sends. */
export const REFRESH_VERB = 'desk.refresh';

/**
 * A handoff as an Adaptive Card 1.5, for a channel of staff. Facts are text runs, which know no
 * Markdown, so that what customers wrote stays text.
 */
export function handoffCard(
  handoff: Handoff,
  { deskUrl, view }: { readonly deskUrl: string; readonly view?: CardView },
  now: DateTime,
): Json {
  const context = { deskUrl, view: view ?? nobodyHasIt(now) };
  const sections = handoffSections(handoff, now);
  const cards = SIZES.map((size) => (): Json => cardOf(handoff, sections, size, context));
  for (const make of cards) {
    const card = make();
    if (Buffer.byteLength(JSON.stringify(card)) <= MOST_BYTES) return card;
  }
  return cardOf(handoff, sections.slice(0, 3), SIZES[4], context);
}

type Size = (typeof SIZES)[number];

interface Context {
  readonly deskUrl: string;
  readonly view: CardView;
}

const nobodyHasIt = (now: DateTime): CardView => ({
  lines: [],
  buttons: [{ kind: 'acknowledge' }, { kind: 'take' }],
  key: String(now.toMillis()),
});

function cardOf(
  handoff: Handoff,
  sections: readonly HandoffSection[],
  size: Size,
  { deskUrl, view }: Context,
): Json {
  const { reference, severity, asked } = handoff;
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    fallbackText: `${reference}, Sev ${severity.now}`,
    ...refreshing(reference, view),
    body: [
      runs([
        { text: `Sev ${severity.now}  `, weight: 'Bolder', color: colour(severity.now) },
        { text: reference, isSubtle: true },
      ]),
      runs([{ text: oneLine(asked.title, 120), weight: 'Bolder', size: 'Large' }]),
      ...view.lines.map(({ text, isWarning }) =>
        runs([{ text, ...(isWarning === true ? { color: 'Attention', weight: 'Bolder' } : {}) }]),
      ),
      {
        // At the top: who has seen enough need not scroll.
        type: 'ActionSet',
        actions: [
          ...view.buttons.map((button) =>
            cardButton(button, { reference, key: `card-${button.kind}-${reference}-${view.key}` }),
          ),
          { type: 'Action.OpenUrl', title: 'Open at the desk', url: deskLink(deskUrl, reference) },
        ],
      },
      ...sections.flatMap((section) => container(section, size)),
    ],
  };
}

const colour = (severity: number): string =>
  severity === 1 ? 'Attention' : severity === 2 ? 'Warning' : 'Default';

function container({ id, title, facts: all }: HandoffSection, size: Size): readonly Json[] {
  // What is asked is the headline already.
  const facts = all.filter(({ label }) => label !== 'Asked');
  // Of a conversation the end matters, of everything else the beginning.
  const kept = id === 'transcript' ? facts.slice(-size.facts) : facts.slice(0, size.facts);
  const left = facts.length - kept.length;
  const items = [
    ...kept.map((fact) => ({ ...runs(factRuns(fact, size.characters)), spacing: 'Small' })),
    ...(left > 0 ? [runs([{ text: `${left} more at the desk`, isSubtle: true }])] : []),
  ];
  if (!FOLDED.has(id)) {
    return [
      {
        type: 'Container',
        separator: true,
        spacing: 'Medium',
        items: [runs([{ text: title, weight: 'Bolder' }]), ...items],
      },
    ];
  }
  return [
    {
      type: 'ActionSet',
      separator: true,
      spacing: 'Medium',
      actions: [{ type: 'Action.ToggleVisibility', title, targetElements: [`handoff-${id}`] }],
    },
    { type: 'Container', id: `handoff-${id}`, isVisible: false, items },
  ];
}

function factRuns({ label, value, source, isWarning }: HandoffFact, most: number): readonly Json[] {
  const text = shortened(value, most);
  return [
    ...(label === undefined ? [] : [{ text: `${label}: `, weight: 'Bolder' }]),
    { text, ...(isWarning === true ? { color: 'Attention', weight: 'Bolder' } : {}) },
    ...(source === undefined || source === ''
      ? []
      : [{ text: `  ${source}`, isSubtle: true, size: 'Small' }]),
  ];
}

/** Cut between letters as people see them. */
function shortened(value: string, most: number): string {
  if (value.length <= most) return value;
  const letters = [...new Intl.Segmenter().segment(value)];
  return letters.length <= most
    ? value
    : `${value.slice(0, letters[most]?.index)}… (in full at the desk)`;
}

function runs(inlines: readonly Json[]): Json {
  return {
    type: 'RichTextBlock',
    inlines: inlines.map((run) => ({
      type: 'TextRun',
      ...run,
      text: cardText(String(run['text'])),
    })),
  };
}

/** Without people to ask for, the clients of all would ask. */
function refreshing(reference: string, { refreshFor = [] }: CardView): Json {
  if (refreshFor.length === 0) return {};
  return {
    refresh: {
      action: { type: 'Action.Execute', verb: REFRESH_VERB, data: { desk: { reference } } },
      userIds: refreshFor.slice(-60),
    },
  };
}
