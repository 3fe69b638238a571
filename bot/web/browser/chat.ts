/** The chat in the frame: header, notices and focus around the unmodified Web Chat bundle. */
import { chatSession } from './chatSession.ts';
import type { ChatSession } from './chatSession.ts';
import { chatTexts } from './chatTexts.ts';
import type { ChatStatus } from './chatTexts.ts';
import { element } from './element.ts';
import { hostPage } from './hostPage.ts';
import type { FromHost } from './hostPage.ts';
import { phoneLinks } from './phoneLinks.ts';
import type { Customer } from './savedConversation.ts';
import { unsentLine } from './unsentLine.ts';
import { loadWebChat } from './webChat.ts';
import type { CardAction, ChatActivity, ChatConnection, ChatStore, WebChat } from './webChat.ts';
import { webChatLook } from './webChatLook.ts';

const query = new URLSearchParams(location.search);
const root = document.documentElement;
const prefersDark = matchMedia('(prefers-color-scheme: dark)');
const theme = query.get('theme') ?? 'auto';
const color = (name: string, otherwise: string): string => {
  const value = query.get(name) ?? '';
  return /^#[\da-f]{3,6}$/i.test(value) ? value : otherwise;
};
const accent = { accent: color('accent', '#0b5cad'), onAccent: color('onAccent', '#ffffff') };
const locale = query.get('locale') ?? navigator.language;

let session: ChatSession | undefined;
let customer: Customer | undefined;
let store: ChatStore | undefined;
let stopKeeping = (): void => {};
let drawn: object = {};
let toSay: string | undefined;
/** Asked for before the message field was there. */
let wantsFocus = false;
let isShown = true;
let unread = 0;
const phones = phoneLinks();
/** Ids of what the bot said; a new connection replays it all, and not always in order. */
const seen = new Set<string>();

const host = hostPage(query.get('host'), (message) => hear(message));

function dress(): void {
  root.dataset['theme'] = theme;
  root.style.setProperty('--accent', accent.accent);
  root.style.setProperty('--on-accent', accent.onAccent);
  const title = query.get('title') ?? chatTexts.title;
  document.title = title;
  element('title').textContent = title;
  element('subtitle').textContent = chatTexts.subtitle;
  for (const [id, label] of [
    ['anew', chatTexts.newConversation],
    ['close', chatTexts.close],
  ] as const) {
    element(id).setAttribute('aria-label', label);
    element(id).title = label;
  }
  element('confirm-title').textContent = chatTexts.confirm.title;
  element('confirm-text').textContent = chatTexts.confirm.text;
  element('confirm-yes').textContent = chatTexts.confirm.yes;
  element('confirm-no').textContent = chatTexts.confirm.no;
}

function say(status: ChatStatus): void {
  const banner = element('banner');
  const text = chatTexts.status[status];
  banner.replaceChildren();
  banner.classList.toggle('quiet', status === 'connecting');
  element('anew').hidden = status !== 'online' && element('anew').hidden;
  if (status === 'online' && wantsFocus) takeFocus();
  if (text === '') return;
  const sentence = document.createElement('span');
  sentence.textContent = text;
  banner.append(sentence);
  if (status === 'refused') banner.append(button(chatTexts.guest, () => begin({})));
  if (status === 'unavailable') banner.append(button(chatTexts.retry, () => session?.tryNow()));
}

function button(label: string, onPress: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  made.addEventListener('click', onPress);
  return made;
}

/** What the bot says while the chat is closed is counted; what is replayed was counted before. */
function notice({ type, id = '', from, channelData }: ChatActivity): void {
  if (type !== 'message' || from?.role !== 'bot' || seen.has(id)) return;
  seen.add(id);
  if (channelData?.intake !== undefined) host?.tell({ kind: 'intake', intake: channelData.intake });
  if (isShown) return;
  unread += 1;
  host?.tell({ kind: 'unread', count: unread });
}

/** Links lead to https pages only; a card can't start another program or run script. */
const cardActionMiddleware =
  () =>
  (next: (arg: { readonly cardAction: CardAction }) => unknown) =>
  (arg: { readonly cardAction: CardAction }) => {
    const { type, value } = arg.cardAction;
    if (
      ['openUrl', 'downloadFile', 'playAudio', 'playVideo', 'showImage', 'signin'].includes(type)
    ) {
      if (typeof value !== 'string' || !value.startsWith('https://')) return undefined;
    }
    return next(arg);
  };

function show(connection: ChatConnection, webChat: WebChat, conversationId: string): void {
  // What was typed and not sent moves to the new connection.
  const unsent = store?.getState().sendBoxValue;
  stopKeeping();
  const kept = unsentLine.load(conversationId);
  store = webChat.createStore({}, () => (next) => (action) => {
    const activity = action.payload?.activity;
    if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY' && activity !== undefined) notice(activity);
    return next(phones.linked(action));
  });
  stopKeeping = unsentLine.keep(conversationId, store);
  drawn = {
    key: crypto.randomUUID(),
    directLine: connection,
    store,
    locale,
    nonce: document.querySelector('script')?.nonce,
    renderMarkdown: (text: string) => phones.render(text),
    cardActionMiddleware,
  };
  draw(webChat);
  prefill(toSay ?? (unsent || kept));
}

function draw(webChat: WebChat): void {
  const isDark = theme === 'dark' || (theme !== 'light' && prefersDark.matches);
  webChat.renderWebChat({ ...drawn, ...webChatLook(isDark, accent) }, element('chat'));
}

function prefill(text: string | undefined): void {
  if (text === undefined || text === '' || store === undefined) return;
  toSay = undefined;
  store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text } });
}

/** On a touch screen the field would bring up the keyboard over the first message. */
function takeFocus(): void {
  const field = document.querySelector<HTMLElement>('[data-id="webchat-sendbox-input"]');
  const isTouch = matchMedia('(pointer: coarse)').matches;
  wantsFocus = field === null;
  (isTouch ? element('title') : (field ?? element('title'))).focus();
}

function begin(who: Customer): void {
  customer = who;
  // What one person typed is not the next one's.
  stopKeeping();
  store = undefined;
  seen.clear();
  session?.start(who);
}

function hear(message: FromHost): void {
  switch (message.kind) {
    case 'customer': {
      const { customerToken, demoCustomer } = message;
      const who = {
        ...(customerToken === undefined ? {} : { customerToken }),
        ...(demoCustomer === undefined ? {} : { demoCustomer }),
      };
      if (JSON.stringify(who) !== JSON.stringify(customer)) begin(who);
      return;
    }
    case 'shown':
      isShown = true;
      unread = 0;
      if (message.takesFocus) takeFocus();
      return;
    case 'hidden':
      isShown = false;
      wantsFocus = false;
      return;
    case 'say':
      toSay = message.text;
      prefill(toSay);
      takeFocus();
  }
}

function listen(): void {
  const confirm = element('confirm') as HTMLDialogElement;
  element('anew').addEventListener('click', () => confirm.showModal());
  confirm.addEventListener('close', () => {
    if (confirm.returnValue === 'yes') {
      seen.clear();
      session?.startAnew();
    }
    confirm.returnValue = '';
    takeFocus();
  });
  element('close').addEventListener('click', () => host?.tell({ kind: 'close' }));
  element('close').hidden = host === undefined;
  document.addEventListener('keydown', (event) => {
    // In the transcript Escape goes back to the field, in a dialog it closes that.
    const isTaken =
      event.defaultPrevented ||
      confirm.open ||
      (event.target instanceof Element && event.target.closest('.webchat__basic-transcript'));
    if (event.key === 'Escape' && !isTaken) host?.tell({ kind: 'close' });
  });
}

async function main(): Promise<void> {
  dress();
  listen();
  say('connecting');
  const webChat = loadWebChat(document.body.dataset['webChat'] ?? '');
  session = chatSession({ webChat, locale, say, show });
  if (host === undefined) begin({});
  else host.tell({ kind: 'ready' });
  try {
    const bundle = await webChat;
    prefersDark.addEventListener('change', () => draw(bundle));
  } catch {
    say('broken');
  }
}

void main();
