/** Takes every line of a conversation: to the open form if there is one, else to what it is about. */
import type { DateTime } from 'luxon';
import { z } from 'zod';
import { allForms } from './allForms.ts';
import { liveCard, withCardIds } from './cardIds.ts';
import { caseStatus } from './caseStatus.ts';
import type { DialogResult } from './dialogResult.ts';
import { asStored, type DialogState, readDialogState } from './dialogState.ts';
import { begin, dropped, goOnAfter, proveFirst, putAway, takeUp } from './formFlow.ts';
import { beginForm } from './forms/beginForm.ts';
import { confirmSay } from './forms/confirm.ts';
import type { GoOn } from './forms/goOn.ts';
import type { AnyForm } from './forms/outline.ts';
import { PERSON_FORM } from './forms/personForm.ts';
import type { Progress } from './forms/progress.ts';
import { continueForm, corrected, pressed } from './forms/runForm.ts';
import { heardIn, onEdited } from './edited.ts';
import { toldElsewhere } from './fromElsewhere.ts';
import { extrasSaid, withExtras } from './lineExtras.ts';
import { nowIso } from './nowIso.ts';
import { elsewhereSay, offerAnswer, switchSay } from './offer.ts';
import { onTopic } from './onTopic.ts';
import { openFormOf } from './openFormOf.ts';
import { otherFlow } from './otherFlow.ts';
import { raiseSeverity } from './raiseSeverity.ts';
import { cut } from './readers/cut.ts';
import { reply } from './replies/replies.ts';
import { newsInPlace } from './requestNews.ts';
import { requestStatus } from './requestStatus.ts';
import type { Say } from './say.ts';
import { isSignOut, signOut } from './signOut.ts';
import { onSolving } from './solved.ts';
import { hearTalking, withChoices } from './talking.ts';
import { isToldInstead } from './toldInstead.ts';
import { withPhone } from './withPhone.ts';
import type { DialogTurn, Line } from './turn.ts';

export type { DialogResult } from './dialogResult.ts';

/** After this long a form is not simply gone on with: the customer is asked first. */
const AWAY_MS = 4 * 60 * 60_000;

const LONGEST_ANSWER = 8000;

const Pressed = z.object({
  intake: z.object({
    card: z.string().max(80),
    action: z.string().max(40),
    slot: z.string().max(60).optional(),
    /** Of `answer`: what the pressed button or the filled input says. */
    answer: z.string().max(4000).optional(),
    /** Of `fill`: what stands in the fields, by slot. */
    answers: z
      .record(
        z.string().max(60),
        // Cut, not refused: what else was filled in would be lost with it.
        z.string().transform((text) => cut(text, LONGEST_ANSWER)),
      )
      .optional(),
  }),
});

/** A form that this version no longer has is let go, and said so. */
function withoutUnknownForm({ form, ...rest }: DialogState): DialogResult {
  if (form === undefined) return { state: rest, says: [] };
  return allForms.has(form.id)
    ? { state: { ...rest, form }, says: [] }
    : { state: rest, says: [{ id: 'root.form-gone', text: reply('root.form-gone') }] };
}

const NO_LINE: Line = { id: '', text: '', attachments: [], refusedAttachments: [], masked: [] };

/** Somebody whose proof has run out proves it again; what they were at is kept. */
async function proveAgain(
  state: DialogState,
  held: string,
  turn: DialogTurn,
): Promise<DialogResult> {
  const { form, ...rest } = state;
  if (form === undefined) return { state, says: [] };
  const kept = { ...form, progress: { ...form.progress, held } };
  const aside = putAway({ ...rest, form: kept });
  const after = await proveFirst(aside.state, undefined, turn);
  return { ...after, says: [...aside.says, ...after.says] };
}

const isUnproved = (form: AnyForm, { speaker }: DialogTurn): boolean =>
  form.needsProof === true && speaker.kind === 'stranger';

type Press = z.infer<typeof Pressed>['intake'];

/** Another answer to a question of this form, on the card that asked it earlier. */
const isAnswer = ({ questions }: AnyForm, { action, slot }: Press): boolean =>
  action === 'answer' && slot !== undefined && Object.hasOwn(questions, slot);

/** Whether a press is for the open form, by the card that it comes from. */
function isFor(form: AnyForm, { key, cards, whole }: Progress, press: Press): boolean {
  const { card, action } = press;
  if (action === 'fill') return whole?.id === card;
  if (cards.at(-1) === card) return true;
  // A question's card, which has no name but the form's.
  return card.startsWith(`${key}.`) && (action === 'all' || isAnswer(form, press));
}

/** What is said to a card whose time is over. */
function oldSay({ form, settled }: DialogState, { card, action }: Press): Say {
  const reference = settled.find(({ cards }) => cards.includes(card))?.reference;
  if (reference !== undefined) {
    return { id: 'card.already-sent', text: reply('card.already-sent', { reference }) };
  }
  const isOwn = form !== undefined && card.startsWith(`${form.progress.key}.`);
  const id = action === 'fill' && isOwn ? 'form.all.old' : 'card.old';
  return { id, text: reply(id) };
}

async function onPress(
  state: DialogState,
  { intake }: z.infer<typeof Pressed>,
  line: Line,
  turn: DialogTurn,
): Promise<DialogResult> {
  const { action, card, slot, answer = '' } = intake;
  // The question that is open: its card is one more way to type.
  if (action === 'answer' && state.live === card) {
    return onLine(state, { ...line, text: answer }, turn);
  }
  const form = openFormOf(state);
  const progress = state.form?.progress;
  if (form !== undefined && progress !== undefined && isFor(form, progress, intake)) {
    if (isUnproved(form, turn)) return proveAgain(state, '', turn);
    const { offered: _, ...rest } = state;
    const result =
      isAnswer(form, intake) && slot !== undefined
        ? await corrected(form, progress, { slot, line: answer }, turn)
        : await pressed(form, progress, intake, turn);
    return goOnAfter(rest, form, result, turn);
  }
  const lead = oldSay(state, intake);
  if (form === undefined || progress === undefined) return { state, says: [lead] };
  const result = await continueForm(form, progress, NO_LINE, turn);
  const after = await goOnAfter(state, form, result, turn);
  return { ...after, says: [lead, ...after.says] };
}

function wasAway({ lastAt }: DialogState, now: DateTime): boolean {
  return lastAt !== undefined && now.toMillis() - Date.parse(lastAt) >= AWAY_MS;
}

async function goOn(
  state: DialogState,
  form: AnyForm,
  line: Line,
  turn: DialogTurn,
): Promise<DialogResult> {
  const progress = state.form?.progress;
  if (progress === undefined) return { state, says: [] };
  const result = await continueForm(form, progress, line, turn);
  const isMissed = result.kind === 'open' && result.progress.misses > progress.misses;
  if (isMissed && (form.yields === true || isToldInstead(form, progress, line.text))) {
    const {
      state: { afterProof: _, ...without },
      says,
    } = dropped(state);
    const after = await onTopic(without, line, turn);
    return { ...after, says: [...says, ...after.says] };
  }
  return goOnAfter(state, form, result, turn);
}

/** What somebody says who was asked whether to go on with another form. */
async function onOffered(
  { offered, ...state }: DialogState,
  form: AnyForm,
  line: Line,
  turn: DialogTurn,
): Promise<DialogResult> {
  if (offered === undefined) return onForm(state, form, line, turn);
  const { line: heard, ...other } = offered;
  switch (offerAnswer(line.text, heard !== undefined)) {
    case 'yes': {
      // What was told so far goes along, as with the word.
      if (heard === undefined && other.form === PERSON_FORM)
        return goOn(state, form, { ...line, text: 'person' }, turn);
      if (heard !== undefined) {
        const aside = putAway(state);
        const after = await begin(aside.state, other, turn);
        return { ...after, says: [...aside.says, ...after.says] };
      }
      const { state: without, says } = dropped(state);
      const told = state.form?.progress.known[form.opening];
      const text = other.text ?? (typeof told === 'string' ? told : undefined);
      const after = await begin(without, text === undefined ? other : { ...other, text }, turn);
      const files = state.form?.progress;
      const kept = files === undefined ? after.state : withExtras(after.state, files);
      return { ...after, state: kept, says: [...says, ...after.says] };
    }
    case 'no':
      return goOn(state, form, NO_LINE, turn);
    case 'answer':
      return goOn(state, form, { ...line, text: heard ?? '' }, turn);
    case undefined:
      return onForm(state, form, line, turn);
  }
}

/** Answers a question in between, then asks again what was open. */
async function digress(
  state: DialogState,
  form: AnyForm,
  says: readonly Say[],
  turn: DialogTurn,
): Promise<DialogResult> {
  const after = await goOn(state, form, NO_LINE, turn);
  return { ...after, says: [...says, ...after.says] };
}

/** How cases stand changes nothing, so that no form has to be left for it. */
async function statusInBetween(asked: GoOn, turn: DialogTurn): Promise<readonly Say[] | undefined> {
  if (asked.form !== caseStatus.id || turn.speaker.kind !== 'customer') return undefined;
  const result = await beginForm(caseStatus, asked, turn);
  return result.kind === 'submitted' ? result.says : undefined;
}

/** Nothing was told for it yet, so that nothing would be lost. */
const isUntouched = ({ id }: AnyForm, { known, attachments }: Progress): boolean =>
  id === 'open-case' && Object.keys(known).length === 0 && attachments.length === 0;

async function onForm(
  state: DialogState,
  form: AnyForm,
  line: Line,
  turn: DialogTurn,
): Promise<DialogResult> {
  const progress = state.form?.progress;
  if (progress === undefined) return { state, says: [] };
  if (isUnproved(form, turn)) return proveAgain(state, line.text, turn);
  const told = await toldElsewhere(form, progress, line, turn);
  if (told !== undefined) {
    const offered = { ...told, line: line.text };
    return { state: { ...state, offered }, says: [elsewhereSay(form.id)] };
  }
  if (wasAway(state, turn.now) && progress.confirming === undefined) {
    const held = { ...progress, confirming: 'resume' as const, held: line.text };
    return {
      state: { ...state, form: { id: form.id, progress: held } },
      says: [confirmSay(form, 'resume')],
    };
  }
  const other = await otherFlow(form, progress, line.text, turn);
  switch (other?.kind) {
    case 'form': {
      const between = await statusInBetween(other.goOn, turn);
      if (between !== undefined) return digress(state, form, between, turn);
      if (form.yields === true || isUntouched(form, progress))
        return begin(dropped(state).state, other.goOn, turn);
      const offered = { ...other.goOn, line: line.text };
      return { state: { ...state, offered }, says: [switchSay(form.id, other.goOn)] };
    }
    case 'raiseSeverity':
      return digress(state, form, [await raiseSeverity(turn)], turn);
    case 'requestStatus': {
      const status = await requestStatus(other.reference, turn);
      if (status !== undefined) return digress(state, form, [status], turn);
      return goOn(state, form, line, turn);
    }
    case undefined:
      return goOn(state, form, line, turn);
  }
}

async function onLine(state: DialogState, line: Line, turn: DialogTurn): Promise<DialogResult> {
  if (isSignOut(line.text)) return signOut(state, turn);
  const form = openFormOf(state);
  if (form !== undefined) return onOffered(state, form, line, turn);
  const solving = await onSolving(state, line, turn);
  if (solving !== undefined) return solving;
  const isKept = state.talking === undefined && (state.kept ?? []).length > 0;
  return isKept ? takeUp(state, line.text) : onTopic(state, line, turn);
}

/** Answers one line, or one press of a card's button. */
export async function respond(
  stored: unknown,
  sent: Line,
  turn: DialogTurn,
): Promise<DialogResult> {
  const { state: read, says: lead } = withoutUnknownForm(readDialogState(stored));
  const lastAt = nowIso(turn);
  const press = Pressed.safeParse(sent.value);
  const heard = press.success ? sent : await hearTalking(read, sent, turn);
  if ('kind' in heard) {
    const { state, says } = heard.result;
    return { state: asStored({ ...state, lastAt }), says: [...lead, ...says] };
  }
  const before = withExtras(read, heard);
  const isOpen = openFormOf(before) !== undefined;
  const { state, says, speaker } = press.success
    ? await onPress(before, press.data, heard, turn)
    : ((heard.isEdit === true ? await onEdited(before, heard, turn) : undefined) ??
      (await onLine(before, heard, turn)));
  const named = withCardIds(
    [...lead, ...extrasSaid(heard), ...newsInPlace(says, state)],
    `${state.form?.progress.key ?? 'root'}.${turn.lineId}`,
  );
  return {
    state: asStored({
      ...withChoices(isOpen ? state : withExtras(state, heard), says),
      live: liveCard(named, state.live),
      heard: heardIn(before, state),
      lastAt,
    }),
    says: withPhone(named, turn),
    speaker,
  };
}
