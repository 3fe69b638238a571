/** Whole sentences that ask for one of the flows about a case, in plain words. Nothing but patterns. */

const NUMBER = '#?[a-z]{0,6}[ -]?#?\\d(?:[\\d -]{0,16}\\d)?';
const WHOSE = '(?:my|our|the|a|an|this|that|your) ';
const WHICH = '(?:(?:open|existing|old|closed|last|other|support|of|all) ){0,3}';
const REFERENCE = 'sr[- ]?[a-z0-9]{4}[- ]?[a-z0-9]{4}';
/** A case that is meant as one: "the request fails when I close a case file" is a problem. */
const CASE = `(?:(?:(?:all|each|both) (?:of )?)?(?:${WHOSE})?${WHICH}(?:cases?|tickets?|requests?)(?: number| no\\.?| nr\\.?)?(?: ${NUMBER})?|(?:${WHOSE})?${REFERENCE}|#?\\d{4,15})`;
const IT = `(?:${CASE}|it|this|that)`;
const ASKING =
  "(?:(?:hi|hello|hey),? )?(?:(?:can|could|would|will) (?:you|i|we) |(?:i|we) (?:want|need|would like|wish|have) (?:you )?(?:to )?|(?:i|we)'d like (?:you )?to |how (?:do|can) (?:i|we) |let's )?(?:please )?";
/** What is told beside the wish, for the form's first question. */
const TOLD = '(?:(?: ?[,:;.–—] ?| - | because | since | as | and | so )(?<told>.{3,4000}))?';

const whole = (...sentences: readonly string[]): RegExp =>
  new RegExp(`^${ASKING}(?:${sentences.join('|')})${TOLD}$`, 'su');

/** What is asked for by one of these sentences, and what that tells at once. */
export interface Asking {
  readonly form: string;
  readonly known?: Readonly<Record<string, unknown>>;
  readonly said: RegExp;
}

const UP = '(?:to|with|from|by)';
const MANAGERS =
  "(?:(?:the |your |upper |a |an? on-?call |the on-?call |support |somebody's |someone's )*(?:management|managers?|duty manager|supervisor|team lead|team leader|boss))";
const TECHNICAL =
  '(?:(?:the |your |an? )*(?:escalation team|escalation engineers?|senior engineers?|(?:third|3rd|second|2nd|next|higher) (?:level|line)(?: support| engineers?)?|level (?:2|3)|l[23]|development|developers|(?:product )?engineering|engineering team))';
const ABOUT = `(?: (?:about|for|on|of|regarding|in) ${IT})?`;

export const ASKED: readonly Asking[] = [
  {
    form: 'escalate-case',
    known: { level: 'technical' },
    said: whole(
      `(?:an? |the )?technical escalation${ABOUT}`,
      `(?:request|ask for|get|have|start|file|raise) (?:an? |the )?technical escalation${ABOUT}`,
      `(?:technically escalate|escalate) ${IT} (?:technically|to ${TECHNICAL})`,
      `escalate (?:technically|to ${TECHNICAL})`,
      `(?:bring in|involve|get|hand (?:it|this) to|pass (?:it|this) to) ${TECHNICAL}(?: involved)?${ABOUT}`,
    ),
  },
  {
    form: 'escalate-case',
    known: { level: 'management', outcome: 'manager' },
    said: whole(
      `(?:(?:speak|talk|a word|get in touch|be put through|complain) ${UP} |see |get |call |contact |reach |ask for )?${MANAGERS}${ABOUT}`,
    ),
  },
  {
    form: 'escalate-case',
    known: { level: 'management', outcome: 'callBack' },
    said: whole(
      `(?:(?:can|could|have|ask) )?${MANAGERS} (?:to )?(?:call|phone|ring)(?: me| us)?(?: back)?${ABOUT}`,
    ),
  },
  {
    form: 'escalate-case',
    known: { level: 'management' },
    said: whole(
      `(?:escalate|raise|take|bring)(?: up)?(?: ${IT})?(?: up)? to ${MANAGERS}`,
      `escalate(?: ${IT})?(?: higher| further| up| now| again| urgently| immediately)*`,
      `(?:request|ask for|get|have|start|file|open|raise|make|report)?(?: ?(?:an?|the|another))? ?(?:management |case )?escalation(?: request)?${ABOUT}(?: to ${MANAGERS})?`,
      `${CASE} (?:needs|has|should|must|ought) (?:to be )?(?:escalated|escalation|more attention)`,
      `(?:get |have |give )?(?:more|higher|some) attention (?:for|to|on) ${CASE}`,
    ),
  },
  {
    form: 'withdraw-request',
    said: whole(
      `(?:withdraw|retract|take back|revoke|call off) (?:${IT}|(?:${WHOSE})?escalation)`,
      `take (?:${IT}|(?:${WHOSE})?escalation) back`,
      `cancel (?:${WHOSE})?(?:request|escalation|${REFERENCE})(?: ${REFERENCE})?`,
    ),
  },
  {
    form: 'reopen-case',
    said: whole(
      `re-?open ${IT}`,
      `(?:re-?open(?:ing)?|reopen (?:it|this))`,
      `open ${CASE} (?:again|once more)`,
      `(?:have|get) ${CASE} (?:re-?opened|opened again)`,
    ),
  },
  {
    form: 'close-case',
    known: { why: 'notNeeded' },
    said: whole(`cancel (?:${WHOSE})?${WHICH}(?:cases?|tickets?)(?: number)?(?: ${NUMBER})?`),
  },
  {
    form: 'close-case',
    known: { why: 'solved' },
    said: whole(
      `(?:the (?:problem|issue) (?:in|of) )?${CASE} (?:is|was|has been) (?:now |already )?(?:solved|fixed|resolved|done)`,
      `mark ${CASE} (?:as )?(?:solved|fixed|resolved|done)`,
    ),
  },
  {
    form: 'close-case',
    said: whole(
      `close (?:down )?${CASE}`,
      `${CASE} (?:can|may|should|could) be closed(?: now)?`,
      `(?:have|get) ${CASE} closed`,
    ),
  },
  {
    form: 'change-contact',
    said: whole(
      `(?:change|update|replace|set) (?:the |my |our )?contact(?: person| details)? (?:of|for|on|in) ${CASE}`,
      `(?:change|update|replace) (?:the |my |our )?(?:case )?contact(?: person)?`,
      `(?:add|name) (?:a |another |a new |the )?contact(?: person)? (?:of|for|on|in|to) ${CASE}`,
    ),
  },
  {
    form: 'add-information',
    said: whole(
      `(?:add|attach|upload|send|append|post) (?:something|this|that|a file|files|a log|logs|the logs|a screenshot|screenshots|(?:some |more |further |new )?(?:information|info|details|data)|a (?:comment|note|remark)|comments|notes) (?:to|for|on|in) ${CASE}`,
      `(?:add|comment|write|reply|answer) (?:to|on|in) ${CASE}`,
      `update ${CASE}`,
      `(?:i |we )?(?:have |got )?(?:some |more |further |new )(?:information|info|details|logs|news) (?:to|for|on|about) ${CASE}`,
      '(?:add|send|give) (?:some |more |further )?(?:information|a comment|details)',
    ),
  },
  {
    form: 'case-status',
    said: whole(
      `(?:check|look up|look at|look into|see|view|track|follow up on|follow) ${CASE}`,
      `(?:(?:check|get|give me|show|show me|tell me|have|know|see|ask for|what(?:'s| is)|is there|any|are there) )?(?:(?:the|an?|any) )?(?:current |latest )?(?:status|updates?|news|progress)(?: report)? (?:of|on|for|about|in|with) ${CASE}`,
      `(?:how is|where is|what about|what is happening with|what's happening with|what happened to|what is going on with) ${CASE}(?: going| doing)?`,
      `${CASE} status`,
      '(?:(?:show|list|see|view|give me|get|check|tell me|what are|which are|display) )?(?:me )?(?:all )?(?:of )?(?:my|our) (?:open |closed |current )?(?:cases|tickets|requests)',
      '(?:case |ticket )?status',
      'which cases (?:are open|do (?:i|we) have)(?: open)?',
      '(?:open|existing) cases?',
    ),
  },
];

const LEVEL = '(?: (?:to|down to|up to) (?:a )?(?:severity |sev |level |s|p)?(?<level>[1-4]))?';
const SEVERITY = '(?:the |my |our |its )?(?:case )?(?:severity|priority|sev)(?: level)?';
const OF = `(?: (?:of|for|on) ${CASE})?`;
export const LOWER_SEVERITY = new RegExp(
  `^${ASKING}(?:(?:lower|reduce|decrease|drop|downgrade|bring down) ${SEVERITY}${OF}${LEVEL}|downgrade ${CASE}${LEVEL})$`,
  'u',
);
export const RAISE_SEVERITY = new RegExp(
  `^${ASKING}(?:(?:raise|increase|upgrade|bump(?: up)?|heighten|lift|put up) ${SEVERITY}${OF}${LEVEL}|(?:upgrade|bump) ${CASE}${LEVEL}|(?:make|set|treat) ${CASE} (?:as |to |a )*(?:severity |sev |s|p)[12])$`,
  'u',
);
export const CHANGE_SEVERITY = new RegExp(
  `^${ASKING}(?:change|set|put|move) ${SEVERITY} (?:of|for|on) ${CASE}${LEVEL}$`,
  'u',
);

/** A request by its reference, and nothing else. */
export const REFERENCE_ALONE = new RegExp(`^${REFERENCE}$`, 'u');

/** All of somebody's cases. */
export const ALL_CASES =
  /\b(?:my|our|all|which|open|existing)(?: \p{L}+)? (?:cases|tickets|requests)\b/u;
