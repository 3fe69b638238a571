import type { Reader } from '../forms/form.ts';
import { prose } from './prose.ts';

const LONGEST = 80;

const ASKS = String.raw`(?:do|does|did|can|could|should|would|will|may|is|are|was|am|have|has)`;
const WHOM = String.raw`(?:i|we|you|it|they|he|she|this|that|there|my|our|your|somebody|someone|support)`;
/** "What we have is the 14.1" and "is the latest" are answers. */
const QUESTION = new RegExp(
  [
    String.raw`\?$`,
    String.raw`^how (?:to|long|many|much|soon|about)\b`,
    String.raw`^what(?:'s| is| are)\b`,
    String.raw`^(?:(?:and|but|so|then|sorry)[, ]{1,2})?${ASKS} ${WHOM}\b`,
    String.raw`^(?:what|which|how|why|when|where|who) (?!(?:i|we|it|they) ).{0,30}\b${ASKS} (?:the|${WHOM})\b`,
    String.raw`^(?:how|why|when|where|who) ${ASKS} (?:the|${WHOM})\b`,
  ].join('|'),
);
/** Figures that count, time or call something: what a hurried person tells beside the version. */
const OTHER_FIGURES =
  /\+\d[\d ().-]{6,20}|\b\d{1,2}:\d{2}\b|\b\d{1,6} ?(?:%|am|pm|times?|users?|people|persons?|servers?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?)(?!\p{L})/gu;

const TRAIN =
  /\b(?:ltsr|cr|long[ -]term service|lts|ltsc|rc|rtm|ga|cu|beta|preview|nightly|daas|saas|up[ -]to[ -]date|(?:fully|all) (?:patched|updated)|xp|vista)\b/;
/** In a sentence "current" and "last" say when, unless a release follows or nothing does. */
const NEWEST =
  /\b(?:current|latest|newest|most recent|last|previous|oldest|stable)(?: [\p{L}'-]{1,20}){0,2}? (?:versions?|releases?|builds?|ones?|patch(?:es)?|updates?|firmware|branch)\b|\b(?:current|latest|newest|most recent|stable)(?: [\p{L}'-]{1,20})?(?:,? as of [\p{L} ]{1,20})?$/u;
const ALL =
  /\b(?:all|any|every|both|several|different|various|mixed|multiple)(?: [\p{L}'-]{1,20}){0,2}? (?:versions?|releases?|builds?)\b/u;
const IN_WORDS =
  /^(?:it is |it's )?(?:(?:the )?(?:version|release) (?:one|two)|(?:(?:the )?(?:version|release|windows) )?(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen)(?: point [a-z]{1,9}(?: [a-z]{1,9})?)?)$/;
const CLOUD =
  /^(?:(?:it is|it's|we are|on|in|the|citrix) ){0,4}cloud(?: (?:version|service|one))?$/;
/** Of the systems that clients run on, which many know by nothing else. */
const CODE_NAME =
  /^(?:(?:it is|it's|on|macos|mac os|ubuntu|debian) ){0,2}(?:mojave|catalina|big sur|monterey|ventura|sonoma|sequoia|tahoe|bionic|focal|jammy|noble|buster|bullseye|bookworm|trixie)$/;

/** "Maybe 2402?" is an answer, too, by somebody who is not sure. */
const UNSURE =
  /^(?:(?:maybe|perhaps|probably|idk|i think|i guess|it's|its|it is)[, ]{1,2}){0,3}v?\d[a-z\d .-]{0,20}\?$/;

const isWish = (said: string): boolean => /^(?:please )?(?:send|give|show|call)\b/.test(said);

function isVersion(text: string): boolean {
  const said = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/[.!]$/, '');
  if (QUESTION.test(said) && !UNSURE.test(said)) return false;
  if (/\S@\S/.test(said) || isWish(said)) return false;
  if (/\p{N}/u.test(said.replace(OTHER_FIGURES, ' '))) return true;
  return [TRAIN, NEWEST, ALL, IN_WORDS, CLOUD, CODE_NAME].some((pattern) => pattern.test(said));
}

const words = prose({ max: LONGEST });

/**
 * The version of a product, as people tell it: with a figure, as a release train, or as the newest. It is
 * kept as it was written, since support knows it better. Questions and what steers a form are none.
 */
export const version: Reader<string> = {
  ...words,
  read(line, context) {
    const text = line.trim();
    return text.length <= LONGEST && isVersion(text) ? words.read(text, context) : { kind: 'none' };
  },
};
