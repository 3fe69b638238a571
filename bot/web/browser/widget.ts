/**
 * The launcher that any site embeds with one script tag: a button, and on its first press the chat
 * in a frame of ours. Kept to one small file without imports; nothing else is loaded until then.
 */
interface Settings {
  readonly title: string;
  readonly theme: string;
  readonly accent: string;
  readonly onAccent: string;
  readonly locale: string;
}

/** What the page may call as `window.supportChat`. */
interface SupportChat {
  open(options?: { readonly say?: string }): void;
  close(): void;
  /** Another person is signed in now (or nobody): the chat starts again as theirs. */
  setCustomer(who: { readonly customerToken?: string; readonly demoCustomer?: string }): void;
}

const texts = {
  title: 'Support chat',
  open: 'Open the support chat',
  close: 'Close the support chat',
  unread: (count: number) => (count === 1 ? '1 new message' : `${count} new messages`),
};

const STYLE = `
:host { all: initial }
.launcher { position: fixed; right: max(20px, env(safe-area-inset-right)); bottom: max(20px, env(safe-area-inset-bottom));
  z-index: 2147483000; width: 60px; height: 60px; border: 0; border-radius: 50%; padding: 0; cursor: pointer;
  color: var(--on-accent); background: var(--accent); display: grid; place-items: center;
  box-shadow: 0 1px 3px rgb(0 0 0 / .25), 0 8px 24px rgb(0 0 0 / .22); transition: transform .15s }
.launcher:hover { transform: translateY(-2px) }
.launcher:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; box-shadow: 0 0 0 3px #fff }
.launcher svg { width: 28px; height: 28px; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round }
.launcher[aria-expanded=true] .talk, .launcher[aria-expanded=false] .shut { display: none }
.badge { position: absolute; top: -3px; right: -3px; min-width: 22px; height: 22px; border-radius: 11px; padding: 0 6px; box-sizing: border-box;
  font: 600 12px/22px system-ui, sans-serif; color: #fff; background: #b3261e; text-align: center }
.badge[hidden], .panel[hidden] { display: none }
.panel { position: fixed; right: 20px; bottom: 96px; z-index: 2147483000; width: min(420px, calc(100vw - 40px)); height: min(700px, calc(100dvh - 116px));
  border-radius: 16px; overflow: hidden; background: #fff; box-shadow: 0 0 0 1px rgb(0 0 0 / .08), 0 12px 48px rgb(0 0 0 / .28) }
.panel.dark { background: #14181d; box-shadow: 0 0 0 1px rgb(255 255 255 / .16), 0 12px 48px rgb(0 0 0 / .6) }
iframe { border: 0; width: 100%; height: 100%; display: block; color-scheme: normal }
@media (max-width: 560px), (max-height: 480px) {
  .panel { inset: 0; width: 100%; height: 100dvh; border-radius: 0 }
  .launcher[aria-expanded=true] { display: none }
}
@media (prefers-reduced-motion: reduce) { .launcher { transition: none } }`;

const SVG = 'http://www.w3.org/2000/svg';
const ICONS = {
  talk: 'M4 5.5A2.5 2.5 0 0 1 6.5 3h11A2.5 2.5 0 0 1 20 5.5v8a2.5 2.5 0 0 1-2.5 2.5H11l-4.5 4v-4A2.5 2.5 0 0 1 4 13.5zM8.5 8h7M8.5 11.5h4.5',
  shut: 'M6 9l6 6 6-6',
};

function icon(name: keyof typeof ICONS): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', name);
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

/** Black or white, whichever reads better on the accent (WCAG relative luminance). */
function onAccent(hex: string): string {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? '#000' : '#fff';
}

/** Whether the chat was open, so that it is again on the next page; storage may be forbidden. */
function remember(isOpen?: boolean): boolean {
  try {
    if (isOpen !== undefined) sessionStorage.setItem('support-chat', isOpen ? 'open' : 'closed');
    return sessionStorage.getItem('support-chat') === 'open';
  } catch {
    return false;
  }
}

function supportChat(
  origin: string,
  settings: Settings,
  customer: object,
  opensItself: boolean,
): SupportChat {
  let who = customer;
  let frame: HTMLIFrameElement | undefined;
  let isReady = false;
  let say: string | undefined;

  const host = document.createElement('support-chat');
  const root = host.attachShadow({ mode: 'open' });
  // A constructed sheet is allowed where the page's policy forbids inline styles.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  host.style.setProperty('--accent', settings.accent);
  host.style.setProperty('--on-accent', settings.onAccent);

  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'launcher';
  button.setAttribute('aria-haspopup', 'dialog');
  const badge = document.createElement('span');
  badge.className = 'badge';
  button.append(icon('talk'), icon('shut'), badge);

  const panel = document.createElement('div');
  panel.className = 'panel';
  panel.id = 'panel';
  panel.hidden = true;
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-label', settings.title);
  button.setAttribute('aria-controls', 'panel');
  root.append(panel, button);

  const isDark =
    settings.theme === 'dark' ||
    (settings.theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  panel.classList.toggle('dark', isDark);

  const post = (message: object): void => {
    if (isReady) frame?.contentWindow?.postMessage({ supportChat: message }, origin);
  };
  const sayIt = (): void => {
    if (!isReady || say === undefined) return;
    post({ kind: 'say', text: say });
    say = undefined;
  };
  const unread = (count: number): void => {
    badge.hidden = count === 0;
    badge.textContent = String(count);
    const label = panel.hidden ? texts.open : texts.close;
    button.setAttribute('aria-label', count === 0 ? label : `${label}, ${texts.unread(count)}`);
  };

  const load = (): HTMLIFrameElement => {
    const made = document.createElement('iframe');
    made.title = settings.title;
    const query = new URLSearchParams({ ...settings, host: location.origin });
    made.src = `${origin}/chat?${query.toString()}`;
    panel.append(made);
    return made;
  };
  const show = (isOpen: boolean): void => {
    panel.hidden = !isOpen;
    button.setAttribute('aria-expanded', String(isOpen));
    unread(0);
  };
  const open = (takesFocus: boolean): void => {
    frame ??= load();
    show(true);
    remember(true);
    if (takesFocus) frame.focus();
    post({ kind: 'shown', takesFocus });
  };
  const close = (): void => {
    if (panel.hidden) return;
    show(false);
    remember(false);
    post({ kind: 'hidden' });
    button.focus();
  };

  addEventListener('message', (event: MessageEvent<{ supportChat?: Record<string, unknown> }>) => {
    if (event.origin !== origin || event.source !== frame?.contentWindow) return;
    const message = event.data.supportChat;
    if (message?.kind === 'ready') {
      isReady = true;
      post({ kind: 'customer', ...who });
      post(
        panel.hidden
          ? { kind: 'hidden' }
          : { kind: 'shown', takesFocus: root.activeElement === frame },
      );
      sayIt();
    }
    if (message?.kind === 'close') close();
    if (message?.kind === 'unread' && panel.hidden) unread(Number(message.count));
    // The contract for programs, handed to the page: what the bot is asking, how a form ended.
    if (message?.kind === 'intake') {
      dispatchEvent(new CustomEvent('supportchat:intake', { detail: message.intake }));
    }
  });
  button.addEventListener('click', () => (panel.hidden ? open(true) : close()));
  root.addEventListener('keydown', (event) => {
    if ((event as KeyboardEvent).key === 'Escape') close();
  });

  show(false);
  document.body.append(host);
  if (opensItself) open(false);
  return {
    open: (options) => {
      say = options?.say;
      open(true);
      sayIt();
    },
    close,
    setCustomer: (next) => {
      who = next;
      say = undefined;
      post({ kind: 'customer', ...who });
    },
  };
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  const {
    title,
    theme,
    accent: wished = '',
    locale,
    customerToken,
    demoCustomer,
    open,
  } = script.dataset;
  const accent = /^#[\da-f]{6}$/i.test(wished) ? wished : '#0b5cad';
  const start = (): void => {
    // On a phone the chat covers the page, so there it opens only when asked.
    const isWide = matchMedia('(min-width: 561px) and (min-height: 481px)').matches;
    const chat = supportChat(
      new URL(script.src).origin,
      {
        title: title ?? texts.title,
        theme: theme ?? 'auto',
        accent,
        onAccent: onAccent(accent),
        locale: locale ?? navigator.language,
      },
      { customerToken, demoCustomer },
      open === 'true' || (isWide && remember()),
    );
    Object.assign(window, { supportChat: chat });
    dispatchEvent(new CustomEvent('supportchat:ready'));
  };
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', start);
  else start();
}
