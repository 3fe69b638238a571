/** The queues beside the list, each with how much is in it. */
import type { DeskCounts } from '../../desk/deskIndex.ts';
import { deskTexts } from './deskTexts.ts';
import { dom } from './dom.ts';
import { keepChildren } from './keepChildren.ts';

/** What the list shows. */
export interface DeskView {
  readonly queue: 'all' | 'mine' | { readonly id: string; readonly name: string };
  /** Also what is done with; mine is what is open. */
  readonly withDone: boolean;
}

const { queues: texts } = deskTexts;

type Count = DeskCounts['all'];

export function deskQueues(list: HTMLElement, onChoose: (queue: DeskView['queue']) => void) {
  const keep = keepChildren(list);

  const row = (key: string, queue: DeskView['queue'], name: string, count: Count, on: boolean) => ({
    key,
    json: JSON.stringify([name, count, on]),
    make: () => {
      const button = dom(
        'button',
        { type: 'button', ...(on ? { 'aria-current': 'true' } : {}) },
        dom('span', { class: 'name' }, name),
        ' ',
        dom('span', { class: 'unseen' }, texts.counts(count.open, count.overdue)),
        count.overdue > 0
          ? dom('span', { class: 'count late', 'aria-hidden': 'true' }, String(count.overdue))
          : undefined,
        dom('span', { class: 'count', 'aria-hidden': 'true' }, String(count.open)),
      );
      button.addEventListener('click', () => onChoose(queue));
      return dom('li', {}, button);
    },
  });

  return (counts: DeskCounts, { queue }: DeskView): void => {
    const chosen = typeof queue === 'object' ? queue : undefined;
    const isGone =
      chosen !== undefined && !counts.queues.some((one) => one.id === chosen.id) ? [chosen] : [];
    const none = { open: 0, waiting: 0, overdue: 0 };
    keep([
      row('all', 'all', texts.all, counts.all, queue === 'all'),
      row('mine', 'mine', texts.mine, counts.mine, queue === 'mine'),
      ...[...counts.queues, ...isGone.map((one) => ({ ...one, ...none }))].map(
        ({ id, name, ...count }) =>
          row(`queue ${id}`, { id, name }, name, count, chosen?.id === id),
      ),
    ]);
  };
}
