/** Goes on with a line that may be about a case that there is: only the speaker's own cases can tell. */
import { isClosed } from '../services/cases/case.ts';
import type { CaseView } from '../services/cases/caseView.ts';
import { isSameCase } from '../services/cases/isSameCase.ts';
import { caseShownShort } from './caseShown.ts';
import { fetchCases, myCases } from './cases.ts';
import type { DialogResult } from './dialogResult.ts';
import type { DialogState } from './dialogState.ts';
import { begin } from './formFlow.ts';
import type { GoOn } from './forms/goOn.ts';
import { PERSON_FORM } from './forms/personForm.ts';
import { reply } from './replies/replies.ts';
import type { Choice, Say } from './say.ts';
import type { DialogTurn, Line } from './turn.ts';
import type { CaseTalk } from './understanding/caseTalk.ts';
import { soundsLikeProblem } from './understanding/problemWords.ts';
import type { Topic } from './understanding/topics.ts';
import { plainWords } from './understanding/words.ts';

const MOST = 3;
/** What is there for whoever has no case as well. */
const FOR_ALL: readonly string[] = ['give-feedback', PERSON_FORM];

/** The speaker's open cases, newest first; a stranger has none. */
export async function openCases(turn: DialogTurn): Promise<readonly CaseView[]> {
  await fetchCases({}, turn);
  return myCases(turn).filter((view) => !isClosed(view.case));
}

function topicSay(id: string, text: string, choices: readonly Choice[]): Say {
  return { id, text, choices, intake: { form: 'root', asking: 'topic', choices } };
}

/** Is it a new problem, or about a case? */
function whichSay(open: readonly CaseView[]): Say {
  const [only, ...others] = open;
  const text =
    only === undefined || others.length > 0
      ? reply('root.which')
      : reply('root.which.one', { number: only.case.caseNumber });
  return topicSay('root.which', text, [
    { value: 'new problem', title: reply('root.which.new') },
    ...open.slice(0, MOST).map((view) => ({
      value: `about case ${view.case.caseNumber}`,
      title: caseShownShort(view),
    })),
    ...(open.length === 0 || open.length > MOST
      ? [{ value: 'my cases', title: reply('root.which.case') }]
      : []),
    { value: 'person', title: reply('form.person') },
  ]);
}

/** What shall become of what was said, now that it is about this case? */
function aboutSay(number: string): Say {
  return topicSay('root.about', reply('root.about', { number }), [
    { value: `add to case ${number}`, title: reply('root.about.add') },
    { value: `escalate case ${number}`, title: reply('root.about.escalate') },
    { value: `status of case ${number}`, title: reply('root.about.status') },
    { value: 'person', title: reply('form.person') },
  ]);
}

const asking = (state: DialogState, say: Say): DialogResult => ({
  state: { ...state, asked: { choices: [...(say.choices ?? [])] } },
  says: [say],
});

/** Asks which it is; what was said is kept until that is told. */
export function askWhich(
  state: DialogState,
  open: readonly CaseView[],
  pending: string | undefined,
): DialogResult {
  const { pending: _, ...rest } = state;
  const kept = pending === undefined ? rest : { ...rest, pending };
  return asking(kept, whichSay(open));
}

/** A wish that names no case, of somebody who has none, as far as we know. */
function withoutCase(
  state: DialogState,
  goOn: GoOn,
  text: string,
  turn: DialogTurn,
): Promise<DialogResult> | DialogResult {
  if (FOR_ALL.includes(goOn.form)) return begin(state, goOn, turn);
  if (goOn.form === 'close-case') {
    return { state, says: [{ id: 'root.solved', text: reply('root.solved') }] };
  }
  if (turn.speaker.kind === 'customer') return begin(state, goOn, turn);
  const outcome = goOn.known?.['outcome'];
  // Somebody who can be called or written to needs no proof, and no case.
  if (outcome === 'callBack') return begin(state, { form: PERSON_FORM, text }, turn);
  if (outcome === 'manager') return begin(state, goOn, turn);
  return askWhich(state, [], text);
}

async function onWish(
  state: DialogState,
  { goOn, mentioned }: CaseTalk & { readonly kind: 'wish' },
  text: string,
  turn: DialogTurn,
): Promise<DialogResult | undefined> {
  await fetchCases({}, turn);
  const number = goOn.said?.['caseNumber'];
  if (mentioned === 'number' && number !== undefined) {
    const isTheirs = myCases(turn).some(({ case: { caseNumber } }) =>
      isSameCase(caseNumber, number),
    );
    // The number of something else, such as an error.
    if (!isTheirs && soundsLikeProblem(plainWords(text))) return undefined;
  } else if (mentioned === 'none' && myCases(turn).length === 0) {
    return withoutCase(state, goOn, text, turn);
  }
  return begin(state, goOn, turn);
}

/** Undefined: it is a problem being told, after all. */
export async function onCaseTalk(
  state: DialogState,
  { talk, isRude }: Topic & { readonly kind: 'caseTalk' },
  { text, attachments }: Line,
  turn: DialogTurn,
): Promise<DialogResult | undefined> {
  switch (talk.kind) {
    case 'wish':
      return onWish(state, talk, text.trim(), turn);
    case 'case': {
      if (state.pending !== undefined) return asking(state, aboutSay(talk.caseNumber));
      const said = { caseNumber: talk.caseNumber };
      return begin(state, { form: 'case-status', said }, turn);
    }
    case 'unclear': {
      const open = await openCases(turn);
      const isAsked = isRude || talk.isMentioned || open.length > 0;
      if (!isAsked || attachments.length > 0) return undefined;
      return askWhich(state, open, isRude ? undefined : text.trim());
    }
  }
}
