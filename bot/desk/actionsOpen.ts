import { z } from 'zod';
import { DeskAction } from '../../services/desk/deskWork.ts';
import { whyTooLate } from '../../services/desk/whyTooLate.ts';
import { isOpen } from '../../services/requests/alone.ts';
import type { SupportRequest } from '../../services/requests/supportRequest.ts';
import { workOf } from '../../services/requests/work.ts';

export const ActionKind = z.enum(DeskAction.options.map(({ shape }) => shape.kind.value));
export type ActionKind = z.infer<typeof ActionKind>;

/** What this person may do with a request now, and what would come to anything. */
export function actionsOpen(
  request: SupportRequest,
  staff: string,
  hasParked: boolean,
): readonly ActionKind[] {
  const work = workOf(request);
  const isMine = work.staff === staff;
  const makesSense = (kind: ActionKind): boolean => {
    switch (kind) {
      case 'acknowledge':
        return work.state === 'waiting' && isOpen(request);
      case 'take':
        return work.state !== 'taken' || !isMine;
      case 'release':
        return work.state !== 'waiting' && isMine;
      case 'leaveChat':
        return work.talker === staff;
      case 'retry':
        return hasParked;
      case 'note':
      case 'answer':
      case 'nextSteps':
        return true;
      case 'resolve':
        return isOpen(request);
    }
  };
  return ActionKind.options.filter(
    (kind) =>
      makesSense(kind) &&
      (kind === 'retry' ||
        whyTooLate(request, { kind, from: work.staff }, { name: staff }) === undefined),
  );
}
