/** A wish for a person, in a sentence of any shape, with nothing else in it. */

const PERSON =
  '(?:humans?|human beings?|persons?|people|agents?|operators?|representatives?|rep|member of staff)';
const ANYBODY = '(?:someone|somebody|anyone|anybody)';
const KIND =
  '(?:(?:real|actual|live|living|human|proper|competent|support|service|customer service|other) ){0,2}';
const A = '(?:(?:an?|any|some|the|another|your|one of your) )?';
const ELSE =
  '(?: (?:real|human|else|alive|who can help(?: me| us)?|who knows|(?:from|at|of|in) (?:the )?support(?: desk| team)?))?';
const SOMEONE = `${A}${KIND}(?:${PERSON}|${ANYBODY})${ELSE}`;
/** Only after a verb of speaking: "support" alone may be what a problem is about. */
const STAFF =
  '(?:(?:the|your|an?|my) )?(?:(?:support|technical) )?(?:support|customer service|customer support|help ?desk|support desk|support team|engineer|technician|specialist|colleague)';
const LEAD =
  '(?:(?:hi|hello|hey|no|ok|okay|stop|look|listen|sorry|and|so|then|but)[,.! ]{1,3}){0,2}';
const END =
  '(?:[,. ]{1,2}(?:please|now|right now|instead|directly|immediately|at once|here|there|today|asap|then|for once|thanks|thank you|or what)){0,4}';
const I_WANT =
  "(?:(?:i|we)(?:'d| would)? (?:just |really |only |rather )?(?:want|need|like|prefer|wish|demand|must|have)|(?:i|we)'d (?:rather|prefer)|(?:can|could|may|might) (?:i|we|you)(?: please| just)?|let me|let us|please|how (?:do|can) (?:i|we)|is it possible)";
const TALK =
  '(?:speak|talk|chat|be connected|get through|be put through|get in touch|get in contact)(?: directly| now)? (?:to|with)';
const FETCH =
  '(?:get(?: me| us)?|give (?:me|us)|have|put (?:me|us) through to|connect (?:me|us) (?:to|with)|transfer (?:me|us) to|pass (?:me|us|this|it) (?:on )?to|hand (?:me|us|this|it) (?:over )?to|find (?:me|us)|fetch|send (?:me|us))';
const BOT = '(?:(?:an?|the|this|some) )?(?:bots?|robots?|machines?|chatbots?|computers?)';

const WISH = new RegExp(
  `^${LEAD}(?:${[
    `(?:${I_WANT} (?:to )?)?${TALK} (?:${SOMEONE}|${STAFF})`,
    `(?:${I_WANT} (?:to )?)?${FETCH} ${SOMEONE}`,
    `(?:i|we)(?:'d| would)? (?:just |really |only )?(?:want|need|like|prefer|demand) ${SOMEONE}`,
    `${A}${KIND}${PERSON}`,
    `(?:is|are) there ${SOMEONE}(?: (?:there|here|around|available|to (?:talk|speak) (?:to|with)|(?:i|we) can (?:talk|speak) (?:to|with)))?`,
    `is ${ANYBODY} (?:there|here|around)`,
    `(?:this|it) needs ${SOMEONE}`,
    `(?:i|we) (?:do not|don't|won't) (?:want|wish|like|need)(?: to (?:talk|speak|chat) (?:to|with))? ${BOT}`,
    `no (?:more )?(?:bots?|robots?|machines?)`,
  ].join('|')})${END}$`,
  'u',
);

/** @param said in plain words */
export const isPersonWish = (said: string): boolean =>
  said.length <= 120 && WISH.test(said.replace(/ ?[?!]{1,4}$/, ''));
