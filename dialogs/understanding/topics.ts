/** What a line is about when no form is open. */
import { commandWord, hasWords, plainWords, yesOrNo } from './words.ts';

export type Topic =
  /** `text` is what was already told about the matter. */
  | { readonly kind: 'openCase'; readonly text: string | undefined; readonly isQuestion: boolean }
  | { readonly kind: 'greeting' }
  | { readonly kind: 'person' }
  | { readonly kind: 'existingCase' }
  | { readonly kind: 'nothing' };

const GREETING =
  /^(?:hi|hello|hey|hallo|hola|bonjour|good (?:morning|afternoon|evening|day)|greetings|hi there|hello there|hey there|help|start|menu)$/;
const WISH =
  /^(?:(?:hi|hello|hey),? )?(?:(?:i|we) (?:would like|want|need|have|wish|have got) ?(?:to )?)?(?:(?:open|report|raise|log|create|file|submit|start|get|ask) )?(?:a |an |some |my |new |another |technical |support )*(?:case|ticket|problem|issue|incident|request|question|support|help|something|error)(?: please)?$/;
// Only a case that is meant as one: "the request fails when I close a case file" is a problem.
const NUMBER = '(?: ?#?[a-z0-9-]{0,5}[0-9][a-z0-9-]{0,20})?';
const NOUN = '(?:cases?|tickets?|requests?)(?: (?:number|no|nr|#))?';
const WHOSE = '(?:(?:my|our|the|a|an|this|that|your) )?';
const WHICH = '(?:(?:open|existing|old|closed|last|other|support) ){0,2}';
const REFERENCE = 'sr-[a-z0-9]{4}-[a-z0-9]{4}';
const THAT_CASE = `(?:${WHOSE}${WHICH}${NOUN}${NUMBER}|${WHOSE}${REFERENCE})`;
const ASKING =
  "(?:(?:hi|hello|hey),? )?(?:(?:can|could|would) (?:you|i|we) |(?:i|we) (?:want|need|would like|wish) to |(?:i|we)'d like to |how (?:do|can) (?:i|we) )?(?:please )?";
const EXISTING = new RegExp(
  `^${ASKING}(?:${[
    `(?:check|look up|look into|see|track|follow up on|escalate|reopen|close|cancel|update|add (?:something |a file |information |a comment )?to) ${THAT_CASE}`,
    `(?:(?:check|get|give me|have|know|see|ask for|what(?:'s| is)|is there|any|are there) )?(?:(?:the|an?|any) )?(?:current )?(?:status|updates?|news|progress)(?: report)? (?:of|on|for|about|in|with) ${THAT_CASE}`,
    `(?:how is|where is|what about|what is happening with|what happened to) ${THAT_CASE}(?: going| doing)?`,
    `${THAT_CASE} status`,
    'escalate(?: it)?',
    REFERENCE,
  ].join('|')})\\??$`,
);

/** Recognises the topic of a first line; what is no known topic is a problem being told. */
export function topicOf(line: string): Topic {
  const said = plainWords(line);
  if (!hasWords(line) || yesOrNo(line) !== undefined) return { kind: 'nothing' };
  const word = commandWord(line);
  if (word === 'person') return { kind: 'person' };
  if (GREETING.test(said)) return { kind: 'greeting' };
  if (said.length <= 80 && WISH.test(said)) {
    return { kind: 'openCase', text: undefined, isQuestion: /\bquestion$/.test(said) };
  }
  if (word === 'restart') return { kind: 'openCase', text: undefined, isQuestion: false };
  if (word !== undefined) return { kind: 'nothing' };
  if (said.length <= 140 && EXISTING.test(said)) return { kind: 'existingCase' };
  return { kind: 'openCase', text: line.trim(), isQuestion: false };
}
