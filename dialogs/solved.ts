/** Support says that it is solved; the customer has the last word (D1, step 3). */
import { queueOf } from '../services/requests/work.ts';
import { begin } from './formFlow.ts';
import type { DialogResult } from './dialogResult.ts';
import type { DialogState } from './dialogState.ts';
import { chosen } from './forms/confirm.ts';
import { newsOf } from './requestNews.ts';
import { reply } from './replies/replies.ts';
import type { Choice, Say } from './say.ts';
import type { DialogTurn, Line } from './turn.ts';
import { topicOf } from './understanding/topics.ts';
import { yesOrNo } from './understanding/words.ts';

const YES: Choice = { value: 'yes', title: reply('told.solved.yes') };
const NO: Choice = { value: 'no', title: reply('told.solved.no') };

export function solvedSay(): Say {
  const choices = [YES, NO];
  return {
    id: 'told.solved.ask',
    text: reply('told.solved.ask'),
    choices,
    intake: { form: 'root', asking: 'solved', choices },
  };
}

/** Something was told instead of a yes or no: it may be why it is not solved. */
function whichSay(): Say {
  const choices = [NO, { value: 'another case', title: reply('root.another-case') }];
  return {
    id: 'solved.which',
    text: reply('solved.which'),
    choices,
    intake: { form: 'root', asking: 'solved', choices },
  };
}

/** What becomes of what is not solved: who sees it, that no rule says when, and what can be done. */
async function disputedText(reference: string, turn: DialogTurn): Promise<string> {
  const known = await turn.services.myRequests(turn);
  const request = known.find((one) => one.reference === reference);
  const number = request?.caseNumber ?? undefined;
  return [
    reply('solved.disputed', { reference }),
    ...(request === undefined
      ? []
      : [reply('solved.disputed.who', { queue: queueOf(request).name })]),
    reply('solved.disputed.when'),
    number === undefined
      ? reply('solved.disputed.noCase', { reference })
      : reply('solved.disputed.case', { number, reference }),
  ].join('\n');
}

/** Answers the question whether it is solved; undefined if the line is about something else. */
export async function onSolving(
  { solving, ...state }: DialogState,
  line: Line,
  turn: DialogTurn,
): Promise<DialogResult | undefined> {
  if (solving === undefined) return undefined;
  const { reference, text } = solving;
  const { id } = line;
  const said = chosen(line.text, [YES, NO])?.value ?? yesOrNo(line.text);
  const { pending: _, ...rest } = state;
  if (said === 'yes') {
    await turn.services.noteAnswer(reference, { id, kind: 'confirmed' }, turn);
    const after = await begin(rest, { form: 'survey', known: { reference } }, turn);
    const done = { id: 'solved.confirmed', text: reply('solved.confirmed') };
    return { ...after, says: [done, ...(await newsOf(reference, turn)), ...after.says] };
  }
  if (said === 'no') {
    const answer = { id, kind: 'disputed' as const, ...(text === undefined ? {} : { text }) };
    await turn.services.noteAnswer(reference, answer, turn);
    const done = { id: 'solved.disputed', text: await disputedText(reference, turn) };
    return { state: rest, says: [done, ...(await newsOf(reference, turn))] };
  }
  const topic = topicOf(line.text);
  if (topic.kind !== 'openCase' || topic.text === undefined || text !== undefined) return undefined;
  const asked = { ...state, pending: topic.text, solving: { reference, text: topic.text } };
  return { state: asked, says: [whichSay()] };
}
