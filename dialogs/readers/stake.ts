import type { Stake } from '../../services/requests/drafts/escalationDraft.ts';
import type { Reader } from '../forms/form.ts';
import { plainWords } from '../understanding/words.ts';
import { choice } from './choice.ts';

const SAFETY = /\b(?:safety|lives|health|injur(?:y|ies)|danger)\b/u;
const MONEY = /\b(?:money|revenue|sales|turnover|fines?|penalt(?:y|ies)|dollars|euros|pounds)\b/u;
const NOT =
  /\b(?:no|not|never|neither|nor|none|without|isn't|aren't|don't|doesn't|check|setting|mode)\b/u;
/** More words tell something else. */
const LONGEST = 60;

/** In a few words what is at stake: "patients safety". */
function stakeIn(line: string): Stake | undefined {
  const said = plainWords(line.slice(0, 200));
  if (said.length > LONGEST || said.includes('?') || NOT.test(said)) return undefined;
  const [isSafety, isMoney] = [SAFETY.test(said), MONEY.test(said)];
  if (isSafety && isMoney) return 'both';
  if (isSafety) return 'safety';
  return isMoney ? 'money' : undefined;
}

const asked = choice<Stake>({ neither: ['no', 'none', 'nothing'], both: ['yes'] }, stakeIn);

/** What is at stake for the customer. Only an answer tells it: in a description "safety" may be anything. */
export const stake: Reader<Stake> = { read: (line, context) => asked.read(line, context) };
