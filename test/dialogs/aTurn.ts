import { DateTime } from 'luxon';
import { dialogServices } from '../../bot/dialogServices.ts';
import { demoCustomers } from '../../bot/demoCustomers.ts';
import type { DialogTurn, Line } from '../../dialogs/turn.ts';
import { isoInstant } from '../../services/dates/isoInstant.ts';
import { resolve } from '../../services/dates/resolve.ts';
import { fileDirectory } from '../../services/entitlements/adapters/fileDirectory.ts';
import { loadAccounts } from '../../services/entitlements/loadAccounts.ts';
import type { RaiseInput } from '../../services/requests/raise.ts';
import { aRequest } from '../fakes/aRequest.ts';
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
}

/**
 * A turn with the product's own policy, directory and demo accounts. Times are read without the
 * recognizer, which has its own tests: ISO, "6 this morning", and one date that has two readings.
 */
export function aTurn({ as, locale = 'en-GB', now = NOW, raised }: TurnOptions = {}): DialogTurn {
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
  const services = dialogServices({
    policies,
    entitlements,
    instants,
    raise: async (input) => {
      raised?.(input);
      return aRequest({ key: input.key, draft: input.draft, speaker: input.speaker });
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
    services,
    speaker,
    account,
    programme: account?.entitlement?.programme,
    now,
    zone: 'Europe/London',
    locale,
    channel: 'web',
    conversationId: 'conversation',
    transcript: async () => [],
    newId: () => `id-${++ids}`,
  };
}

export const aLine = (text: string, changes: Partial<Line> = {}): Line => ({
  text,
  attachments: [],
  refusedAttachments: [],
  masked: [],
  ...changes,
});
