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
const EXISTING =
  /^.{0,60}\b(?:status of|update on|news on|escalate|reopen|close|add to|progress of)\b.{0,40}\b(?:case|ticket|request|sr-)|^.{0,20}\bmy (?:open )?(?:case|ticket)s?\b.{0,20}\b(?:status|update)|^(?:case status|check (?:my |a )?case|escalate)$/;

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
