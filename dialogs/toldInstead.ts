import type { AnyForm } from './forms/outline.ts';
import type { Progress } from './forms/progress.ts';
import { proveIdentity } from './proveIdentity.ts';
import { soundsLikeProblem } from './understanding/problemWords.ts';
import { topicOf } from './understanding/topics.ts';
import { plainWords } from './understanding/words.ts';

/** About the question itself: "I have a problem with my e-mail". */
const OWN =
  /\b(?:e-?mails?|mails?|address|codes?|my account|identity|prove)\b|\bi\b[^.!]{0,20}\b(?:log|sign)(?:ged)? (?:in|on)\b/u;
const FEWEST_WORDS = 4;

/** A problem, told to the question who is speaking: it needs no proof, and waits for none. */
export function isToldInstead(form: AnyForm, { asking }: Progress, line: string): boolean {
  if (form.id !== proveIdentity.id || asking !== 'email' || line.includes('?')) return false;
  const said = plainWords(line);
  return (
    said.split(' ').length >= FEWEST_WORDS &&
    !OWN.test(said.slice(0, 600)) &&
    soundsLikeProblem(said) &&
    topicOf(line).kind === 'openCase'
  );
}
