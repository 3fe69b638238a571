/** The clock of a promise: how long is left until the instant that the customer was told. */
import type { DeskListItem } from '../../desk/deskListItem.ts';
import { deskTexts } from './deskTexts.ts';
import { deskTime } from './deskTime.ts';
import { dom } from './dom.ts';

const { due } = deskTexts;
const SOON_MS = 15 * 60_000;

export type Promise_ = Pick<DeskListItem, 'promised' | 'hours' | 'work' | 'isOpen' | 'isDisputed'>;

interface Shown {
  readonly text: string;
  readonly kind: 'ahead' | 'soon' | 'late' | 'past';
}

/** What came of it, once somebody has answered. */
function kept(by: number, answeredAt: number): Shown {
  const early = by - answeredAt;
  if (early < 0) return { text: due.tooLate(deskTime.span(-early)), kind: 'past' };
  return { text: early < 60_000 ? due.kept : due.early(deskTime.span(early)), kind: 'past' };
}

/** Undefined: nothing was promised, or it does not matter any more. */
function shown(
  { promised, hours, work, isOpen, isDisputed }: Promise_,
  now: number,
): Shown | undefined {
  // It was answered, and is not solved for the customer: no rule names a time for that, whoever has it.
  if (isDisputed) {
    return work.state === 'waiting'
      ? { text: due.again, kind: 'late' }
      : { text: due.reopened, kind: 'past' };
  }
  if (promised.kind === 'none') return isOpen ? { text: due.none, kind: 'past' } : undefined;
  const by = Date.parse(promised.at);
  if (work.answeredAt !== undefined) return kept(by, Date.parse(work.answeredAt));
  if (!isOpen) return undefined;
  // Who has seen it has not answered yet: the promise is of an answer.
  const words = work.acknowledgedAt === undefined ? due : due.seen;
  const left = by - now;
  if (left < 0) return { text: words.late(deskTime.span(-left)), kind: 'late' };
  // The desk may have opened or closed since this was fetched.
  const isClosed = hours.kind === 'hours' && hours.isOpen === now >= Date.parse(hours.changesAt);
  if (isClosed && !hours.isOpen) {
    return { text: words.closed(deskTime.next(hours.changesAt, now)), kind: 'past' };
  }
  return { text: words.in(deskTime.span(left)), kind: left <= SOON_MS ? 'soon' : 'ahead' };
}

const clocks = new WeakMap<Element, Promise_>();

export function clock(promise: Promise_): HTMLElement {
  const made = dom('span', { class: 'due', 'data-clock': '' });
  clocks.set(made, promise);
  return made;
}

/** Brings every clock on the page up to date. */
export function tick(root: ParentNode, now: number): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-clock]')) {
    const promise = clocks.get(element);
    const { text, kind } = (promise && shown(promise, now)) ?? { text: '', kind: 'past' };
    if (element.textContent !== text) element.textContent = text;
    element.dataset['kind'] = kind;
    element.hidden = text === '';
  }
}
