/** The requests of the queue that is chosen, page by page. */
import type { DeskListItem } from '../../desk/deskListItem.ts';
import { deskApi, type DeskPage } from './deskApi.ts';
import { deskList } from './deskList.ts';
import type { DeskView } from './deskQueues.ts';
import { deskTexts } from './deskTexts.ts';
import { element } from './element.ts';

const PAGE = 50;
const MOST = 200;

export interface DeskRequests {
  readonly view: () => DeskView;
  /** Shows another queue, from its beginning. */
  choose(change: Partial<DeskView>): void;
  /** Everything on screen again, in place; what is new is said aloud. */
  refresh(): Promise<void>;
  readonly more: () => Promise<void>;
  readonly showList: () => void;
  forget(): void;
}

/** So many of the first, or all that there are: what is on screen and is done since must not stay there. */
async function beginning(view: DeskView, length: number): Promise<DeskPage> {
  const found = new Map<string, DeskListItem>();
  let next: string | undefined;
  do {
    const limit = Math.min(MOST, length - found.size);
    const page = await deskApi.list(view, limit, next);
    for (const item of page.requests) found.set(item.reference, item);
    next = page.next ?? undefined;
  } while (next !== undefined && found.size < length);
  return { requests: [...found.values()], next: next ?? null };
}

export function deskRequests(told: {
  readonly current: () => string;
  readonly say: (news: string) => void;
}): DeskRequests {
  const list = deskList(element('requests'));
  const filter = element('filter') as HTMLInputElement;
  let view: DeskView = { queue: 'all', withDone: false };
  let items: readonly DeskListItem[] = [];
  let next: string | null = null;
  /** Nothing of the chosen queue was fetched yet. */
  let isNew = true;

  const showList = (): void => {
    const shown = list.show(items, filter.value, told.current());
    element('count').textContent = isNew ? '' : deskTexts.list.count(shown, items.length);
    const { queue } = view;
    const texts = { all: deskTexts.queues.all, mine: deskTexts.queues.mine };
    element('list-title').textContent = typeof queue === 'object' ? queue.name : texts[queue];
    const empty = element('empty');
    empty.hidden = shown > 0 || isNew;
    const nothing = view.withDone ? deskTexts.list.empty : deskTexts.list.emptyQueue;
    empty.textContent = items.length === 0 ? nothing : deskTexts.list.noMatch;
    element('more').hidden = next === null;
  };

  const tell = (fresh: readonly DeskListItem[]): void => {
    if (fresh.length > 0) told.say(deskTexts.list.news(fresh.map(({ title }) => title)));
  };

  return {
    view: () => view,
    showList,
    choose(change) {
      view = { ...view, ...change };
      items = [];
      next = null;
      isNew = true;
      showList();
    },
    async refresh() {
      const asked = view;
      const before = items;
      const known = new Set(before.map(({ reference }) => reference));
      const page = await beginning(asked, Math.max(PAGE, before.length));
      // Another queue was chosen meanwhile.
      if (asked !== view) return;
      // Older ones may have been fetched meanwhile.
      const isAll = items === before;
      const fetched = new Set(page.requests.map(({ reference }) => reference));
      items = isAll
        ? page.requests
        : [...page.requests, ...items.filter(({ reference }) => !fetched.has(reference))];
      if (isAll) next = page.next;
      if (!isNew && view.queue !== 'mine') {
        tell(page.requests.filter(({ reference }) => !known.has(reference)));
      }
      isNew = false;
      showList();
    },
    async more() {
      if (next === null) return;
      const asked = view;
      const page = await deskApi.list(asked, PAGE, next);
      if (asked !== view) return;
      const known = new Set(items.map(({ reference }) => reference));
      items = [...items, ...page.requests.filter(({ reference }) => !known.has(reference))];
      next = page.next;
      showList();
    },
    forget() {
      items = [];
      next = null;
      isNew = true;
      showList();
    },
  };
}
