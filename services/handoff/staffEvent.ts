/** Why staff are told of a request again. */
import type { RequestEvent } from '../requests/requestEvent.ts';
import { oneLine } from '../privacy/oneLine.ts';
import type { EscalationDraft } from '../requests/drafts/escalationDraft.ts';
import { answerInWords } from './answerInWords.ts';
import type { Clocks } from './moments.ts';
import { standsIn } from './standsIn.ts';
import { SLOTS } from './words.ts';

const AGAIN = 'The customer asked for the same again, and it was added here.';
/** What managers weigh, in the order in which they read. */
const WEIGHED = [
  'outcome',
  'urgency',
  'affectedUsers',
  'deadline',
  'stake',
  'businessImpact',
  'name',
  'email',
  'phone',
] as const;

/** One fact a line; indented, so that nobody's words pass for ours. */
function joinedFacts(
  draft: EscalationDraft,
  leftOut: readonly string[],
  clocks: Clocks,
): readonly string[] {
  const facts = WEIGHED.flatMap((slot) => {
    const value = draft[slot] ?? undefined;
    if (value === undefined) return [];
    const words = oneLine(answerInWords(slot, value, clocks), 300);
    return [leftOut.includes(slot) ? standsIn(slot, words) : `${SLOTS[slot] ?? slot}: ${words}`];
  });
  const summary = oneLine(draft.summary, 400);
  return [leftOut.includes('summary') ? standsIn('summary', summary) : summary, ...facts].map(
    (fact) => `    ${fact}`,
  );
}

interface Why {
  /** Put before the subject: what changed since the first mail. */
  readonly subject: string;
  readonly text: string;
}

/** Undefined: nothing that staff are written about. */
export function staffEvent(
  { kind, text, by, draft, leftOut = [] }: RequestEvent,
  clocks: Clocks,
): Why {
  const said = text === undefined ? '' : ` ${oneLine(text, 400)}`;
  const name = by.kind === 'staff' ? oneLine(by.name, 80) : 'Somebody';
  switch (kind) {
    case 'passedOn':
      return {
        subject: 'Not acknowledged: ',
        text: 'Nobody acknowledged this in time. It is with you now.',
      };
    case 'overdue':
      return {
        subject: 'Overdue: ',
        text: 'The time that we named for an answer has passed.',
      };
    case 'joined':
      return {
        subject: 'Re: ',
        text:
          draft === undefined
            ? `${AGAIN}${said}`
            : [AGAIN, ...joinedFacts(draft, leftOut, clocks)].join('\n'),
      };
    case 'disputed':
      return { subject: 'Re: ', text: `The customer says that it is not solved.${said}` };
    case 'customerWrote':
      return { subject: 'Re: ', text: `The customer wrote.${said}` };
    case 'withdrawn':
      return {
        subject: 'Withdrawn: ',
        text: 'The customer took this back. Nothing is to be done.',
      };
    case 'caseClosed':
      return { subject: 'Re: ', text: 'Its case is closed, as the customer asked.' };
    case 'delivered':
      return { subject: 'Re: ', text: 'The desk has it.' };
    case 'refused':
      return { subject: 'Re: ', text: `It could not be done as asked.${said}` };
    case 'acknowledged':
      return { subject: 'Re: ', text: `${name} acknowledged it.` };
    case 'taken':
      return { subject: 'Re: ', text: `${name} took it.` };
    case 'released':
      return { subject: 'Re: ', text: 'It is free to be taken again.' };
    case 'note':
      return { subject: 'Re: ', text: `${name} noted:${said}` };
    case 'answer':
      return { subject: 'Re: ', text: `${name} answered the customer.${said}` };
    case 'nextSteps':
      return { subject: 'Re: ', text: `Next steps were set.${said}` };
    case 'resolved':
      return { subject: 'Re: ', text: `${name} resolved it.${said}` };
    case 'confirmed':
      return { subject: 'Re: ', text: 'The customer says that it is solved.' };
    case 'surveyed':
      return { subject: 'Re: ', text: 'The customer answered the survey.' };
    case 'leftChat':
      return { subject: 'Re: ', text: 'The bot answers in the chat again.' };
  }
}
