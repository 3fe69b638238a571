/** What was said in another place, where the question that is open here was not in sight. */
import { choicesOf } from './forms/ask.ts';
import { understand } from './forms/commands.ts';
import { chosen } from './forms/confirm.ts';
import type { GoOn } from './forms/goOn.ts';
import { type AnyForm, questionOf, slotNames } from './forms/outline.ts';
import { type Progress, REVIEW } from './forms/progress.ts';
import { contextFor, runOf } from './forms/run.ts';
import type { DialogTurn, Line } from './turn.ts';
import { answerDigression } from './understanding/digressions.ts';
import { soundsLikeProblem } from './understanding/problemWords.ts';
import { topicOf } from './understanding/topics.ts';
import { plainWords } from './understanding/words.ts';

/** So few words that can be read as the answer are meant as one. */
const SHORT = 5;

async function isAnswer(
  form: AnyForm,
  at: Progress,
  text: string,
  turn: DialogTurn,
): Promise<boolean> {
  if (at.asking === REVIEW) return false;
  // It was asked what the problem is.
  if (form.id === 'open-case' && at.asking === form.opening) return true;
  await form.prepare?.(at.known, turn);
  if (chosen(text, choicesOf(form, at, turn)) !== undefined) return true;
  const { reader } = questionOf(form, at.asking);
  if (reader.greedy === true || text.split(/\s+/).length > SHORT) return false;
  const reading = await reader.read(text, contextFor(runOf(form, turn, at), at, at.asking));
  return reading.kind === 'value';
}

/**
 * A problem that is told elsewhere while a form is open is hardly an answer to it. Undefined: it is one, or a
 * word that steers the form, or has its answer at once.
 */
export async function toldElsewhere(
  form: AnyForm,
  at: Progress,
  line: Line,
  turn: DialogTurn,
): Promise<GoOn | undefined> {
  const text = line.text.trim();
  if (line.isFromElsewhere !== true || !soundsLikeProblem(plainWords(text))) return undefined;
  if (topicOf(text).kind !== 'openCase') return undefined;
  if (understand(text, slotNames(form)).kind !== 'answer') return undefined;
  if (await isAnswer(form, at, text, turn)) return undefined;
  if ((await answerDigression(text, turn)) !== undefined) return undefined;
  return { form: 'open-case', text };
}
