import { reply } from '../../../../dialogs/replies/replies.ts';
import type { MayAct } from './mayAct.ts';

/** Why somebody can't act on requests in a thread, in a sentence for them. */
export function refusal(kind: Exclude<MayAct['kind'], 'yes'>) {
  const id = `teams-staff.not.${kind}` as const;
  return { id, text: reply(id) };
}
