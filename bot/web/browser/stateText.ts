import type { DeskListItem } from '../../desk/deskListItem.ts';
import { deskTexts } from './deskTexts.ts';

/** How far staff have come with a request, in words. */
export function stateText({
  status,
  work: { state, staff = '' },
  isOpen,
}: {
  readonly status: DeskListItem['status'];
  readonly work: DeskListItem['work'];
  readonly isOpen: boolean;
}): string {
  const { state: texts } = deskTexts;
  if (status === 'withdrawn' || status === 'refused') return texts[status];
  if (!isOpen) return texts.done;
  switch (state) {
    case 'waiting':
    case 'done':
      return texts[state];
    case 'acknowledged':
    case 'taken':
      return texts[state](staff);
  }
}
