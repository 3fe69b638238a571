/** All questions of a form at once, for those who would rather fill in a form. */
import { DateTime } from 'luxon';
import { fieldLabel } from '../cards/fieldLabel.ts';
import type { Field, WholeForm } from '../cards/wholeForm.ts';
import type { Input } from '../input.ts';
import { reply, replyFor, replyIfAny } from '../replies/replies.ts';
import type { Choice, Say } from '../say.ts';
import { questionSay, retired, reviewKey } from './ask.ts';
import { questionOf } from './outline.ts';
import { draftOf, type Progress, REVIEW } from './progress.ts';
import { contextFor, type FormResult, next, type Run, say } from './run.ts';

type Draft = Readonly<Record<string, unknown>>;

/** A text that is longer than this is changed by itself: a card has no room for it. */
const LONGEST_SHOWN = 1500;
/** So many choices are tried for what may come to be asked. */
const MOST_TRIED = 12;
/** So many choices are named in words. */
const MOST_NAMED = 6;

/** A card for one form, told from those of other forms and from an earlier one of its own. */
const wholeId = ({ key }: Progress, { turn }: Run): string => `${key}.all.${turn.lineId}`;

/** The answers that there would be with another choice in one place. */
async function otherDrafts(run: Run, at: Progress): Promise<readonly Draft[]> {
  const draft = draftOf(run.outline, at);
  const drafts: Draft[] = [draft];
  for (const [slot, { reader }] of Object.entries(run.form.questions)) {
    const context = contextFor(run, at, slot);
    if (context.choices.length > MOST_TRIED) continue;
    for (const { value } of context.choices) {
      const reading = await reader.read(value, context);
      if (reading.kind === 'value') drafts.push({ ...draft, [slot]: reading.value });
    }
  }
  return drafts;
}

/** Numbered choices in their order; a proposal, which may come first, rests on the other answers. */
function inOrder(choices: readonly Choice[]): readonly Choice[] {
  const areNumbers = choices.every(({ value }) => /^\d{1,3}$/.test(value));
  return areNumbers ? choices.toSorted((a, b) => Number(a.value) - Number(b.value)) : choices;
}

/** What was filled in and not read, unless the question was answered since. */
const unreadAt = ({ unread, known }: Progress, slot: string): string | undefined =>
  slot in known ? undefined : unread?.[slot];

function inputOf(run: Run, at: Progress, slot: string): Input {
  // What could not be read as a date stands there as it was written.
  if (unreadAt(at, slot) !== undefined) return { kind: 'text' };
  const { choices } = contextFor(run, at, slot);
  if (choices.length > 0) return { kind: 'choice', choices: inOrder(choices) };
  return questionOf(run.form, slot).reader.input ?? { kind: 'text' };
}

/** A value as its input takes it. */
function valueOf(value: unknown, input: Input, { turn }: Run): string {
  if (value === undefined || value === null) return '';
  const said = String(value as string | number);
  if (input.kind !== 'instant') return said;
  const here = DateTime.fromISO(said, { zone: turn.zone });
  return here.toFormat(here.equals(here.startOf('day')) ? 'yyyy-MM-dd' : 'yyyy-MM-dd HH:mm');
}

/** Whether a field can show this and send the same back. */
function holds(value: string, input: Input): boolean {
  if (value.length > LONGEST_SHOWN) return false;
  return (
    input.kind !== 'choice' || value === '' || input.choices.some((one) => one.value === value)
  );
}

async function fieldsOf(run: Run, at: Progress): Promise<readonly Field[]> {
  const { form, outline } = run;
  const draft = draftOf(outline, at);
  const others = await otherDrafts(run, at);
  return outline.slots.flatMap((slot) => {
    const isAsked = (one: Draft) =>
      outline.applies(slot, one) && outline.assume(slot, one) === undefined;
    // What is known already, as of somebody who is signed in, stands in the review.
    if (!(slot in at.known) && !others.some(isAsked)) return [];
    const question = questionOf(form, slot);
    const input = inputOf(run, at, slot);
    const unread = unreadAt(at, slot);
    const value = unread ?? valueOf(at.known[slot], input, run);
    if (!holds(value, input)) return [];
    const hint = replyIfAny(`${form.id}.${slot}.hint`, question.values?.(draft, run.turn) ?? {});
    return [
      {
        slot,
        label: replyIfAny(`${form.id}.${slot}.label`) ?? slot,
        input,
        isOptional: question.optional === true,
        isMaybe: !(slot in at.known) && !isAsked(draft),
        value,
        ...(unread === undefined || hint === undefined ? {} : { problem: hint }),
      },
    ];
  });
}

/** A field in words: its label, and the answer so far or what can be picked. */
function lineOf(field: Field): string {
  const { input, value } = field;
  const label = fieldLabel(field);
  const choices = input.kind === 'choice' ? input.choices : [];
  if (value !== '') {
    const title = choices.find((one) => one.value === value)?.title ?? value;
    return reply('form.all.line.value', { label, value: title });
  }
  return choices.length > 0 && choices.length <= MOST_NAMED
    ? reply('form.all.line.one-of', {
        label,
        choices: choices.map(({ title }) => title).join(' / '),
      })
    : reply('form.all.line', { label });
}

/** Shows all questions; the one that is open stays so, for whoever goes on by typing. */
export async function showWhole(run: Run, at: Progress): Promise<FormResult> {
  const { form, turn } = run;
  const fields = form.review === 'none' ? [] : await fieldsOf(run, at);
  if (fields.length === 0) return next(run, at, [say('form.all.not-here')]);
  const id = wholeId(at, run);
  const card: WholeForm = {
    id,
    title: reply('form.all.title'),
    intro: reply('form.all.intro'),
    fields,
    submit: reply('form.all.submit'),
  };
  const asked = at.asking === REVIEW ? undefined : questionSay(form, at, turn, true);
  const text = [
    card.title,
    card.intro,
    ...fields.map(lineOf),
    asked === undefined
      ? replyFor(form.id, 'review.how')
      : reply('form.all.or', { question: asked.text }),
  ].join('\n');
  const before: readonly Say[] =
    at.whole === undefined ? [] : [retired(at.whole.id, reply('form.all.superseded'))];
  const choices = asked?.choices;
  return {
    kind: 'open',
    progress: {
      ...at,
      whole: { id, shown: Object.fromEntries(fields.map(({ slot, value }) => [slot, value])) },
    },
    says: [
      ...before,
      {
        id: 'form.all',
        text,
        form: card,
        key: reviewKey(id),
        intake: {
          form: form.id,
          asking: at.asking,
          ...(choices === undefined ? {} : { choices }),
          card: id,
          fields,
        },
      },
    ],
  };
}
