import { DateTime } from 'luxon';
import { dialogServices } from '../../bot/dialogServices.ts';
import { demoCustomers } from '../../bot/demoCustomers.ts';
import type { DialogServices, DialogTurn, Line } from '../../dialogs/turn.ts';
import { isoInstant } from '../../services/dates/isoInstant.ts';
import { resolve } from '../../services/dates/resolve.ts';
import { fileDirectory } from '../../services/entitlements/adapters/fileDirectory.ts';
import { loadAccounts } from '../../services/entitlements/loadAccounts.ts';
import type { RaiseInput } from '../../services/requests/raise.ts';
import { SupportRequest } from '../../services/requests/supportRequest.ts';
import type { CaseView } from '../../services/cases/caseView.ts';
import { aRequest, anEscalation } from '../fakes/aRequest.ts';
import { policies } from '../services/policy/policyFixture.ts';

const accounts = loadAccounts(
  new URL('../../services/entitlements/adapters/demoAccounts.yaml', import.meta.url),
);
const demo = demoCustomers(accounts, policies);
const entitlements = fileDirectory({ accounts });
const NOW = DateTime.fromISO('2026-11-21T10:00', { zone: 'Europe/London' });
/** The one date of these tests that has two readings. */
const TWO_WAYS = '03/04/2026';

export interface TurnOptions {
  /** A demo customer's id; without one a stranger speaks. */
  readonly as?: string;
  readonly locale?: string;
  readonly now?: DateTime;
  /** Sees what is raised. */
  readonly raised?: (input: RaiseInput) => void;
  /** The speaker's cases; a stranger has none. */
  readonly cases?: readonly CaseView[];
  /** What answers otherwise than usual. */
  readonly services?: Partial<DialogServices>;
}

function requestOf(input: RaiseInput): SupportRequest {
  if (input.kind === 'openCase') {
    return aRequest({ key: input.key, draft: input.draft, speaker: input.speaker });
  }
  const { kind, draft, key, speaker, about } = input;
  const caseNumber = about?.caseNumber ?? null;
  return SupportRequest.parse({ ...anEscalation(), kind, draft, key, speaker, about, caseNumber });
}

/**
 * A turn with the product's own policy, directory and demo accounts. Times are read without the
 * recognizer, which has its own tests: ISO, "6 this morning", and one date that has two readings.
 */
export function aTurn({
  as,
  locale = 'en-GB',
  now = NOW,
  raised,
  cases = [],
  services = {},
}: TurnOptions = {}): DialogTurn {
  const instants = {
    read: async (line: string, { expect }: { readonly expect: 'past' | 'future' }) => {
      const place = { now, zone: 'Europe/London', expect, shownIn: 'Europe/London' };
      if (line.trim() === TWO_WAYS) {
        return {
          kind: 'ambiguous' as const,
          options: ['2026-04-03T00:00:00+01:00', '2026-03-04T00:00:00+00:00'],
        };
      }
      const heard = isoInstant(line.trim());
      return heard === undefined ? { kind: 'none' as const } : resolve(heard, place);
    },
    find: async (text: string, { expect }: { readonly expect: 'past' | 'future' }) =>
      expect === 'past' && text.includes('6 this morning')
        ? ({ kind: 'instant', at: '2026-11-21T06:00:00+00:00', precise: true, words: '' } as const)
        : ({ kind: 'none' } as const),
    warm: async () => undefined,
    close: async () => undefined,
  };
  const known: DialogServices = dialogServices({
    policies,
    entitlements,
    phonesFrom: () => [],
    instants,
    raise: async (input) => {
      raised?.(input);
      return { kind: 'raised', request: requestOf(input) };
    },
    cases: { find: async () => ({ kind: 'hidden' }), mine: async () => cases },
    customer: {
      requestsOf: async () => [],
      requestsOfCases: async () => [],
      withdraw: async () => 'unknown',
      tellStaff: async () => undefined,
      noteAnswer: async () => undefined,
    },
    proof: {
      sendCode: async () => ({ kind: 'sent' }),
      checkCode: async () => ({ kind: 'wrong' }),
    },
    privacy: {
      days: { conversations: 30, requests: 30 },
      kept: async () => ({ beganAt: undefined, lines: 0, files: [], requests: [] }),
      copy: async () => undefined,
      erase: async () => undefined,
    },
  });
  const speaker = as === undefined ? ({ kind: 'stranger' } as const) : demo.speaker(as);
  if (speaker === undefined) throw new Error(`There is no demo customer "${as}".`);
  const account =
    speaker.kind === 'customer'
      ? accounts.accounts.find(({ orgId }) => orgId === speaker.accountId)
      : undefined;
  let ids = 0;
  return {
    services: { ...known, ...services },
    speaker,
    account,
    programme: account?.entitlement?.programme,
    package: account?.entitlement?.package,
    address: undefined,
    now,
    zone: 'Europe/London',
    locale,
    channel: 'web',
    conversationId: 'conversation',
    lineId: 'line',
    transcript: async () => [],
    newId: () => `id-${++ids}`,
  };
}

export const aLine = (text: string, changes: Partial<Line> = {}): Line => ({
  id: 'line',
  text,
  attachments: [],
  refusedAttachments: [],
  masked: [],
  ...changes,
});
