/** How forms follow each other: proof before what needs it, what was put away after what came between. */
import { allForms } from './allForms.ts';
import { asSpeaker } from './asSpeaker.ts';
import type { DialogResult } from './dialogResult.ts';
import type { DialogState, OpenForm } from './dialogState.ts';
import { retiredAll } from './forms/ask.ts';
import { beginForm } from './forms/beginForm.ts';
import { confirmSay } from './forms/confirm.ts';
import type { GoOn } from './forms/goOn.ts';
import type { AnyForm } from './forms/outline.ts';
import type { Progress } from './forms/progress.ts';
import type { FormResult } from './forms/run.ts';
import { withExtras } from './lineExtras.ts';
import { nameOf, offerSay } from './offer.ts';
import { proveIdentity } from './proveIdentity.ts';
import { reply } from './replies/replies.ts';
import type { Say } from './say.ts';
import { survey } from './survey.ts';
import type { DialogTurn } from './turn.ts';

const MOST_KEPT = 5;

type Ended = FormResult & { readonly kind: 'submitted' | 'cancelled' };

/** A question that nobody has answered yet, such as which case to look up: nothing would be lost. */
function isNothingYet({ id, progress }: OpenForm): boolean {
  return allForms.get(id)?.review === 'none' && Object.keys(progress.known).length === 0;
}

/**
 * Puts the open form away; it is taken up again when what comes between is done. Says it on its cards: nothing
 * can be sent from them meanwhile.
 */
export function putAway({ form, kept = [], ...rest }: DialogState): DialogResult {
  const state =
    form === undefined || isNothingYet(form)
      ? { ...rest, ...(kept.length === 0 ? {} : { kept }) }
      : { ...rest, kept: [...kept, form].slice(-MOST_KEPT) };
  const says = form === undefined ? [] : retiredAll(form.progress, reply('review.aside'));
  return { state, says };
}

/** Takes up what was put away last, and asks how to go on with it. */
export function takeUp(state: DialogState, held?: string): DialogResult {
  const { kept = [], ...rest } = state;
  const open = kept.findLast(({ id }) => allForms.has(id));
  // While a person answers, it would be in the way.
  const isFree = state.form === undefined && state.talking === undefined;
  const known = open === undefined ? undefined : allForms.get(open.id);
  if (!isFree || open === undefined || known === undefined) return { state, says: [] };
  const before = kept.slice(0, kept.lastIndexOf(open));
  const progress: Progress = {
    ...open.progress,
    confirming: 'resume',
    ...(held === undefined ? {} : { held }),
  };
  const form: OpenForm = { id: open.id, progress };
  const back = { id: 'kept.resume', text: reply('kept.resume', { what: nameOf(open.id) }) };
  const says = [back, confirmSay(known, 'resume')];
  return { state: { ...rest, form, ...(before.length === 0 ? {} : { kept: before }) }, says };
}

/** A stranger first proves who they are, then goes on with what they asked for. */
export async function proveFirst(
  state: DialogState,
  goOn: GoOn | undefined,
  turn: DialogTurn,
): Promise<DialogResult> {
  const { afterProof: _, ...rest } = state;
  const result = await beginForm(proveIdentity, {}, turn);
  const lead = { id: 'prove-identity.lead', text: reply('prove-identity.lead') };
  const asking = goOn === undefined ? rest : { ...rest, afterProof: goOn };
  const { state: next, says } = await goOnAfter(asking, proveIdentity, result, turn);
  return { state: next, says: [lead, ...says] };
}

/** What was said is kept for what a form proposes instead of itself. */
function asked(state: DialogState, { text }: GoOn, instead: readonly Say[]): DialogState {
  const choices = instead.at(-1)?.choices ?? [];
  const [first] = choices;
  if (first === undefined) return state;
  return {
    ...state,
    asked: { choices: [...choices], yes: first.value },
    ...(text === undefined ? {} : { pending: text }),
  };
}

/** Begins a form, if it may be begun. */
export async function begin(
  state: DialogState,
  goOn: GoOn,
  turn: DialogTurn,
): Promise<DialogResult> {
  const form = allForms.get(goOn.form);
  if (form === undefined) return { state, says: [] };
  if (form.needsProof === true && turn.speaker.kind === 'stranger') {
    return proveFirst(state, goOn, turn);
  }
  const instead = (await form.instead?.(turn, goOn)) ?? [];
  if (instead.length > 0) {
    const after = takeUp(state);
    const says = [...instead, ...after.says];
    return { state: after.says.length > 0 ? after.state : asked(state, goOn, instead), says };
  }
  return goOnAfter(state, form, await beginForm(form, goOn, turn), turn);
}

/** The state once the form of a result is there, or gone. */
export async function goOnAfter(
  state: DialogState,
  form: AnyForm,
  result: FormResult,
  turn: DialogTurn,
): Promise<DialogResult> {
  if (result.kind !== 'open') return afterEnd(state, form, result, turn);
  const { form: _, ...rest } = state;
  const { progress, says, offer } = result;
  const open = { ...rest, form: { id: form.id, progress } };
  if (offer === undefined) return { state: open, says };
  const told = says.filter(({ intake }) => intake?.asking === undefined);
  return { state: { ...open, offered: offer }, says: [...told, offerSay(form.id, offer)] };
}

/** Of what was left for another form, files go along. */
function carried(from: Progress | undefined, to: DialogResult): DialogResult {
  return from === undefined ? to : { ...to, state: withExtras(to.state, from) };
}

async function afterEnd(
  { form: ended, afterProof, ...before }: DialogState,
  form: AnyForm,
  result: Ended,
  turn: DialogTurn,
): Promise<DialogResult> {
  const isProof = form.id === proveIdentity.id;
  const rest = { ...before, ...(isProof || !afterProof ? {} : { afterProof }) };
  const state = settled(rest, form, result);
  const speaker = result.kind === 'submitted' ? result.speaker : undefined;
  const from = speaker === undefined ? turn : await asSpeaker(turn, speaker);
  const then = isProof ? afterProving(result, afterProof) : result.goOn;
  const goesOn = then !== undefined && !isSurveyed(state, then);
  const next = goesOn ? await begin(noted(state, then), then, from) : takeUp(state);
  const isLeft = result.kind === 'cancelled' && then !== undefined;
  return {
    ...(isLeft ? carried(ended?.progress, next) : next),
    says: [...result.says, ...next.says],
    speaker: next.speaker ?? speaker,
  };
}

/** Right: what was asked for. A person instead: with what was said of it. */
function afterProving({ kind, goOn: then }: Ended, asked: GoOn | undefined): GoOn | undefined {
  if (kind === 'submitted') return asked;
  if (then === undefined || then.form === proveIdentity.id) return then && asked;
  const name =
    asked === undefined ? undefined : reply('person.wanted', { what: nameOf(asked.form) });
  const text = [name, asked?.text].filter((one) => one !== undefined).join('\n');
  return text === '' ? then : { ...then, text };
}

function settled(state: DialogState, { id }: AnyForm, result: Ended): DialogState {
  const reference = result.kind === 'submitted' ? result.reference : undefined;
  if (reference === undefined && result.cards.length === 0) return state;
  const sent = reference === undefined ? {} : { reference, form: id };
  const one = { ...sent, cards: [...result.cards] };
  return { ...state, settled: [...state.settled, one].slice(-20) };
}

const surveyOf = ({ form, known }: GoOn): string | undefined =>
  form === survey.id && typeof known?.['reference'] === 'string' ? known['reference'] : undefined;

function isSurveyed({ surveyed = [] }: DialogState, goOn: GoOn): boolean {
  const reference = surveyOf(goOn);
  return reference !== undefined && surveyed.includes(reference);
}

function noted(state: DialogState, goOn: GoOn): DialogState {
  const reference = surveyOf(goOn);
  if (reference === undefined) return state;
  return { ...state, surveyed: [...(state.surveyed ?? []), reference].slice(-20) };
}

/** Drops the open form without a word but for its card, which no longer works. */
export function dropped({ form, ...rest }: DialogState): DialogResult {
  const cards = form?.progress.cards ?? [];
  const says = form === undefined ? [] : retiredAll(form.progress, reply('review.cancelled'));
  const state =
    cards.length === 0 ? rest : { ...rest, settled: [...rest.settled, { cards }].slice(-20) };
  return { state, says };
}
