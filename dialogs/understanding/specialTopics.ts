/** First lines that begin one of the special forms, told apart from problems and from questions about the rules. */
import { policyTopic } from './policyQuestions.ts';
import { withoutQuestionMark } from './wholeLine.ts';
import { plainWords } from './words.ts';

/** A form that a first line begins, with what the line already tells. */
export interface SpecialTopic {
  readonly form: string;
  readonly known?: Readonly<Record<string, unknown>>;
  readonly text?: string;
  /** What was said for a slot, still to be read. */
  readonly said?: Readonly<Record<string, string>>;
}

interface Beginning {
  readonly form: string;
  readonly known?: Readonly<Record<string, unknown>>;
  /** In plain words, anywhere unless it says otherwise. */
  readonly said: RegExp;
  /** Tells nothing but the wish, so that the form's own question is still to be asked. */
  readonly bare?: RegExp;
  /** Nothing but the wish and what it is for: the names of its groups are slots. */
  readonly bareFor?: RegExp;
}

const HELLO = '^(?:(?:hi|hello|hey)(?: there)?[,.]? )?';
const WISH =
  "(?:(?:i|we)(?:'d| would) like|(?:i|we)(?:'re| are|'m| am)? ?(?:need|want|wish|have|request|requesting|require)|(?:can|could|may) (?:i|we|you)(?: please)?|can you|please|i'm looking for)";
/** What is made of metal. A VPX and plain NetScaler software are not. */
const APPLIANCE = '(?:appliances?|mpx|sdx)(?:[ -]\\d{3,5})?';
const PART =
  '(?:power ?suppl(?:y|ies)|psus?|fans?|fan tray|chassis|line card|network card|nic|sfp|transceiver|hard (?:disk|drive)|disk|ssd|memory module|dimm|motherboard|mainboard|bezel)';
const BROKE =
  "(?:died|dead|broken|broke|burnt|burned|burnt out|burned out|blown|failed|failing|faulty|defective|damaged|smoking|smokes|is gone|gave up|doa|won't power on|does not power on|doesn't power on|won't turn on|does not turn on|doesn't turn on)";
/** Of a whole appliance, where "failed" is said of software as well. */
const DEAD =
  "(?:died|dead|burnt|burned out|burnt out|smoking|doa|defective|(?:has|with) a? ?hardware (?:failure|fault|defect)|won't power on|does not power on|doesn't power on|won't turn on|does not turn on|doesn't turn on|no longer (?:powers|turns) on)";
const SERIAL = '(?:serial(?: number| no\\.?)?[ :#]{1,3}|s/n[ :#]{0,3})[a-z0-9-]{5,30}';
/** A few words between two that belong together. */
const NEAR = '[^.!?]{0,40}';
const HARDWARE = `(?:${APPLIANCE}|${PART}|hardware|unit|netscaler (?:box|hardware))`;

const BEGINNINGS: readonly Beginning[] = [
  {
    form: 'replace-hardware',
    said: new RegExp(
      [
        `${HELLO}${WISH} (?:to (?:get|have|order|request|open|ask for) |get |have |order |request |send (?:me|us) )?(?:an? |the )?(?:new )?(?:rma\\b|(?:hardware |appliance |part )?replacement(?: (?:part|unit|appliance|hardware))?(?:$|[,.]| for (?:my|our|the|an?|this|one of our) ${NEAR}\\b${HARDWARE}\\b| (?:for|of) ${SERIAL}))`,
        `${HELLO}(?:${WISH} )?(?:to )?replace (?:my|our|the|an?|this) (?:[a-z]{1,20} ){0,3}${HARDWARE}(?:$|[,.]| )`,
        `${HELLO}replace (?:the )?(?:hardware|appliance)$`,
        `${HELLO}(?:${WISH}|need|send (?:me|us)) (?:an? )?(?:new|spare) ${PART}\\b${NEAR}\\b(?:${APPLIANCE}|netscaler)\\b`,
        `${HELLO}(?:rma|hardware replacement) (?:request|needed|required|please|for)\\b`,
        `${HELLO}(?:request|order) (?:an? )?(?:rma\\b|(?:hardware )?replacement$)`,
        `\\b(?:${APPLIANCE}|netscaler)\\b${NEAR}\\b${PART}\\b${NEAR}\\b${BROKE}\\b`,
        `\\b${PART}\\b${NEAR}\\b(?:${APPLIANCE}|netscaler)\\b${NEAR}\\b${BROKE}\\b`,
        `\\b${BROKE} ${PART}\\b${NEAR}\\b(?:${APPLIANCE}|netscaler)\\b`,
        `\\b${APPLIANCE}(?: (?:is|are|has|was|just|completely|with|seems)){0,3} ${DEAD}\\b`,
        `\\b(?:${PART}|${HARDWARE})\\b${NEAR}\\b${BROKE}\\b${NEAR}\\b${SERIAL}`,
      ].join('|'),
      'u',
    ),
    bare: new RegExp(
      `${HELLO}(?:${WISH} )?(?:to )?(?:(?:get|have|order|request|open|ask for|send (?:me|us)) )?(?:an? |the )?(?:new )?(?:rma|replacement|(?:hardware |appliance )?replacement(?: part| unit)?|replace(?: the)?)(?: (?:request|needed|required|part|unit|hardware))?(?: for)?(?: (?:my|our|the|an?|this))?(?: (?:netscaler|broken|citrix))?(?: ${HARDWARE})?$`,
      'u',
    ),
  },
  {
    form: 'extended-support',
    said: new RegExp(
      [
        `${HELLO}${WISH} (?:to (?:get|have|buy|order|use|request) |get |have |use |help (?:under|with) )?(?:an? |the |our )?extended support\\b`,
        `${HELLO}extended support (?:for|case|request|needed)\\b`,
        `\\b(?:we|i) (?:are|am|have|bought|pay for) (?:on |under |bought |covered by )?extended support\\b`,
      ].join('|'),
      'u',
    ),
    bare: new RegExp(
      `${HELLO}${WISH} (?:to (?:get|have|buy|order|use|request) |get |have |use )?extended support$`,
      'u',
    ),
    bareFor: new RegExp(
      `${HELLO}(?:${WISH} (?:to (?:get|have|buy|order|use|request) |get |have |use )?)?extended support for (?:our |the )?(?<product>[a-z0-9][a-z0-9. -]{2,40})$`,
      'u',
    ),
  },
  {
    form: 'review-partner-cases',
    known: { why: 'bug' },
    said: new RegExp(
      [
        `\\b(?:incident|case|ticket)(?: #?[a-z0-9-]{1,20})?(?: has| have)? (?:turned out to be|was|proved to be|is) (?:in fact |really )?a bug\\b${NEAR}\\b(?:credit|credited|count|counted|back|refund)`,
        `\\b(?:credit|refund)(?: us| me)?(?: back)?(?: for)? (?:an?|the|our|this|that|one) (?:incident|case)\\b`,
        `${HELLO}${WISH} (?:to (?:get|have) )?(?:an? |the |our )?(?:incident|case)(?: #?[a-z0-9-]{1,20})? (?:credited|back)\\b`,
      ].join('|'),
      'u',
    ),
  },
  {
    form: 'review-partner-cases',
    known: { why: 'review' },
    said: new RegExp(
      `${HELLO}(?:${WISH} )?(?:to )?(?:ask for |request |get |have |apply for )?(?:an? |the )?(?:partner )?case review\\b|\\bincidents\\b${NEAR}\\b(?:want|need|like|ask for|request) (?:an? |the )?(?:case )?review\\b`,
      'u',
    ),
    bare: new RegExp(
      `${HELLO}(?:${WISH} )?(?:to )?(?:ask for |request |get |have |apply for )?(?:an? |the )?(?:partner )?case review$`,
      'u',
    ),
  },
  ...(
    [
      ['complaint', '(?:formal )?complaint', 'complain'],
      ['suggestion', 'suggestion', 'suggest (?:something|an improvement)'],
      ['praise', '(?:compliment|praise)', 'praise|compliment'],
      [undefined, '(?:some |my )?feedback', undefined],
    ] as const
  ).map(([mood, noun, verb]): Beginning => {
    const make = '(?:give|leave|send|make|file|submit|raise|have|pass on|write)';
    const named = `(?:(?:i|we) have |${WISH} (?:to )?(?:${make} )?(?:you )?|${make} )?(?:an? )?${noun}`;
    const done = verb === undefined ? '' : `|${WISH} to (?:${verb})\\b`;
    return {
      form: 'give-feedback',
      ...(mood === undefined ? {} : { known: { mood } }),
      said: new RegExp(
        `${HELLO}(?:${named}(?:$|[,.:]| (?:about|on|for|regarding) (?:your|the|my|our|how|support|an?|case)\\b)${done})`,
        'u',
      ),
      bare: new RegExp(
        `${HELLO}(?:${named}(?: (?:about|on|for) (?:your |the )?support)?|${WISH} to (?:${verb ?? noun}))$`,
        'u',
      ),
    };
  }),
  {
    form: 'give-feedback',
    known: { mood: 'complaint' },
    said: new RegExp(
      `${HELLO}(?:i|we)(?:'m| am|'re| are) (?:very |really |quite |not )?(?:unhappy|dissatisfied|disappointed|annoyed|happy|satisfied) with (?:your|the|how|this) (?:support|service|engineer|way|answers?|help|case|my case|our case)\\b|^your (?:support|engineer|service)s?(?: is| was| are| were) (?:terrible|awful|bad|very bad|slow|useless|rude|unfriendly)\\b`,
      'u',
    ),
  },
  {
    form: 'give-feedback',
    known: { mood: 'praise' },
    said: /^your (?:support|engineer|service)s?(?: is| was| are| were) (?:very |really |so )?(?:great|excellent|good|helpful|fantastic|wonderful|brilliant|kind)\b/u,
  },
];

/** Asks to be told, not to have something done. */
const IS_QUESTION =
  /^(?:how|what|which|when|where|who|why|is|are|does|do|did|was|were|should|will|would)\b|\?$/u;
const IS_REQUEST = new RegExp(`${HELLO}(?:can|could|may|would) (?:i|we|you)\\b`, 'u');

/** Not the customer's own happiness: "I am happy with your support" is praise. */
function moodOf(said: string, known: SpecialTopic['known']): SpecialTopic['known'] {
  const isGlad = /\b(?:am|'m|are|'re) (?:very |really |quite )?(?:happy|satisfied) with\b/u.test(
    said,
  );
  return isGlad ? { mood: 'praise' } : known;
}

/** Recognises the lines that begin one of the special forms; undefined for all else. */
export function specialTopicOf(line: string): SpecialTopic | undefined {
  const said = plainWords(line.slice(0, 600));
  const asked = withoutQuestionMark(said);
  // A question about the rules has its answer.
  if (policyTopic(asked) !== undefined) return undefined;
  if (IS_QUESTION.test(said) && !IS_REQUEST.test(said)) return undefined;
  const beginning = BEGINNINGS.find((one) => one.said.test(asked));
  if (beginning === undefined) return undefined;
  const { form, bare, bareFor } = beginning;
  const known = moodOf(asked, beginning.known);
  const slots = bareFor?.exec(asked)?.groups;
  return {
    form,
    ...(known === undefined ? {} : { known }),
    ...(slots === undefined ? {} : { said: { ...slots } }),
    ...(slots !== undefined || bare?.test(asked) === true ? {} : { text: line.trim() }),
  };
}
