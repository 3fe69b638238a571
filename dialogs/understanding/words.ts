/** Words that steer a form. They count only as a whole line: "cancel my licence" is an answer. */
import { isPersonWish } from './personWish.ts';
import { isWholeWish } from './wholeWish.ts';

const AT_ENDS = /[\s.,:;!]/;

/** By hand: a pattern that is anchored at the end is tried from every character of a long line. */
function trimmed(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && AT_ENDS.test(text.charAt(from))) from++;
  while (to > from && AT_ENDS.test(text.charAt(to - 1))) to--;
  return text.slice(from, to);
}

/** A turn compares the same line, and the titles of the same choices, many times. */
const plain = new Map<string, string>();
const MOST_REMEMBERED = 300;
const LONGEST_REMEMBERED = 100;
/** People's words are among them. */
const REMEMBERED_MS = 60_000;

/** What is compared: no case, no punctuation at the ends, single spaces, no please. */
export function plainWords(line: string): string {
  const known = plain.get(line);
  if (known !== undefined) return known;
  const said = made(line);
  if (line.length > LONGEST_REMEMBERED) return said;
  if (plain.size >= MOST_REMEMBERED) plain.clear();
  if (plain.size === 0) setTimeout(() => plain.clear(), REMEMBERED_MS).unref();
  plain.set(line, said);
  return said;
}

function made(line: string): string {
  return trimmed(line.normalize('NFKC').toLowerCase().replace(/[’‘]/g, "'"))
    .replace(/^¿/, '')
    .replace(/\s+/g, ' ')
    .replace(/^please |,? please$/g, '');
}

export type CommandWord =
  | 'cancel'
  | 'back'
  | 'help'
  | 'skip'
  | 'why'
  | 'repeat'
  | 'restart'
  | 'review'
  | 'keep'
  | 'whole'
  | 'person';

const WORDS: Readonly<Record<CommandWord, readonly string[]>> = {
  cancel: [
    'cancel',
    'never mind',
    'nevermind',
    'forget it',
    'forget that',
    'forget about it',
    'forget about that',
    'stop',
    'quit',
    'abort',
    'cancel it',
  ],
  back: ['back', 'go back', 'previous', 'undo', 'one step back'],
  help: ['help', '?', 'help me', 'commands', 'what can i say', 'what can i do'],
  skip: [
    'skip',
    'skip it',
    'skip this',
    'pass',
    "i don't know",
    'i do not know',
    "don't know",
    'dont know',
    'i dont know',
    'no idea',
    'no clue',
    'idk',
    'dunno',
    'i dunno',
    "don't remember",
    "i don't remember",
    "can't say",
    'i have no idea',
    'good question',
    "i don't know the version",
    'i dont know the version',
    "i don't know which version",
    'i dont know which version',
    'no idea which version',
    'not sure which version',
    'dont have it',
    "don't have it",
    "i don't have it",
    'i dont have it',
    'not at hand',
    'not sure',
    "i'm not sure",
    'unknown',
    'n/a',
    'none',
    'nothing',
    'no deadline',
    'leave it open',
  ],
  why: [
    'why',
    'why?',
    'why do you ask',
    'why do you ask?',
    'why do you need this',
    'why do you need this?',
    'why do you need that',
    'why do you need that?',
    'why do you want to know?',
    'what for?',
    'whats that',
    "what's that",
    'what is that',
    'whats this',
    "what's this",
    'what is this',
    'what does that mean',
    'what does this mean',
    'what do you mean',
  ],
  repeat: [
    'repeat',
    'again',
    'what?',
    'what was the question?',
    'pardon?',
    'say again',
    'come again?',
  ],
  restart: ['start again', 'start over', 'restart', 'from the beginning', 'new case'],
  review: [
    'review',
    'show me',
    'summary',
    'show the review',
    'what do you have?',
    'what do you have so far?',
    'what was i doing',
    'what were we doing',
    'where was i',
    'where were we',
  ],
  whole: [
    'all at once',
    'show all questions',
    'show me all questions',
    'all questions',
    'all questions at once',
    'show the form',
    'show me the form',
    'the whole form',
    'whole form',
    'one form',
    'as one form',
    'in one form',
  ],
  keep: ['keep', 'keep it', 'leave it', 'leave it as it is', 'no change', 'unchanged'],
  person: [
    'agent',
    'human',
    'person',
    'can i talk to a human',
    'can i talk to a person',
    'can i talk to somebody',
    'can i speak to a human',
    'can i speak to a person',
    'can i speak to somebody',
    'can i speak to someone',
    'a person',
    'operator',
    'representative',
    'manager',
    'speak to a human',
    'talk to a human',
    'talk to a person',
    'speak to a person',
    'speak to an agent',
    'talk to an agent',
    'real person',
    'i want to talk to a person',
    'i want to speak to a manager',
    'i want a human',
    'can i talk to a person?',
    'can i talk to someone?',
    'pass it to a person',
  ],
};

const BY_WORD = new Map(
  (Object.entries(WORDS) as [CommandWord, readonly string[]][]).flatMap(([command, words]) =>
    words.map((word) => [word, command] as const),
  ),
);

export function commandWord(line: string): CommandWord | undefined {
  const said = plainWords(line);
  return (
    BY_WORD.get(said) ??
    BY_WORD.get(said.slice(0, 60).replace(/ ?\?{1,4}$/, '')) ??
    (isPersonWish(said) ? 'person' : isWholeWish(said) ? 'whole' : undefined)
  );
}

const YES = new Set([
  'yes',
  'y',
  'yeah',
  'yep',
  'ok fine',
  'fine',
  'ok go',
  'ok',
  'okay',
  'sure',
  'correct',
  'right',
  'send',
  'send it',
  'yes send it',
  'yes, send it',
  'go ahead',
  'agree',
  'i agree',
  'agreed',
  'confirm',
  'do it',
  'looks good',
  'that is right',
  "that's right",
  '👍',
]);
const NO = new Set([
  'no',
  'n',
  'nope',
  'nah',
  'no none',
  'nope none',
  'none at all',
  'not any',
  "there isn't any",
  'there isnt any',
  "there isn't one",
  'there isnt one',
  "no there isn't",
  'no there isnt',
  'there is none',
  'there are none',
  'no such thing',
  'no thanks',
  "don't",
  'not yet',
  'disagree',
  'i disagree',
  '👎',
]);

const SURELY =
  /^(?:(?:(?:oh |well )?(?:yes|yeah|yep|yup|yea|ok|okay)[, ]{1,2})?(?:of course|obviously|definitely|absolutely|certainly|naturally|for sure|sure|indeed)(?:[, ]{1,2}(?:yes|it is|it does|we do|i do|we have|there is))?|(?:yes|yeah|yep|yup)[, ]{1,2}(?:it is|it does|we do|i do|we have|there is|they are|they do|that's right|very much so))$/;
const SURELY_NOT =
  /^(?:(?:oh |well )?(?:no|nope|nah)[, ]{1,2})?(?:(?:of course|obviously|definitely|absolutely|certainly|sadly|unfortunately|naturally|i'm afraid|i am afraid|afraid|surely) (?:not|no)|not at all|not really)$|^(?:no|nope|nah)[, ]{1,2}(?:sadly|unfortunately|sorry|i'm afraid|i am afraid|obviously|definitely|absolutely)$|^(?:sadly|unfortunately|sorry)[, ]{1,2}no$/;

/** The very word, with nothing beside it but its stress. */
const YES_SURELY =
  /^(?:yes|yeah|yep|yup)[, ]{1,2}(?:of course|obviously|definitely|absolutely|certainly|for sure|sure)$/;

/** A yes or no that is stressed, or answers a question of its own: "of course", "yes there is", "of course not". */
export function stressed(said: string): 'yes' | 'no' | undefined {
  if (said.length > 40) return undefined;
  if (SURELY.test(said)) return 'yes';
  return SURELY_NOT.test(said) ? 'no' : undefined;
}

/** A plain yes or no and nothing more: what can't be taken back is done on no other. */
export function plainYesOrNo(line: string): 'yes' | 'no' | undefined {
  const said = plainWords(line);
  if (YES.has(said)) return 'yes';
  return NO.has(said) ? 'no' : undefined;
}

/** "Yes, of course" says yes, too; "of course" and "yes, we have" may answer what nobody asked: something may be sent on it. */
export function yesOrNo(line: string): 'yes' | 'no' | undefined {
  const said = plainWords(line);
  const plainly = plainYesOrNo(line);
  if (plainly !== undefined || said.length > 40) return plainly;
  if (YES_SURELY.test(said)) return 'yes';
  return SURELY_NOT.test(said) ? 'no' : undefined;
}

/** Also in a few words more, as where nothing hangs on it: "of course", "yes we have". */
export const saysYesOrNo = (line: string): 'yes' | 'no' | undefined =>
  yesOrNo(line) ?? stressed(plainWords(line));

const ASSENT =
  /^(?:(?:yes|yeah|yep|ok|okay|sure|fine|great|perfect|correct|right|alright|all right|all good|(?:(?:it|that|this|everything|all) )?(?:looks|is|seems) (?:all |very )?(?:good|fine|right|correct|ok|okay|great|perfect)(?: to me)?|that's (?:all )?(?:right|fine|correct|good|ok)|thanks|thank you|please|now|go ahead|do it|go for it|i agree|agreed|confirmed?|(?:you can |just )?(?:send|submit|file)(?: (?:it|that|this))?(?: off| in| on| now)?(?: to (?:them|support|management|the desk))?)(?:[,.!; ]{1,3}(?:and |then |so )?|$)){1,8}$/u;
const STRONG =
  /\b(?:yes|yeah|yep|ok|okay|send|submit|go ahead|do it|go for it|right|correct|fine|good|perfect|great|agree|agreed|confirm|confirmed)\b/u;

/** Agrees to what is shown, in a few words more than a yes: "looks good, send it please". */
export function agrees(line: string): boolean {
  const said = plainWords(line);
  return yesOrNo(line) === 'yes' || (said.length <= 80 && STRONG.test(said) && ASSENT.test(said));
}

/** Something that can be read: letters or digits of any script. */
export function hasWords(line: string): boolean {
  return /[\p{L}\p{N}]/u.test(line);
}
