/** Tells that it is solved, and mostly that it can be closed, in a line with nothing else in it. */

const HELLO = '(?:(?:hi|hello|hey|ok|okay|great|good news)[,.:! ]{1,3})?';
const STATE =
  "(?:'s|s| is| has| seems| was| got)? ?(?:been |all |now |again ){0,2}(?:fixed|solved|resolved|working|works|fine|gone|done)";
const DONE = `(?:(?:it|that|this|everything|all|(?:the |my |our )?(?:problem|issue))${STATE}|fixed|solved|resolved)(?: (?:now|again|fine|here|for us|already)){0,2}`;
const CLOSE =
  '(?:(?:so|and|then|please|just|you can|you may|we can|can you|could you|i want to|now|pls) ){0,3}(?:close (?:it|this|that|(?:the|my|our|this) (?:case|ticket))|(?:it|this|(?:the|my|our|this) (?:case|ticket)) (?:can|may) be closed)(?: (?:now|then|please|again)){0,2}';
const END = '(?:[,.! ]{1,3}(?:thanks|thank you|thx|cheers)(?: .{1,20})?)?';
const BOTH = new RegExp(
  `^${HELLO}(?:${DONE}[,.;!: –-]{1,3}(?:${CLOSE})|${CLOSE}[,.;!: –-]{1,3}(?:because )?${DONE}|its (?:all |now ){0,2}(?:fixed|solved|resolved|working)(?: now| again| here)?)${END}$`,
  'u',
);

/** @param said in plain words, without a question mark */
export const isCloseWish = (said: string): boolean => said.length <= 120 && BOTH.test(said);
