import { DateTime } from 'luxon';
import { nowIso } from './nowIso.ts';
import { reply } from './replies/replies.ts';
import type { Say } from './say.ts';
import type { DialogTurn } from './turn.ts';

const day = (iso: string): string =>
  DateTime.fromISO(iso)
    .setLocale('en-GB')
    .toLocaleString({ day: 'numeric', month: 'long', year: 'numeric' });

/**
 * What a verified customer should know about their contract before going on, with what they can do
 * about it. A stranger is told nothing, and a directory that does not answer is no refusal.
 */
export async function entitlementRemark(
  product: string,
  turn: DialogTurn,
): Promise<Say | undefined> {
  const { speaker, services } = turn;
  if (speaker.kind !== 'customer') return undefined;
  const decision = await services.entitlements.check({
    accountId: speaker.accountId,
    product,
    at: nowIso(turn),
  });
  switch (decision.outcome) {
    case 'entitled':
      return decision.endsSoon
        ? {
            id: 'entitlement.endsSoon',
            text: reply('entitlement.endsSoon', { day: day(decision.endsOn) }),
          }
        : undefined;
    case 'refused': {
      const id = `entitlement.${decision.reason}` as const;
      const what = reply(id, { day: decision.on === undefined ? '' : day(decision.on) });
      return { id, text: `${what} ${reply('entitlement.goOn')}` };
    }
    case 'unknown':
    case 'indeterminate':
      return undefined;
  }
}
