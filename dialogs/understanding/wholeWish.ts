/** A wish for all questions on one card, in a sentence of any shape, with nothing else in it. */

const LEAD =
  "(?:(?:can|could|may) (?:i|we|you)(?: please)?|(?:i|we)(?:'d| would)? (?:want|like|prefer|need|rather)(?: to)?|i'd like(?: to)?|please|let me|is there|is it possible to)";
const DO =
  '(?:have|see|get|fill in|fill out|answer|show(?: me| us)?|give(?: me| us)?|send(?: me| us)?|do|use|ask(?: me| us)?)';
const ALL =
  '(?:all (?:of )?(?:the |your |these |those )?questions|all(?: of)? (?:them|it|this|that)|everything|the questions|(?:a|one|the|the whole|a single) (?:card|form|page)(?: with (?:all|everything|all (?:the |your )?questions))?)';
const AT_ONCE =
  '(?: (?:at once|together|in one go|(?:on|in|as|with) (?:one|a|a single|the same|the) (?:single )?(?:card|form|page|screen|go|place)))';
const END = '(?:,? (?:instead|please|now|here)){0,2}';

// What is wished for has to be named, or how it is to be shown: "can I have everything" is neither.
const WISH = new RegExp(
  `^(?:${[
    `(?:${LEAD} )?(?:${DO} )?(?:${ALL}${AT_ONCE}|all (?:of )?(?:the |your )?questions)`,
    `${LEAD} (?:${DO} )?a (?:card|form) (?:with (?:all|everything)(?: (?:the |your )?questions)?|instead|for (?:all|everything)(?: (?:of )?(?:this|that|it))?)`,
    `${LEAD} (?:${DO} )?(?:one|the whole|a single|just one) (?:card|form)(?: with (?:all|everything)(?: (?:the |your )?questions)?)?`,
  ].join('|')})${END}$`,
  'u',
);

/** @param said in plain words */
export const isWholeWish = (said: string): boolean =>
  said.length <= 100 && WISH.test(said.replace(/ ?[?!]{1,4}$/, ''));
