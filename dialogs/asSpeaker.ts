import type { Speaker } from '../services/identity/speaker.ts';
import { nowIso } from './nowIso.ts';
import type { DialogTurn } from './turn.ts';

/** The same turn, spoken by somebody who has just proved who they are. */
export async function asSpeaker(turn: DialogTurn, speaker: Speaker): Promise<DialogTurn> {
  const nothing = { account: undefined, programme: undefined, package: undefined };
  if (speaker.kind !== 'customer') return { ...turn, ...nothing, speaker };
  const { accountId } = speaker;
  const decision = await turn.services.entitlements.check({ accountId, at: nowIso(turn) });
  switch (decision.outcome) {
    case 'entitled': {
      const { account, programme } = decision;
      return { ...turn, speaker, account, programme, package: decision.package };
    }
    case 'refused':
      return { ...turn, ...nothing, speaker, account: decision.account };
    case 'unknown':
    case 'indeterminate':
      return { ...turn, ...nothing, speaker };
  }
}
