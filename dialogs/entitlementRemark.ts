import { nowIso } from './nowIso.ts';
import { dayText, refusedText } from './refusedText.ts';
import { reply } from './replies/replies.ts';
import type { Say } from './say.ts';
import type { DialogTurn } from './turn.ts';

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
            text: reply('entitlement.endsSoon', { day: dayText(decision.endsOn) }),
          }
        : undefined;
    case 'refused':
      return { id: `entitlement.${decision.reason}`, text: refusedText(decision) };
    case 'unknown':
    case 'indeterminate':
      return undefined;
  }
}
