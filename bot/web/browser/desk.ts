/** The support desk: sign in, the queues, the list, one request to work on, all of it live. */
import { deskApi, NotSignedIn } from './deskApi.ts';
import { tick } from './deskClock.ts';
import { deskDock } from './deskDock.ts';
import { deskFocus } from './deskFocus.ts';
import { deskLive } from './deskLive.ts';
import { deskMails } from './deskMails.ts';
import { deskQueues } from './deskQueues.ts';
import { deskRequests } from './deskRequests.ts';
import { deskShown } from './deskShown.ts';
import { deskTime } from './deskTime.ts';
import { deskTexts } from './deskTexts.ts';
import { element } from './element.ts';
import { oneAtATime } from './oneAtATime.ts';

const TICK_MS = 10_000;
/** What changes by itself: coverage hours, the customer's local time, what is overdue. */
const AGAIN_MS = 60_000;
/** Nothing tells that a mail was kept. */
const MAILS_MS = 5000;

const current = (): string => decodeURIComponent(location.hash.slice(1));
const say = (news: string): void => {
  element('news').textContent = news;
};

const requests = deskRequests({ current, say });
const dock = deskDock({
  onActed() {
    shown.outdate();
    return refreshAll();
  },
  onSignedOut: () => showSignIn(),
});
const shown = deskShown({ dock, mails: deskMails(), say });
const queues = deskQueues(element('queues'), (queue) => {
  requests.choose({ queue });
  run(refreshAll);
});
let live: { stop(): void } | undefined;

async function refreshCounts(): Promise<void> {
  const counts = await deskApi.counts();
  queues(counts, requests.view());
  const trouble = element('mail-trouble');
  trouble.hidden = counts.mail === undefined;
  const said =
    counts.mail === undefined
      ? ''
      : deskTexts.mailTrouble(
          deskTime.short(counts.mail.failingSince, Date.now()),
          counts.mail.waiting,
        );
  if (trouble.textContent !== said) trouble.textContent = said;
  document.title = deskTexts.title(counts.all.waiting);
}

const refreshAll = oneAtATime(async () => {
  await Promise.all([requests.refresh(), refreshCounts(), shown.show(current(), current)]);
});

/** Runs what needs the session; without one the form is shown. */
function run(what: () => Promise<void>): void {
  what().catch((error: unknown) => {
    if (error instanceof NotSignedIn) showSignIn();
    else setLive(false);
  });
}

function setLive(isLive: boolean): void {
  const text = isLive ? deskTexts.live.on : deskTexts.live.off;
  if (element('live').textContent !== text) element('live').textContent = text;
  element('live').classList.toggle('on', isLive);
}

function showSignIn(): void {
  live?.stop();
  live = undefined;
  requests.forget();
  shown.forget();
  element('desk').hidden = true;
  // Said once more, while somebody is typing their name already.
  if (!element('sign-in').hidden) return;
  element('sign-in').hidden = false;
  element('token').focus();
}

async function open(): Promise<void> {
  const { staff, hasMails } = await deskApi.session();
  element('me').textContent = staff;
  element('mails-link').hidden = !hasMails;
  await refreshAll();
  element('sign-in').hidden = true;
  element('desk').hidden = false;
  live ??= deskLive({
    onState: (isLive) => {
      setLive(isLive);
      if (isLive) run(refreshAll);
    },
    onChange: () => run(refreshAll),
    onRefused: () => run(refreshAll),
  });
}

async function signIn(): Promise<void> {
  const token = element('token') as HTMLInputElement;
  const staff = element('staff') as HTMLInputElement;
  const problem = element('sign-in-problem');
  // Pasted into the wrong field, it would be shown to every customer.
  const isToken = staff.value.trim() === token.value.trim();
  const answer = isToken ? 'token' : await deskApi.signIn(token.value, staff.value);
  problem.textContent = answer === 'in' ? '' : deskTexts.signIn[answer];
  if (answer !== 'in') return (answer === 'name' || answer === 'token' ? staff : token).select();
  token.value = '';
  await open();
  deskFocus.begin();
}

element('sign-in-form').addEventListener('submit', (event) => {
  event.preventDefault();
  run(signIn);
});
element('sign-out').addEventListener('click', () => {
  void deskApi.signOut().finally(showSignIn);
});
deskFocus.listen();
element('more').addEventListener('click', () => run(requests.more));
element('filter').addEventListener('input', requests.showList);
element('with-done').addEventListener('change', ({ target }) => {
  requests.choose({ withDone: (target as HTMLInputElement).checked });
  run(refreshAll);
});
addEventListener('hashchange', () => {
  requests.showList();
  if (!element('desk').hidden) run(() => shown.show(current(), current, { takesFocus: true }));
});
setInterval(() => tick(document, Date.now()), TICK_MS);
setInterval(() => {
  if (!element('desk').hidden && !document.hidden && current() === 'mails') {
    run(() => shown.show('mails', current));
  }
}, MAILS_MS);
setInterval(() => {
  if (!element('desk').hidden && !document.hidden) run(refreshAll);
}, AGAIN_MS);
run(open);
