/** Questions about support itself, asked at any moment: answered, and then the conversation goes on. */
import { reply, type ReplyId } from '../replies/replies.ts';
import type { Say } from '../say.ts';
import type { DialogTurn } from '../turn.ts';
import { cityOf, whenBoth } from '../whenText.ts';
import type { SupportFacts } from './supportFacts.ts';
import { plainWords } from './words.ts';

interface Digression {
  /** Matched against the whole line in plain words; a description of a problem must not match. */
  readonly asked: RegExp;
  readonly answer: (facts: SupportFacts, turn: DialogTurn) => Say;
}

const say = (id: ReplyId, text: string): Say => ({ id, text });

/** A language by its English name, as the bot writes English. */
export function languageName(tag: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag;
}

function responseTimes({ packageName, responses }: SupportFacts): Say {
  if (packageName === undefined || responses.length === 0) {
    return say('faq.response.unknown', reply('faq.response.unknown'));
  }
  const lines = responses
    .map(({ severity, target }) => reply('faq.response.line', { severity, target }))
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

const DIGRESSIONS: readonly Digression[] = [
  {
    asked:
      /^(?:and |so |but |ok )?(?:how (?:long|soon|fast|quickly)|when|what time)\b.{0,40}\b(?:respon[ds]e?|answer|reply|repl(?:y|ies)|get back|hear|contact|call)\b.{0,30}$|^how (?:long|soon|fast) (?:will|does|is) (?:it|this|that) (?:take|going to take)$|^(?:what (?:is|are) (?:the |your |my )?)?response times?$/,
    answer: responseTimes,
  },
  {
    asked:
      /^(?:and |so |but )?when (?:will|is|can) (?:it|this|that|the problem|everything) (?:going to )?be (?:fixed|solved|resolved|working|back)\b.{0,30}$|^how long (?:until|till|before) (?:it|this|that) (?:is|gets) (?:fixed|solved|resolved)$/,
    answer: () => say('faq.resolution', reply('faq.resolution')),
  },
  {
    asked:
      /^(?:what|which|can you explain|explain|tell me|how)\b.{0,40}\bseverit(?:y|ies)\b.{0,30}$|^what(?:'s| is| does) (?:a )?(?:sev|severity) ?[1-4]\b.{0,20}$|^severity (?:levels|definitions)$/,
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
    asked:
      /^(?:what|which|when)\b.{0,30}\b(?:opening|business|support|office|working|service) hours\b.{0,20}$|^(?:when )?are you open\b.{0,20}$|^(?:opening|business|support|office) hours$/,
    answer: hours,
  },
  {
    asked:
      /^(?:what|which) languages?\b.{0,40}$|^(?:do|does|can) (?:you|anyone|anybody|somebody|the engineers?|support) speak\b.{0,30}$/,
    answer: ({ languages }) =>
      say(
        'faq.languages',
        reply('faq.languages', { languages: languages.map(languageName).join(', ') }),
      ),
  },
  {
    asked: /^(?:can|how|how long|when)\b.{0,30}\breopen\b.{0,30}$/,
    answer: ({ reopenDays }) => say('faq.reopen', reply('faq.reopen', { days: reopenDays })),
  },
  {
    asked:
      /^(?:what|where|how|who|is)\b.{0,40}\b(?:my data|our data|privacy|gdpr|personal data|what i (?:write|type))\b.{0,30}$|^privacy$/,
    answer: () => say('faq.privacy', reply('faq.privacy')),
  },
  {
    asked:
      /^(?:are you|is this|am i talking to) (?:a |an )?(?:bot|robot|human|person|real person|machine|ai|real)\b.{0,20}$|^who are you$/,
    answer: () => say('faq.bot', reply('faq.bot')),
  },
  {
    asked: /^(?:thanks|thank you|thx|ty|cheers|thanks a lot|thank you very much|great thanks)$/,
    answer: () => say('faq.thanks', reply('faq.thanks')),
  },
];

/** The answer to a question about support, or undefined if the line is none. */
export async function answerDigression(
  line: string,
  turn: DialogTurn,
): Promise<readonly Say[] | undefined> {
  if (line.length > 140) return undefined;
  const said = plainWords(line);
  const digression = DIGRESSIONS.find(({ asked }) => asked.test(said));
  if (digression === undefined) return undefined;
  return [digression.answer(await turn.services.supportFacts(turn), turn)];
}
