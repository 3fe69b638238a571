/** Answers a line when no form is open: begins what it is about. */
import { isOpen } from '../services/requests/alone.ts';
import { beginWhole } from './beginWhole.ts';
import type { DialogResult } from './dialogResult.ts';
import type { DialogState } from './dialogState.ts';
import { begin } from './formFlow.ts';
import { chosen } from './forms/confirm.ts';
import { PERSON_FORM } from './forms/personForm.ts';
import { greeting } from './greeting.ts';
import { askWhich, onCaseTalk, openCases } from './onCaseTalk.ts';
import { raiseSeverity } from './raiseSeverity.ts';
import { effect } from './readers/effect.ts';
import { placed } from './readers/placed.ts';
import { product } from './readers/product.ts';
import { reply } from './replies/replies.ts';
import { fetchRequests, myRequests } from './requests.ts';
import { requestStatus } from './requestStatus.ts';
import type { Choice, Say } from './say.ts';
import type { DialogTurn, Line } from './turn.ts';
import { caseNumberIn } from './understanding/caseNumberIn.ts';
import { answerDigression } from './understanding/digressions.ts';
import type { Flow } from './understanding/flows.ts';
import { buttonSaid } from './understanding/buttonSaid.ts';
import { privacyTopicOf } from './understanding/privacyTopics.ts';
import { soundsLikeProblem } from './understanding/problemWords.ts';
import { type Topic, topicOf } from './understanding/topics.ts';
import { isWholeWish } from './understanding/wholeWish.ts';
import { plainWords, yesOrNo } from './understanding/words.ts';

const addIt = () => ({ value: 'add it', title: reply('root.add-it') });

/** What is done at once can't be added to. */
const DONE_AT_ONCE: readonly (string | undefined)[] = [
  'close-case',
  'lower-severity',
  'change-contact',
];

/** What was sent last and is still somebody's to do: the next line may be about it. */
async function lastSent(state: DialogState, turn: DialogTurn): Promise<string | undefined> {
  const { reference, form } = state.settled.at(-1) ?? {};
  if (reference === undefined || DONE_AT_ONCE.includes(form)) return undefined;
  await fetchRequests({}, turn);
  const sent = myRequests(turn).find((one) => one.reference === reference);
  // One that was joined belongs to another conversation.
  return sent === undefined || isOpen(sent) ? reference : undefined;
}

function afterSent(reference: string): Say {
  const choices = [addIt(), { value: 'another case', title: reply('root.another-case') }];
  return {
    id: 'root.after-sent',
    text: reply('root.after-sent', { reference }),
    choices,
    intake: { form: 'root', asking: 'topic', choices },
  };
}

/** What was said after a request was sent, and belongs to it. */
async function addToSent(
  { pending = '', ...state }: DialogState,
  reference: string,
  { id, attachments }: Line,
  turn: DialogTurn,
): Promise<DialogResult> {
  await fetchRequests({}, turn);
  const isOwn = myRequests(turn).some((one) => one.reference === reference);
  if (!isOwn) return begin(state, { form: 'add-information', text: pending }, turn);
  await turn.services.tellStaff(reference, { id, text: pending, attachments }, turn);
  return { state, says: [{ id: 'root.added', text: reply('root.added', { reference }) }] };
}

async function raisingSeverity(caseNumber: string | undefined, turn: DialogTurn): Promise<Say> {
  const escalate = caseNumber === undefined ? 'escalate' : `escalate case ${caseNumber}`;
  const choices = [
    { value: escalate, title: reply('raise-severity.escalate') },
    { value: 'new case', title: reply('raise-severity.new') },
  ];
  const say = await raiseSeverity(turn);
  return { ...say, choices, intake: { form: 'root', asking: 'topic', choices } };
}

async function onFlow(state: DialogState, flow: Flow, turn: DialogTurn): Promise<DialogResult> {
  switch (flow.kind) {
    case 'form':
      return begin(state, flow.goOn, turn);
    case 'raiseSeverity':
      return { state, says: [await raisingSeverity(flow.caseNumber, turn)] };
    case 'requestStatus': {
      const { reference } = flow;
      const known = await requestStatus(reference, turn);
      const unknown = {
        id: 'withdraw-request.unknown',
        text: reply('withdraw-request.unknown', { reference }),
      };
      return { state, says: [known ?? unknown] };
    }
  }
}

/** Forms that take what was said before it was known where it belongs. */
const TAKES_PENDING: readonly string[] = ['escalate-case', 'add-information', 'reopen-case'];

/** @param pending what was said before of the same matter, if anything was */
const withPending = (flow: Flow, pending: string | undefined): Flow =>
  flow.kind === 'form' &&
  pending !== undefined &&
  flow.goOn.text === undefined &&
  TAKES_PENDING.includes(flow.goOn.form)
    ? { ...flow, goOn: { ...flow.goOn, text: pending } }
    : flow;

const isLook = (flow: Flow): boolean =>
  flow.kind === 'requestStatus' || (flow.kind === 'form' && flow.goOn.form === 'case-status');

/** A word or two that tell of no problem, of somebody who may mean a case that there is. */
async function isVague(text: string, turn: DialogTurn): Promise<boolean> {
  if (text.split(/\s+/).length > 3 || soundsLikeProblem(plainWords(text))) return false;
  const context = { turn, choices: [], known: {} };
  return (
    (await product.find?.(text, context)) === undefined &&
    (product.near?.(text, context) ?? []).length === 0 &&
    effect.find?.(text, context) === undefined
  );
}

/** A problem is being told: a new case, unless it belongs to what was sent or to a case that there is. */
async function onProblem(
  { pending, ...rest }: DialogState,
  { text: told, isQuestion }: Topic & { readonly kind: 'openCase' },
  { attachments }: Line,
  turn: DialogTurn,
): Promise<DialogResult> {
  // What follows a case that was sent is as often about that one as about another.
  const sent = told === undefined ? undefined : await lastSent(rest, turn);
  if (sent !== undefined && pending === undefined) {
    return { state: { ...rest, pending: told }, says: [afterSent(sent)] };
  }
  if (told !== undefined && pending === undefined && attachments.length === 0) {
    const open = (await isVague(told, turn)) ? await openCases(turn) : [];
    if (open.length > 0) return askWhich(rest, open, told);
  }
  const text = told ?? pending;
  const known = isQuestion ? { effect: 'question' } : {};
  return begin(rest, { form: 'open-case', known, ...(text === undefined ? {} : { text }) }, turn);
}

/** It was asked whether what was said belongs to the last request: a wish for something else says that it does not. */
const isAfterSent = (asked: DialogState['asked']): boolean =>
  asked?.choices.some(({ value }) => value === addIt().value) === true;

/** The only choice that has a number in it, such as a case's, for a line that is nothing but that. */
function numbered(text: string, choices: readonly Choice[]): Choice | undefined {
  const number = caseNumberIn(text);
  if (number === undefined || plainWords(text).replace(/^#/, '') !== number.toLowerCase())
    return undefined;
  const [only, ...others] = choices.filter(({ value }) => value.split(' ').includes(number));
  return others.length === 0 ? only : undefined;
}

/** The line that a choice of the last question stands for, by its title, its place, its number or a yes. */
function picked(text: string, asked: DialogState['asked']): string {
  if (asked === undefined) return text;
  const { choices, yes } = asked;
  const place = placed(text, choices);
  const choice =
    (chosen(text, choices) ?? buttonSaid(text, choices))?.value ??
    (place?.kind === 'value' ? place.value : numbered(text, choices)?.value);
  return choice ?? (yes !== undefined && yesOrNo(text) === 'yes' ? yes : text);
}

export async function onTopic(
  { asked, ...state }: DialogState,
  sent: Line,
  turn: DialogTurn,
): Promise<DialogResult> {
  const line = { ...sent, text: picked(sent.text, asked) };
  const say = (...says: readonly Say[]): DialogResult => ({ state, says });
  const reference = state.settled.at(-1)?.reference;
  const { pending, ...rest } = state;
  if (line.text.trim() === '' && line.attachments.length > 0) {
    return begin(state, { form: 'open-case' }, turn);
  }
  if (reference !== undefined && pending !== undefined && chosen(line.text, [addIt()])) {
    return addToSent(state, reference, line, turn);
  }
  if (isWholeWish(plainWords(line.text))) return beginWhole(state, line, turn);
  const privacy = privacyTopicOf(line.text);
  if (privacy !== undefined) return begin(state, privacy, turn);
  const digression = await answerDigression(line.text, turn);
  if (digression !== undefined) return say(...digression);
  const topic = topicOf(line.text);
  switch (topic.kind) {
    case 'openCase':
      return onProblem(state, topic, line, turn);
    case 'caseTalk': {
      const result = await onCaseTalk(state, topic, line, turn);
      const problem = { kind: 'openCase' as const, text: line.text.trim(), isQuestion: false };
      return result ?? onProblem(state, problem, line, turn);
    }
    case 'greeting':
      return say(...greeting(turn));
    case 'person':
      return begin(
        rest,
        { form: PERSON_FORM, ...(pending === undefined ? {} : { text: pending }) },
        turn,
      );
    case 'form':
    case 'raiseSeverity':
    case 'requestStatus':
      // A look at how a case stands settles nothing of what was said before.
      return onFlow(
        isLook(topic) ? state : rest,
        withPending(topic, isAfterSent(asked) ? undefined : pending),
        turn,
      );
    case 'nothing':
      // A yes to "this or that?" picks neither.
      if (asked !== undefined && yesOrNo(line.text) === 'yes')
        return askWhich(rest, await openCases(turn), pending);
      return say(
        reference === undefined
          ? { id: 'root.nothing', text: reply('root.nothing') }
          : { id: 'root.already-sent', text: reply('root.already-sent', { reference }) },
      );
  }
}
