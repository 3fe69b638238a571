/** What a line is about when no form is open. */
import { type CaseTalk, caseTalkOf, isRude } from './caseTalk.ts';
import { type Flow, flowOf, specialFlowOf } from './flows.ts';
import { commandWord, hasWords, plainWords, saysYesOrNo } from './words.ts';

export type Topic =
  /** `text` is what was already told about the matter. */
  | { readonly kind: 'openCase'; readonly text: string | undefined; readonly isQuestion: boolean }
  | { readonly kind: 'greeting' }
  | { readonly kind: 'person' }
  | Flow
  /** Perhaps about a case that there is: whoever knows the speaker's cases decides. */
  | { readonly kind: 'caseTalk'; readonly talk: CaseTalk; readonly isRude: boolean }
  | { readonly kind: 'nothing' };

const GREETING =
  /^(?:hi|hello|hey|hallo|hola|bonjour|good (?:morning|afternoon|evening|day)|greetings|hi there|hello there|hey there|help|start|menu)$/;
const WISH =
  /^(?:(?:hi|hello|hey),? )?(?:(?:i|we) (?:would like|want|need|have|wish|have got) ?(?:to )?)?(?:(?:open|report|raise|log|create|file|submit|start|get|ask) )?(?:a |an |some |my |new |another |technical |support )*(?:case|ticket|problem|issue|incident|request|question|support|help|something|error)(?: please)?$/;
/** The words for a person that mean one with more to say. */
const MANAGER = /\b(?:manager|supervisor|management)\b/;

/** A wish for a new case that tells nothing else. */
export function isWish(line: string): boolean {
  const said = plainWords(line.slice(0, 100));
  return said.length <= 80 && WISH.test(said);
}

/** Recognises the topic of a first line; what is no known topic is a problem being told. */
export function topicOf(line: string): Topic {
  const said = plainWords(line);
  if (!hasWords(line) || saysYesOrNo(line) !== undefined) return { kind: 'nothing' };
  const word = commandWord(line);
  if (word === 'person' && !MANAGER.test(said)) return { kind: 'person' };
  if (GREETING.test(said)) return { kind: 'greeting' };
  if (isWish(line)) {
    return { kind: 'openCase', text: undefined, isQuestion: /\bquestion$/.test(said) };
  }
  if (word === 'restart') return { kind: 'openCase', text: undefined, isQuestion: false };
  if (word !== undefined && word !== 'person') return { kind: 'nothing' };
  const flow = flowOf(line) ?? specialFlowOf(line);
  if (flow !== undefined) return flow;
  const talk = caseTalkOf(line);
  if (talk?.kind === 'wish' && talk.mentioned === 'sure') return { kind: 'form', goOn: talk.goOn };
  if (word === 'person') return { kind: 'person' };
  const rude = isRude(line);
  if (talk !== undefined) return { kind: 'caseTalk', talk, isRude: rude };
  if (rude) {
    return { kind: 'caseTalk', talk: { kind: 'unclear', isMentioned: false }, isRude: true };
  }
  return { kind: 'openCase', text: line.trim(), isQuestion: false };
}
