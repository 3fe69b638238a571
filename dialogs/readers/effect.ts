import type { Effect } from '../../services/requests/drafts/caseDraft.ts';
import type { Reader, ReadingContext } from '../forms/form.ts';
import { choice } from './choice.ts';
import { namesDown } from './namesDown.ts';

/** Telling words only, in the order in which they outrank each other. */
const TELLING: readonly (readonly [Effect, RegExp])[] = [
  [
    'security',
    /\b(?:ransomware|security (?:incident|breach|issue)|data breach|breached|been hacked|got hacked|hacked|compromised|vulnerability (?:is )?being exploited|malware)\b/i,
  ],
  [
    'stopped',
    /\b(?:hosts?|servers?|vms?|virtual machines|desktops|sites?|systems?|everything|cluster|farm|storage|network|production) (?:(?:is|are|has|have|all|been|now|completely|totally) ){0,3}(?:down|offline|stopped|dead|halted|at a standstill)\b|\b(?:(?:is|are|went|has been|have been|been|completely|totally|still) down|(?:it|everything|all)['’]?s (?:(?:still|all|completely|totally) )?down(?! to\b)|outage|nobody can|no ?one can|none of (?:our|the) \p{L}+ can|can(?:'|’)?t (?:log ?in|log ?on|sign in|connect|work)|cannot (?:log ?in|log ?on|sign in|connect|work)|unable to (?:log ?in|log ?on|sign in|connect|work)|not working at all|stopped working|does not start|doesn(?:'|’)?t start|won(?:'|’)?t start|unreachable|crashed)\b/iu,
  ],
  [
    'question',
    /^(?:(?:hi|hello|hey)[,.! ]+)?(?:how (?:do|can|should|would|to)\b|can (?:i|we|you tell)\b|is it possible\b|where (?:do|can)\b|what is the (?:best|right)\b|(?:i|we) (?:have a question|want to know|would like to know)\b|question about\b)/i,
  ],
  [
    'degraded',
    /\b(?:very slow|extremely slow|really slow|so slow|slow|slowed|sluggish|time ?outs?|timing out|keeps? (?:dropping|disconnecting|crashing|freezing)|drops? connections?|intermittent(?:ly)?|degraded|unstable|freez(?:es|ing))\b/i,
  ],
  [
    'question',
    /^(?:what|which|when|where|who|why|how|is|are|does|do|can|could|should|would)\b[^?]{3,400}\?\s*$/i,
  ],
  [
    'impaired',
    /\b(?:minor|cosmetic|annoying|typo|one (?:user|report|feature)|does not print|can(?:'|’)?t print)\b/i,
  ],
];

function findEffect(text: string, { turn }: ReadingContext): Effect | undefined {
  const head = text.slice(0, 4000);
  const told = TELLING.find(([, words]) => words.test(head))?.[0];
  if (told === 'security' || told === 'stopped' || told === 'question') return told;
  return namesDown(head, turn.services.products) ? 'stopped' : told;
}

const asked = choice<Effect>(
  {
    stopped: [
      'down',
      'outage',
      'nothing works',
      'not working',
      'everything is down',
      'stopped',
      'work stopped',
      'work is stopped',
      'all work stopped',
      'all work has stopped',
      'yes work stopped',
      'yes, work stopped',
    ],
    degraded: ['slow', 'partly', 'partially', 'degraded'],
    impaired: ['minor', 'impaired', 'work goes on'],
    question: ['a question', 'question', 'how-to', 'how to', 'just a question', 'guidance'],
    security: ['security', 'a security issue', 'breach'],
  },
  // Whoever answers with a question wants to know something first: that is not yet a how-to case.
  (text, context) => {
    const told = findEffect(text, context);
    return told === 'question' ? undefined : told;
  },
);

/** What the problem does to the customer's work (D1, severity definitions). */
export const effect: Reader<Effect> = { ...asked, greedy: true, find: findEffect };
