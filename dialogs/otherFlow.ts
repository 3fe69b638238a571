/** Hears, inside an open form, a line that plainly asks for something else. */
import { isSameCase } from '../services/cases/isSameCase.ts';
import { choicesOf } from './forms/ask.ts';
import { understand } from './forms/commands.ts';
import { chosen } from './forms/confirm.ts';
import { PERSON_FORM } from './forms/personForm.ts';
import type { GoOn } from './forms/goOn.ts';
import { type AnyForm, slotNames } from './forms/outline.ts';
import { type Progress, REVIEW } from './forms/progress.ts';
import type { DialogTurn } from './turn.ts';
import { caseTalkOf } from './understanding/caseTalk.ts';
import { type Flow, flowOf, specialFlowOf } from './understanding/flows.ts';
import { newPhoneIn } from './understanding/newPhoneIn.ts';
import { answerDigression } from './understanding/digressions.ts';
import { policyTopic } from './understanding/policyQuestions.ts';
import { isWish } from './understanding/topics.ts';
import { withoutQuestionMark } from './understanding/wholeLine.ts';
import { plainWords } from './understanding/words.ts';

const NEW =
  /^(?:(?:i|we) (?:want|need|would like) (?:to )?)?(?:open |report |raise |log |create |file |start )?(?:a |an )?(?:new|another) /;

/** The same flow again is something else only if it is about another case. */
function isSame(form: AnyForm, { known }: Progress, { form: other, said }: GoOn): boolean {
  if (form.id !== other) return false;
  const number = said?.['caseNumber'];
  const open = known['caseNumber'];
  return number === undefined || typeof open !== 'string' || isSameCase(number, open);
}

const isNewCase = (form: AnyForm, line: string): boolean =>
  form.id !== 'open-case' && isWish(line) && NEW.test(plainWords(line));

function wished(form: AnyForm, line: string): Flow | undefined {
  // "How do I escalate a case?" is a question about the rules, and has its answer.
  if (policyTopic(withoutQuestionMark(plainWords(line.slice(0, 200)))) !== undefined) {
    return undefined;
  }
  const flow = flowOf(line);
  if (flow?.kind === 'raiseSeverity' && 'severity' in form.questions) return undefined;
  if (flow !== undefined) return flow;
  const special = specialFlowOf(line);
  // One that tells more may be the answer to what was asked.
  return special?.kind === 'form' && special.goOn.text === undefined ? special : undefined;
}

/** Speaks of a case, where the open question is about none and takes no story. */
async function aboutCase(
  form: AnyForm,
  asking: string,
  line: string,
  turn: DialogTurn,
): Promise<Flow | undefined> {
  const question = form.questions[asking];
  if ('caseNumber' in form.questions || form.id === PERSON_FORM) return undefined;
  // A question about support has its answer.
  if ((await answerDigression(line, turn)) !== undefined) return undefined;
  // A number of their own belongs to what they are at, if that has one.
  if ('phone' in form.questions && newPhoneIn(line) !== undefined) return undefined;
  const talk = caseTalkOf(line);
  switch (talk?.kind) {
    case 'wish':
      return talk.mentioned === 'sure' || question?.reader.greedy !== true || asking === 'product'
        ? { kind: 'form', goOn: talk.goOn }
        : undefined;
    case 'case': {
      if (!/case|ticket/i.test(line)) return undefined;
      const said = { caseNumber: talk.caseNumber };
      return { kind: 'form', goOn: { form: 'case-status', said } };
    }
    case 'unclear':
    case undefined:
      return undefined;
  }
}

const TO_CALL =
  /^(?:please |you can |you may |just |then )?(?:call|phone|ring|reach|text) (?:me|us)(?!\p{L})/iu;
/** What a number has at least. */
const DIGITS = 7;

/** "Phone me on +49 …", where it is asked on which number. */
function isNumberToCall({ questions }: AnyForm, asking: string, line: string): boolean {
  const input = questions[asking]?.reader.input;
  if (input?.kind !== 'text' || input.style !== 'tel' || /case|ticket/i.test(line)) return false;
  const head = line.trim().slice(0, 200);
  return TO_CALL.test(head) && head.replace(/\D/g, '').length >= DIGITS;
}

async function asked(
  form: AnyForm,
  asking: string,
  line: string,
  turn: DialogTurn,
): Promise<Flow | undefined> {
  if (isNewCase(form, line)) return { kind: 'form', goOn: { form: 'open-case' } };
  if (understand(line, slotNames(form)).kind !== 'answer') return undefined;
  if (isNumberToCall(form, asking, line)) return undefined;
  return wished(form, line) ?? aboutCase(form, asking, line, turn);
}

/** Undefined: the line is the open form's. */
export async function otherFlow(
  form: AnyForm,
  progress: Progress,
  line: string,
  turn: DialogTurn,
): Promise<Flow | undefined> {
  if (line.trim() === '') return undefined;
  const flow = await asked(form, progress.asking, line, turn);
  if (flow === undefined) return undefined;
  if (flow.kind === 'form' && isSame(form, progress, flow.goOn)) return undefined;
  await form.prepare?.(progress.known, turn);
  const isChoice =
    progress.asking !== REVIEW && chosen(line, choicesOf(form, progress, turn)) !== undefined;
  return isChoice ? undefined : flow;
}
