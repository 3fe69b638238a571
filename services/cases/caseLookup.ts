/** Finds a speaker's own cases, and tells nobody anything of others'. */
import type { Speaker } from '../identity/speaker.ts';
import { onceForLine } from '../limits/onceForLine.ts';
import type { RateLimiter } from '../limits/rateLimiter.ts';
import { DeadlinePassed, withDeadline } from '../withDeadline.ts';
import { BackendError } from './backendError.ts';
import type { Case } from './case.ts';
import type { CallOptions, CaseBackend } from './caseBackend.ts';
import type { CaseFinding, CaseView } from './caseView.ts';
import { caseViewOf, type ViewDependencies } from './caseViewOf.ts';
import { type EvenTime, evenTime } from './evenTime.ts';
import { lookupLimits } from './lookupLimits.ts';
import { readCaseNumber } from './readCaseNumber.ts';

/** Who asks, and what is known of their contract. */
export interface Who {
  readonly speaker: Speaker;
  readonly conversationId: string;
  /** A hash of the network address; absent where the channel knows none. */
  readonly address?: string | undefined;
  /** Of the line that asks, in its conversation: the same look for the same line counts once. */
  readonly lineId?: string | undefined;
  /** The verified speaker's account, where it is known by another number than the speaker gave. */
  readonly account?: { readonly orgId: string; readonly hoursGroup: string } | undefined;
  readonly programme?: string | undefined;
}

export interface CaseLookup {
  find(said: string, who: Who): Promise<CaseFinding>;
  /** Newest first, without comments. Undefined: the desk does not answer. */
  mine(who: Who): Promise<readonly CaseView[] | undefined>;
}

interface Dependencies extends ViewDependencies {
  readonly backend: CaseBackend;
  readonly limiter: RateLimiter;
  /** How long a question may take in all, in milliseconds: somebody waits for it. */
  readonly callMs: number;
  readonly even?: EvenTime;
}

const MOST = 20;
/** No case has this number; asking for it takes as long as asking for any other that is not there. */
const NOBODYS = '0';
const NO_REFERENCE = 'SR-0000-0000';
const HIDDEN = { kind: 'hidden' } as const;

/**
 * Unknown, mistyped, other people's: the same calls, the same answer, the same time, so that nobody learns
 * which numbers exist. A stranger is asked to prove who they are, and no call is made.
 */
export function caseLookup({
  backend,
  requests,
  limiter,
  clock,
  reopening,
  callMs,
  even = evenTime(),
}: Dependencies): CaseLookup {
  const countedOnce = onceForLine<number>();

  const ask = async <T>(call: (options: CallOptions) => Promise<T>): Promise<T> =>
    withDeadline(callMs, async (signal) => call({ signal }));

  /** Each call has its deadline; several that are slow are not waited for one after the other. */
  const inTime = async <T>(work: () => Promise<T>): Promise<T | undefined> =>
    unlessSilent(async () => withDeadline(callMs, work));

  /** The number that was meant; of no case, if none can be read. */
  const numberOf = async (said: string): Promise<string> => {
    const read = readCaseNumber(said);
    const reference = read.kind === 'reference' ? read.reference : NO_REFERENCE;
    const request = await requests.get(reference);
    const found = read.kind === 'case' ? read.caseNumber : request?.caseNumber;
    return found ?? NOBODYS;
  };

  const viewOf = caseViewOf({ requests, clock, reopening });

  const look = async (said: string, who: Who): Promise<CaseFinding> => {
    const caseNumber = await numberOf(said);
    const found = await ask(async (options) => backend.get(caseNumber, options));
    if (found === undefined || !isTheirs(found, who)) return HIDDEN;
    const comments = await ask(async (options) => backend.comments(caseNumber, options));
    return { kind: 'found', view: await viewOf(found, comments, who) };
  };

  return {
    async find(said, who) {
      if (who.speaker.kind === 'stranger') return HIDDEN;
      const { speaker, address } = who;
      const waitMs = await countedOnce(who, said, async () =>
        lookupLimits(limiter, speaker, address),
      );
      if (waitMs > 0) return { kind: 'tooOften', waitMs };
      const ended = even.begin();
      const finding = await inTime(async () => look(said, who));
      if (finding === undefined) return { kind: 'unavailable' };
      if (finding.kind === 'hidden') await ended();
      return finding;
    },

    async mine(who) {
      const orgId = orgIdOf(who);
      if (orgId === undefined) return [];
      return inTime(async () => {
        const cases = await ask(async (options) => backend.list({ orgId, limit: MOST }, options));
        const theirs = cases.filter((one) => isTheirs(one, who));
        return Promise.all(theirs.map(async (one) => viewOf(one, [], who)));
      });
    },
  };
}

function orgIdOf({ speaker, account }: Who): string | undefined {
  if (speaker.kind === 'stranger') return undefined;
  return account?.orgId ?? speaker.accountId;
}

/** Whatever a backend lists or finds: only the speaker's own account's. */
function isTheirs({ orgId }: Case, who: Who): boolean {
  return orgId !== null && orgId === orgIdOf(who);
}

/** Undefined if the desk does not answer. Other surprises are thrown. */
async function unlessSilent<T>(call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof BackendError || error instanceof DeadlinePassed) return undefined;
    throw error;
  }
}
