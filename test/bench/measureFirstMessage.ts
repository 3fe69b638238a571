import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Browser, Frame, Page } from 'playwright-core';
import { sendAsset } from '../../bot/web/sendAsset.ts';
import { webChatBundle } from '../../bot/web/webChatBundle.ts';
import type { MeasuredServer } from './startServer.ts';
import { median, type RatioRange, ratioRange } from './statistics.ts';

export interface FirstMessage {
  /** Milliseconds from asking for the page until the bot's first message is on screen. */
  readonly ours: number;
  readonly bare: number;
  /** From pressing the launcher on somebody's page. */
  readonly pressed: number;
  readonly ratio: RatioRange;
  readonly pressedRatio: RatioRange;
}

/** The bundle and nothing around it; the bot is in the page and answers at once. */
const BARE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bare</title>
<style>html, body, #chat { height: 100%; margin: 0 }</style></head><body><div id="chat"></div>
<script src="/webchat.js"></script><script>
const listeners = { activity$: [], connectionStatus$: [] };
const told = { activity$: [{ type: 'message', id: '1', timestamp: new Date().toISOString(),
  from: { id: 'bot', role: 'bot' }, text: 'Hello. What is wrong?' }], connectionStatus$: [0, 1, 2] };
const observable = (name) => ({ subscribe(to) {
  const next = typeof to === 'function' ? to : (value) => to.next(value);
  setTimeout(() => told[name].forEach(next));
  return { unsubscribe() {} };
} });
WebChat.renderWebChat({ directLine: { activity$: observable('activity$'),
  connectionStatus$: observable('connectionStatus$'), postActivity: () => observable('activity$'),
  end() {} }, userID: 'user' }, document.getElementById('chat'));
</script></body></html>`;

/** In each frame: when a bubble with a text was painted, in milliseconds since 1970. */
const WATCH = `window.heardAt = new Promise((resolve) => {
  requestAnimationFrame(function look() {
    const bubble = document.querySelector('.webchat__bubble__content');
    if (bubble === null || bubble.textContent.trim() === '') return requestAnimationFrame(look);
    // The frame after the one that it was painted in.
    requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())));
  });
})`;

async function serveBare() {
  const bundle = await webChatBundle();
  await bundle.encoded('br');
  const server = createServer((req, res) => {
    if (req.url === '/webchat.js') return void sendAsset(req, res, bundle, 'immutable');
    res.setHeader('Content-Type', 'text/html; charset=utf-8');
    return res.end(req.url === '/' ? BARE : '');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A page in the browser of somebody who was never here. */
async function visit<T>(browser: Browser, look: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    await context.addInitScript(WATCH);
    return await look(await context.newPage());
  } finally {
    await context.close();
  }
}

const heardAt = async (frame: Frame): Promise<number> => Number(await frame.evaluate('heardAt'));

async function untilHeard(browser: Browser, url: string): Promise<number> {
  return visit(browser, async (page) => {
    await page.goto(url);
    const heard = await heardAt(page.mainFrame());
    return heard - Number(await page.evaluate('performance.timeOrigin'));
  });
}

const PRESS = `(() => {
  const at = performance.timeOrigin + performance.now();
  document.querySelector('support-chat').shadowRoot.querySelector('button.launcher').click();
  return at;
})()`;

async function untilHeardInWidget(browser: Browser, url: string): Promise<number> {
  return visit(browser, async (page) => {
    await page.goto(url);
    await page.locator('support-chat button.launcher').waitFor();
    const pressed = Number(await page.evaluate(PRESS));
    await page.frameLocator('support-chat iframe').locator('.webchat__bubble').first().waitFor();
    const frame = page.frames().at(-1) ?? page.mainFrame();
    return (await heardAt(frame)) - pressed;
  });
}

/** A new browser profile each time, in turns; the first of each does not count. */
export async function measureFirstMessage(
  server: MeasuredServer,
  browser: Browser,
  rounds: number,
): Promise<FirstMessage> {
  const bare = await serveBare();
  const times: { readonly ours: number; readonly bare: number; readonly pressed: number }[] = [];
  try {
    for (let round = 0; round <= rounds; round++) {
      times.push({
        bare: await untilHeard(browser, bare.url),
        ours: await untilHeard(browser, `${server.url}/chat`),
        pressed: await untilHeardInWidget(browser, `${server.url}/`),
      });
    }
  } finally {
    bare.close();
  }
  const counted = times.slice(1);
  return {
    ours: median(counted.map((one) => one.ours)),
    bare: median(counted.map((one) => one.bare)),
    pressed: median(counted.map((one) => one.pressed)),
    ratio: ratioRange(counted.map((one) => one.ours / one.bare)),
    pressedRatio: ratioRange(counted.map((one) => one.pressed / one.bare)),
  };
}
