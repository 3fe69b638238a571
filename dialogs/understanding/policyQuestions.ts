/** Questions about the rules of support, answered from the policy itself, rule by rule with its source. */
import type { PolicyTopic } from '../../services/policy/answers.ts';
import { reply, replyIfAny } from '../replies/replies.ts';
import type { Say } from '../say.ts';
import type { DialogTurn } from '../turn.ts';
import { about } from './wholeLine.ts';

const CASE = '(?:(?:a|the|my|our|this)(?: support| closed| open)? (?:case|ticket|request)|cases)';
// Of a case that was just spoken of; "how do I open it" is about something else.
const IT = `(?:${CASE}|it|this|that)`;
const HOW = '(?:how (?:do|can|could|should|would) (?:i|we|one)|(?:can|could|may) (?:i|we)|how to)';

const QUESTIONS: Readonly<Record<PolicyTopic, RegExp>> = {
  updates: about(
    'how often (?:will|do|does|am|are|is) (?:i|we|you|support|somebody|someone|the engineer)(?: be)? (?:updated?|informed|get (?:an )?updates?|hear (?:from|of) (?:you|it)|update (?:me|us))',
    '(?:what is|how about) (?:the |your )?update (?:cadence|frequency|rhythm)',
    'how often (?:are|will) updates?(?: be)? (?:sent|given)',
    'when (?:do|will) (?:i|we) (?:get|have|receive) (?:an |the next )?updates?',
  ),
  opening: about(
    `${HOW} (?:open|raise|report|create|log) ${CASE}(?: by phone| on the web| by e-?mail| online)?`,
    '(?:what|which) (?:are the )?(?:ways|channels)(?: are there)? to (?:open a case|contact support|reach support)',
    `${HOW} (?:contact|reach|call|phone) (?:support|you|customer service)(?: by phone)?`,
  ),
  escalation: about(
    `${HOW} escalate(?: ${IT})?(?: to (?:management|a manager|your manager))?`,
    '(?:what|which) (?:are the )?(?:ways|routes|options)(?: are there)? (?:to|for|of) escalat(?:e|ing|ion)(?: to management)?',
    'what (?:do|does|is|happens) (?:i|we|you|an|after an|after)? ?(?:need(?:ed)? (?:to|for an?) )?(?:escalation|escalate|escalating)(?: need| mean| look like)?',
    '(?:how does )?(?:the )?(?:management )?escalation(?: process| work| routes?)?',
  ),
  severityChange: about(
    `(?:can|could|may|how do|how can) (?:i|we|you|the severity|it) (?:be )?(?:raise[d]?|increase[d]?|change[d]?|lower(?:ed)?|upgrade[d]?)(?: the| my)? ?(?:severity)?(?: of ${CASE})?(?: later| afterwards)?`,
    '(?:can|may|will) (?:the |my )?severity (?:be )?(?:raised?|increased?|changed?|lowered|change|increase)(?: later| afterwards)?',
    'who (?:decides|determines|sets|settles) (?:on )?(?:the |my )?severity',
  ),
  closing: about(
    `(?:how|when|why) (?:is|are|do you|will you|does) ${CASE} (?:be )?(?:closed?|get closed)`,
    `(?:how (?:do|can) (?:i|we)|when (?:do|will) you) close ${CASE}`,
    `what happens when ${CASE} is closed`,
  ),
  reopening: about(
    `(?:can|could|may|how do|how can|how long can|until when can|when can) (?:i|we|you) reopen ${IT}(?: later| again| after (?:it is|it's|it was) closed)?`,
    `can ${IT} be reopened(?: later| again)?`,
  ),
  progress: about(
    `(?:where|how) (?:can|do|could) (?:i|we) (?:see|follow|check|track|find)(?: the (?:status|progress|state) of)? ${CASE}`,
  ),
  contacts: about(
    '(?:what|who) is (?:a |the |our |my )?(?:technical|renewal) contact',
    `${HOW} (?:change|add|remove|update) (?:a |the |our |my )?(?:designated |technical |renewal )?contacts?`,
    'who (?:may|can|is allowed to) (?:open|raise) (?:a )?cases?',
  ),
  thirdParties: about(
    '(?:can|may) (?:a |our |my )?(?:partner|third part(?:y|ies)|consultant|contractor|reseller|integrator)s? (?:open|raise|contact|act|work|call).{0,40}',
    `${HOW} (?:add|authori[sz]e) (?:a |our |my )?(?:partner|third party|consultant|contractor)`,
  ),
  duties: about(
    '(?:what|which) (?:do you|does support|must|do|should) (?:expect|need|i|we)(?: from| of)?(?: me| us| do| provide| to do)?',
    "what are (?:my|our|the customer(?:s|'s)?) (?:duties|responsibilities|obligations)",
  ),
  roles: about(
    '(?:who|what) is (?:a |an |the |my |our )?(?:critical situation manager|technical account manager|tam|trm|technical relationship manager|priority (?:support )?engineer|escalation team|senior engineer|customer service)',
    'who (?:works on|handles|takes|looks at) (?:my |our |the )?(?:case|cases|problem|request)s?',
  ),
  licences: about(
    'who (?:handles|helps with|takes care of|do i ask (?:about|for)|does|manages) (?:a )?licen[cs](?:e|es|ing)(?: questions| problems| files?)?',
    '(?:where|whom) (?:do|can) (?:i|we) (?:ask|go|get help)(?: about| for| with) licen[cs](?:e|es|ing)(?: questions| problems| files?)?',
  ),
  outOfScope: about(
    "what(?: is|'s| does support)? (?:not (?:covered|included|part of support|cover)|out of scope)(?: by support)?",
    '(?:do you|does support) (?:offer|do|give|provide|help with) (?:training|consulting|design|architecture|best practices?)(?: advice)?',
  ),
  selfHelp: about(
    '(?:where|how) (?:can|do|could) (?:i|we) (?:find|read|get|see|download) (?:the )?(?:documentation|manuals?|self-?help|articles|help myself|known issues|the knowledge (?:base|center))',
    '(?:is there|do you have) (?:a |any )?(?:documentation|forum|knowledge (?:base|center)|self-?help)',
    '(?:self-?help|documentation)',
  ),
  onsite: about(
    '(?:can|will|do|does|could) (?:somebody|someone|an engineer|you|support) (?:come|be) (?:on ?-?site|to (?:us|our (?:site|office)))',
    '(?:do you|does support) (?:offer|have|do|give) (?:on ?-?site|remote) (?:support|help|assistance|access)',
    '(?:is there )?on ?-?site support',
  ),
  hardware: about(
    `${HOW} (?:get|have|request|order|replace) (?:a |an |my |our |the )?(?:replacement|rma|appliance replaced|hardware replaced|hardware replacement|appliance|hardware)(?: replaced)?(?: for (?:my|our|a|the) (?:appliance|hardware))?`,
    'how (?:long|soon|fast|quickly) (?:does|will|is|do) (?:a |the |an |you )?(?:hardware |appliance )?(?:replacement|rma|replace hardware)(?: take| be| arrive| come| shipped| sent)*',
    '(?:what is|how does) (?:the |an |a )?(?:hardware replacement|rma)(?: work| process)?',
    '(?:hardware replacement|rma)',
  ),
  partner: about(
    'how does (?:partner|solution advisor|csa) support work',
    '(?:is|are|can|may) (?:my|our|a|the) pins? (?:be )?(?:transferable|transferred|shared|passed on)',
    'do (?:unused )?(?:incidents|cases|add-?ons?) (?:roll ?over|expire)',
    'does (?:a )?bug (?:still )?count(?: as an incident| as a case)?',
    `${HOW} (?:ask for|get|request) a case review`,
    '(?:partner|solution advisor) support',
  ),
  extended: about(
    '(?:what is|how does|do you (?:have|offer)|is there) (?:an? )?extended support(?: work| cover| include)?',
    '(?:which|what) products (?:have|are in|does|get) extended support(?: cover)?',
    '(?:what|which) (?:are the )?(?:prerequisites|requirements) (?:for|of) extended support',
    'extended support',
  ),
  restoration: about(
    '(?:what is|is there|do you have) (?:a |the |your )?(?:resolution|restoration) (?:time|target|guarantee)s?',
    '(?:do|can|will) you (?:guarantee|promise) (?:a )?(?:resolution|solution|fix)(?: times?)?',
  ),
};

export const policyPatterns: readonly RegExp[] = Object.values(QUESTIONS);

const TOPICS = Object.keys(QUESTIONS) as PolicyTopic[];
const MOST_LINES = 12;

/** The topic that a line asks about; undefined if it asks about none. */
export function policyTopic(said: string): PolicyTopic | undefined {
  return TOPICS.find((topic) => QUESTIONS[topic].test(said));
}

/** Groups what has one source, so that it is named once. */
function bullets(lines: readonly { readonly text: string; readonly source: string }[]): string {
  return lines
    .slice(0, MOST_LINES)
    .map(({ text, source }, index) =>
      lines[index + 1]?.source === source && index + 1 < MOST_LINES
        ? `• ${text}`
        : `• ${text} (${source})`,
    )
    .join('\n');
}

export async function answerPolicyQuestion(topic: PolicyTopic, turn: DialogTurn): Promise<Say> {
  const answer = await turn.services.policyAnswer(topic, turn);
  const id = `policy.${topic}`;
  if (answer.kind === 'notStated') return { id, text: reply('policy.notStated') };
  const { programme, isOwn, lines } = answer;
  const head = replyIfAny(`policy.head.${topic}`) ?? '';
  const whose = reply(isOwn ? 'policy.own' : 'policy.other', { programme });
  return {
    id,
    text: [
      `${head} ${whose}`.trim(),
      bullets(lines),
      ...(isOwn ? [] : [reply('policy.mayDiffer')]),
    ].join('\n'),
  };
}
