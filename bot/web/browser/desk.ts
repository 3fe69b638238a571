/** The support desk: sign in, the list, one request in full, all of it live. */
import type { DeskListItem } from '../../desk/deskListItem.ts';
import { deskApi, NotSignedIn } from './deskApi.ts';
import { deskDetail } from './deskDetail.ts';
import { deskList } from './deskList.ts';
import { deskLive } from './deskLive.ts';
import { deskTexts } from './deskTexts.ts';
import { tick } from './deskTime.ts';
import { dom } from './dom.ts';
import { element } from './element.ts';

const PAGE = 50;
const MOST = 200;
const TICK_MS = 10_000;

const list = deskList(element('requests'));
const filter = element('filter') as HTMLInputElement;
const detail = element('detail');
let items: readonly DeskListItem[] = [];
let next: string | null = null;
let live: { stop(): void } | undefined;
let shownDetail = '';

const current = (): string => decodeURIComponent(location.hash.slice(1));

function showList(): void {
  const shown = list.show(items, filter.value, current());
  element('count').textContent = deskTexts.list.count(shown, items.length);
  const empty = element('empty');
  empty.hidden = shown > 0;
  empty.textContent = items.length === 0 ? deskTexts.list.empty : deskTexts.list.noMatch;
  element('more').hidden = next === null;
}

/** Everything on screen again, in place; what is new is said aloud. */
async function refresh(): Promise<void> {
  const known = new Set(items.map(({ reference }) => reference));
  const wasEmpty = items.length === 0;
  const page = await deskApi.list(Math.min(MOST, Math.max(PAGE, items.length)));
  const fetched = new Set(page.requests.map(({ reference }) => reference));
  const isAll = items.length <= MOST;
  items = isAll
    ? page.requests
    : [...page.requests, ...items.filter(({ reference }) => !fetched.has(reference))];
  if (isAll) next = page.next;
  const fresh = page.requests.filter(({ reference }) => !known.has(reference)).length;
  if (!wasEmpty && fresh > 0) element('news').textContent = deskTexts.list.news(fresh);
  showList();
}

async function more(): Promise<void> {
  if (next === null) return;
  const page = await deskApi.list(PAGE, next);
  const known = new Set(items.map(({ reference }) => reference));
  items = [...items, ...page.requests.filter(({ reference }) => !known.has(reference))];
  next = page.next;
  showList();
}

async function showDetail(takesFocus: boolean): Promise<void> {
  const reference = current();
  document.body.classList.toggle('has-detail', reference !== '');
  showList();
  if (reference === '') {
    shownDetail = '';
    return detail.replaceChildren(dom('p', { class: 'hint pick' }, deskTexts.pick));
  }
  const request = await deskApi.request(reference);
  // Another one was chosen meanwhile.
  if (reference !== current()) return;
  const json = JSON.stringify(request);
  if (json === shownDetail) return;
  const isSame = detail.querySelector('article')?.dataset['reference'] === reference;
  const scrolled = detail.scrollTop;
  shownDetail = json;
  detail.replaceChildren(
    request === undefined
      ? dom(
          'div',
          { class: 'pick' },
          dom('a', { href: '#', class: 'back' }, deskTexts.back),
          dom('p', { class: 'hint' }, deskTexts.gone),
        )
      : deskDetail(request),
  );
  detail.scrollTop = isSame ? scrolled : 0;
  if (takesFocus) detail.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
}

/** Runs what needs the session; without one the form is shown. */
function run(what: () => Promise<void>): void {
  what().catch((error: unknown) => {
    if (error instanceof NotSignedIn) showSignIn();
    else setLive(false);
  });
}

function setLive(isLive: boolean): void {
  element('live').textContent = isLive ? deskTexts.live.on : deskTexts.live.off;
  element('live').classList.toggle('on', isLive);
}

function showSignIn(): void {
  live?.stop();
  live = undefined;
  items = [];
  shownDetail = '';
  detail.replaceChildren();
  showList();
  element('desk').hidden = true;
  element('sign-in').hidden = false;
  element('token').focus();
}

async function open(): Promise<void> {
  await refresh();
  element('sign-in').hidden = true;
  element('desk').hidden = false;
  await showDetail(false);
  live ??= deskLive({
    onState: (isLive) => {
      setLive(isLive);
      if (isLive) run(refreshAll);
    },
    onChange: () => run(refreshAll),
    onRefused: () => run(refreshAll),
  });
}

async function refreshAll(): Promise<void> {
  await refresh();
  await showDetail(false);
}

async function signIn(): Promise<void> {
  const token = element('token') as HTMLInputElement;
  const problem = element('sign-in-problem');
  const answer = await deskApi.signIn(token.value);
  problem.textContent = answer === 'in' ? '' : deskTexts.signIn[answer];
  if (answer !== 'in') return token.select();
  token.value = '';
  return open();
}

element('sign-in-form').addEventListener('submit', (event) => {
  event.preventDefault();
  run(signIn);
});
element('sign-out').addEventListener('click', () => {
  void deskApi.signOut().finally(showSignIn);
});
element('more').addEventListener('click', () => run(more));
filter.addEventListener('input', showList);
addEventListener('hashchange', () => {
  if (!element('desk').hidden) run(() => showDetail(true));
});
setInterval(() => tick(document, Date.now()), TICK_MS);
run(open);
