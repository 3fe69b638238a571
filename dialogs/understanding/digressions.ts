/** Questions about support itself, asked at any moment: answered, and then the conversation goes on. */
import type { PolicyTopic } from '../../services/policy/answers.ts';
import { languageName } from '../../services/handoff/languageName.ts';
import { phonesText } from '../../services/policy/phones.ts';
import { refusedText } from '../refusedText.ts';
import { reply, type ReplyId } from '../replies/replies.ts';
import type { Say } from '../say.ts';
import type { DialogTurn } from '../turn.ts';
import { cityOf, whenBoth } from '../whenText.ts';
import type { SupportFacts } from './supportFacts.ts';
import { oneSlip, wordsIn } from './oneSlip.ts';
import { answerPolicyQuestion, policyPatterns, policyTopic } from './policyQuestions.ts';
import { about, withoutQuestionMark } from './wholeLine.ts';
import { plainWords } from './words.ts';

interface Digression {
  /** Matched against the whole line in plain words; a description of a problem must not match. */
  readonly asked: RegExp;
  readonly answer: (facts: SupportFacts, turn: DialogTurn) => Say;
}

const say = (id: ReplyId, text: string): Say => ({ id, text });

function responseTimes(
  { packageName, refused, responses, hours: desk }: SupportFacts,
  turn: DialogTurn,
): Say {
  if (refused !== undefined) return { id: 'faq.response.refused', text: refusedText(refused) };
  if (packageName === undefined || responses.length === 0) {
    return say('faq.response.unknown', reply('faq.response.unknown'));
  }
  const lines = responses
    .map(({ severity, target, respondBy }) =>
      reply('faq.response.line', { severity, target, by: whenBoth(respondBy, desk?.zone, turn) }),
    )
    .join('\n');
  return say('faq.response', reply('faq.response', { package: packageName, lines }));
}

function hours({ hours: known }: SupportFacts, turn: DialogTurn): Say {
  if (known === undefined) return say('faq.hours.unknown', reply('faq.hours.unknown'));
  const { opens, closes, zone, isOpen, opensAt } = known;
  const now = isOpen
    ? reply('faq.hours.open')
    : opensAt === undefined
      ? ''
      : reply('faq.hours.closed', { at: whenBoth(opensAt, zone, turn) });
  return say('faq.hours', reply('faq.hours', { opens, closes, place: cityOf(zone), now }));
}

/** By the region of the account; the number of somebody else's would be a wrong one. */
function whereToPhone(_facts: SupportFacts, turn: DialogTurn): Say {
  const numbers = phonesText(turn.services.supportPhones(turn));
  return numbers === ''
    ? say('faq.phone.unknown', reply('faq.phone.unknown'))
    : say('faq.phone', reply('faq.phone', { numbers }));
}

// Whom a question about support is about. "The server" and "users" are in problems.
const US =
  '(?:i|we|you|they|support|somebody|someone|anybody|anyone|(?:an?|the|your) (?:engineer|agent|support desk|desk|support team|team|support engineer|technician|person|human)s?)';
const WILL = '(?:will|do|does|can|could|should|would|may|might|shall|are|is|am)';
const ANSWER =
  '(?:responds?|answers?|answered|reply|replies|be answered|get back|call back|be in touch|get in touch|get an answer|get a response|get a reply|expect (?:an answer|a response|a reply|a call)|hear (?:back|from)|contact (?:me|us)|call (?:me|us)|be contacted|be called)';
const CALL =
  '(?:calls?|phones?|contacts?|answers?|helps?|(?:writes?|responds?|repl(?:y|ies)|gets? back) to) (?:me|us)(?: back)?';
const LATER =
  '(?: (?:to me|to us|to this|to my case|to that|me|us|me back|us back|back|from you|from somebody|from someone|from support|now|today|then)){0,3}';

const CENTRE =
  '(?:support|customer service|(?:the|your|my|our) support (?:cent(?:re|er)|desk|team))';
const PHONE = '(?:phone|telephone|hotline)';
const GIVE = 'do you have|give me|can i have|can you give me|tell me|i need';
const PHONED = `(?: (?:for|of|at|to reach) (?:you|${CENTRE}))?(?: now| please)?`;

const DIGRESSIONS: readonly Digression[] = [
  {
    asked: about(
      `(?:how (?:long|soon|fast|quickly)|when|(?:by|until) when|what time) (?:${WILL} ${US} |does it take (?:for ${US} )?(?:to |until ${US} )?|before ${US} |until ${US} )(?:going to )?${ANSWER}${LATER}`,
      'how (?:long|soon|fast)(?: (?:now|then|please))?',
      'how (?:long|soon|fast) (?:will|does|is) (?:it|this|that) (?:take|going to take)',
      '(?:what (?:is|are) )?(?:the |your |my |our )?(?:response|reaction) times?',
      `(?:who (?:will |is going to )?${CALL},? and when|when and by whom (?:will|am|are) (?:i|we) (?:be )?(?:called|contacted|answered)|when (?:will|does) who call (?:me|us))`,
    ),
    answer: responseTimes,
  },
  {
    asked: about(
      'when (?:will|is|can) (?:it|this|that|the problem|the issue|everything|my problem|our problem) (?:going to )?be (?:fixed|solved|resolved|working|back)(?: again| up)?',
      'how long (?:until|till|before|will it take (?:until|to have)) (?:it|this|that|the problem)(?: is| gets)? (?:fixed|solved|resolved)',
      'how long (?:does|will) (?:a|the) (?:fix|solution) take',
    ),
    answer: () => say('faq.resolution', reply('faq.resolution')),
  },
  {
    asked: about(
      '(?:what|which) (?:are|is|do|does) (?:the |your |these |those |all )?(?:four |different |possible |support |case )?(?:severity|severities)(?: levels?| definitions?)?(?: mean| there)?',
      '(?:can you )?explain (?:the |your )?(?:severity|severities)(?: levels?)?(?: to me)?',
      '(?:what|which) severit(?:y|ies)(?: levels?)? (?:are there|do you have|exist)',
      "what(?:'s| is| does) (?:a )?(?:sev|severity|p) ?[1-4](?: mean)?",
      'how do (?:you|i) (?:choose|pick|define|decide on) (?:a |the |my )?severity',
      'severity (?:levels|definitions)',
    ),
    answer: ({ severities }) =>
      say(
        'faq.severities',
        reply('faq.severities', {
          lines: severities
            .map((one) => reply('faq.severities.line', { ...one, severity: String(one.severity) }))
            .join('\n'),
        }),
      ),
  },
  {
    asked: about(
      '(?:(?:what|which|when) (?:are|is) )?(?:the |your |our )?(?:opening|business|support|office|working|service|desk) (?:hours|times)',
      'when (?:are|is|do|does) (?:you|support|the support desk|the desk|somebody|someone) (?:open|there|available|working|work)',
      String.raw`are you open(?: now| today| tomorrow| on weekends| at weekends| at the weekend| 24 ?\/ ?7)?`,
      String.raw`(?:is|are) (?:support|the desk|the support desk|you) (?:open|available|there)(?: now| today| tomorrow| on weekends| at weekends| at the weekend| 24 ?\/ ?7)?`,
    ),
    answer: hours,
  },
  {
    asked: about(
      `(?:what|which)(?: other)? languages? (?:do|does|can|could|will|are|is) (?:${US}|there|offered|spoken|available|supported)(?: (?:speak|speaks|offer|offers|support|available|offered|spoken|in))?`,
      String.raw`(?:do|does|can) (?:you|anyone|anybody|somebody|someone|the engineers?|support|an engineer) speak [\p{L} ]{3,30}`,
      '(?:what|which)(?: other)? languages?',
      `(?:(?:in|and) )?(?:what|which) languages? (?:do|does|can|will|would) (?:${US}|the engineers?) (?:answer|reply|respond|write|call|phone|speak|talk)(?: (?:(?:to )?(?:me|us)))?(?: back)?(?: in)?`,
      'in (?:what|which) languages?(?: (?:do|can|will) (?:you|i|we|support) (?:answer|reply|write|speak))?',
    ),
    answer: ({ languages }) =>
      say(
        'faq.languages',
        reply('faq.languages', { languages: languages.map(languageName).join(', ') }),
      ),
  },
  {
    asked: about(
      'what (?:happens|will happen|do you do|are you doing|is done|about) (?:to |with )?(?:my|our|the|this) (?:data|personal data|information|privacy|answers)',
      'what (?:happens|do you do) (?:to|with) what (?:i|we) (?:write|type|say)(?: here)?',
      '(?:is|are) (?:my|our) (?:data|information|personal data) (?:safe|secure|private|kept|stored)(?: here| with you)?',
      '(?:where|how|how long) (?:is|are|do you (?:keep|store)|will you (?:keep|store)) (?:my|our|this) (?:personal )?(?:data|conversation|information)(?: kept| stored)?',
      'who (?:can |will )?(?:see|sees|read|reads) (?:this|that|my data|my messages|what i (?:write|type))',
      '(?:what about )?(?:privacy|gdpr|data protection)(?: policy| notice)?',
    ),
    answer: () => say('faq.privacy', reply('faq.privacy')),
  },
  {
    asked: about(
      `(?:what|which) (?:phone |telephone )?number (?:do|can|could|should|shall|must) (?:i|we) (?:phone|call|ring|dial)(?: support| you)?${PHONED}`,
      `(?:what(?:'s| is) )?(?:your|the support|your support|support) (?:${PHONE} ?)?number${PHONED}`,
      `what(?:'s| is) (?:the|your) ${PHONE} ?number${PHONED}`,
      `(?:(?:what(?:'s| is) )?(?:the|your) )?(?:support )?hotline number${PHONED}`,
      `(?:what(?:'s| is) )?(?:the|your)(?: support)? hotline${PHONED}`,
      `(?:what(?:'s| is) )?the (?:${PHONE} ?)?number (?:of|for|to reach) ${CENTRE}`,
      `(?:${GIVE}|is there) (?:a|the|your) (?:support )?${PHONE} ?number${PHONED}`,
      `(?:${GIVE}) (?:your|the support|a support|your support) number${PHONED}`,
      `(?:do you have|is there) a (?:${PHONE} ?)?number (?:to|(?:that )?(?:i|we) can) (?:phone|call|ring)${PHONED}`,
      `(?:where|whom|who) (?:do|can|could|should|shall|must) (?:i|we) (?:phone|call|ring)${PHONED}`,
      `(?:can|could|may|should|shall|must) (?:i|we) (?:also |just |not |directly )?(?:phone|call|ring) (?:you|somebody|someone|anybody|anyone|an engineer|${CENTRE})(?: (?:now|directly|instead|as well|too|about (?:it|this))){0,2}(?: please)?`,
      'is there (?:a number|somebody|someone|anybody|anyone) (?:that )?(?:i|we) (?:can|could) (?:phone|call|ring)(?: now)?',
    ),
    answer: whereToPhone,
  },
  {
    asked: about(
      '(?:are you|is this|am i (?:talking|speaking|chatting) (?:to|with)) (?:a |an )?(?:real |live |actual |automated )?(?:bot|robot|chatbot|human|human being|person|machine|ai|computer|real|automated)(?: or (?:a |an )?(?:bot|robot|human|person|machine|real person))?',
      'who are you',
      'what are you',
    ),
    answer: () => say('faq.bot', reply('faq.bot')),
  },
  {
    asked: about(
      '(?:(?:great|perfect|many|ok|okay|cool|good),? )?(?:thanks|thank you|thx|ty|cheers)(?: a lot| very much| so much| you)?(?: for (?:your|the|that|this)(?: help)?)?',
    ),
    answer: () => say('faq.thanks', reply('faq.thanks')),
  },
];

type Asked =
  | { readonly kind: 'support'; readonly digression: Digression }
  | { readonly kind: 'policy'; readonly topic: PolicyTopic };

function askedIn(said: string): Asked | undefined {
  const digression = DIGRESSIONS.find(({ asked }) => asked.test(said));
  if (digression !== undefined) return { kind: 'support', digression };
  const topic = policyTopic(said);
  return topic === undefined ? undefined : { kind: 'policy', topic };
}

function firstOf<T, R>(all: readonly T[], found: (one: T) => R | undefined): R | undefined {
  for (const one of all) {
    const result = found(one);
    if (result !== undefined) return result;
  }
  return undefined;
}

let words: ReadonlySet<string> | undefined;
/** The words of all these questions. */
const known = (): ReadonlySet<string> =>
  (words ??= wordsIn([...DIGRESSIONS.map(({ asked }) => asked), ...policyPatterns]));

/**
 * The answer to a question about support, or undefined if the line is none.
 * @param product what the open form is about: a time is named only where the contract covers it
 */
export async function answerDigression(
  line: string,
  turn: DialogTurn,
  product?: string,
): Promise<readonly Say[] | undefined> {
  if (line.length > 140) return undefined;
  const said = withoutQuestionMark(plainWords(line));
  const asked = askedIn(said) ?? firstOf(oneSlip(said, known()), askedIn);
  switch (asked?.kind) {
    case undefined:
      return undefined;
    case 'support':
      return [asked.digression.answer(await turn.services.supportFacts(turn, product), turn)];
    case 'policy':
      return [await answerPolicyQuestion(asked.topic, turn)];
  }
}
