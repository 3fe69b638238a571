/** What may be done with a request now, as buttons in the order of the work. */
import type { ActionKind } from '../../desk/actionsOpen.ts';
import type { DeskDetail } from '../../desk/deskDetail.ts';
import { isWritten } from './deskDrafts.ts';
import { deskTexts } from './deskTexts.ts';
import { dom } from './dom.ts';
import { element } from './element.ts';
import { keepChildren } from './keepChildren.ts';

/** What was given up on has its button where it is told. */
const SHOWN: readonly ActionKind[] = [
  'acknowledge',
  'take',
  'release',
  'answer',
  'note',
  'nextSteps',
  'resolve',
  'leaveChat',
];

interface Doing {
  /** The composer that is open. */
  readonly open: ActionKind | undefined;
  readonly busy: ActionKind | undefined;
}

export interface DeskButtons {
  show(detail: DeskDetail, doing: Doing): void;
  /** The one for this, or the first if that is gone. */
  focus(kind?: ActionKind): void;
}

export function deskButtons(onPressed: (kind: ActionKind) => void): DeskButtons {
  const place = element('actions');
  const keep = keepChildren(place);

  const button = (kind: ActionKind, words: string, isBusy: boolean, isOpen: boolean) => {
    const update = (made: HTMLElement): void => {
      made.textContent = isBusy ? deskTexts.working : words;
      // Disabled, it would lose the focus of who pressed it.
      if (isBusy) made.setAttribute('aria-disabled', 'true');
      else made.removeAttribute('aria-disabled');
      if (isWritten(kind)) made.setAttribute('aria-expanded', String(isOpen));
    };
    return {
      key: kind,
      json: JSON.stringify([words, isBusy, isOpen]),
      make: () => {
        const made = dom('button', {
          type: 'button',
          'data-action': kind,
          ...(kind === 'acknowledge' ? { class: 'primary' } : {}),
        });
        made.addEventListener('click', () => onPressed(kind));
        update(made);
        return made;
      },
      update,
    };
  };

  const focus = (kind?: ActionKind): void => {
    const wanted = place.querySelector<HTMLElement>(`[data-action="${kind ?? ''}"]`);
    (wanted ?? place.querySelector('button'))?.focus({ preventScroll: true });
  };

  return {
    focus,
    show({ can, work }, { open, busy }) {
      const hadFocus = place.contains(document.activeElement);
      const words = (kind: ActionKind): string =>
        kind === 'take' && work.state !== 'waiting' && !can.includes('release')
          ? deskTexts.takeOver
          : deskTexts.actions[kind];
      keep(
        SHOWN.filter((kind) => can.includes(kind)).map((kind) =>
          button(kind, words(kind), busy === kind && !isWritten(kind), open === kind),
        ),
      );
      // The button that was pressed may be gone: whoever uses the keyboard goes on at the next.
      if (hadFocus && !place.contains(document.activeElement)) focus();
    },
  };
}
