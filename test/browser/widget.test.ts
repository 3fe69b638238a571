import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import type { Browser, Page, Route } from 'playwright-core';
import { adaptiveCard } from '../../dialogs/cards/adaptiveCard.ts';
import { cannedDirectLine } from './cannedDirectLine.ts';
import type { CannedDirectLine } from './cannedDirectLine.ts';
import { chatPage } from './chatPage.ts';
import type { ChatPage } from './chatPage.ts';
import { chromium } from './chromium.ts';
import { listen } from './listen.ts';
import type { Listening } from './listen.ts';
import { demoCustomers, pagesOn } from './pagesOn.ts';
import { axe, DESKTOP, newPage, PHONE, screenshot } from './support.ts';
import type { WatchedPage } from './support.ts';

const greeting = {
  text: 'Hello. What is wrong?',
  suggestedActions: {
    actions: [{ type: 'imBack', title: 'Open a case', value: 'Open a case' }],
  },
  channelData: { intake: { form: 'open-case', asking: 'summary' } },
};
const review = {
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: adaptiveCard({
        id: 'card-1',
        title: 'Please check',
        rows: [{ label: 'Product', value: 'StoreFront', edit: { slot: 'product', title: 'Edit' } }],
        buttons: [
          { title: 'Send', action: 'send', style: 'positive' },
          { title: 'Cancel', action: 'cancel', style: 'destructive' },
        ],
      }),
    },
  ],
};

describe('The widget', () => {
  let browser: Browser;
  let at: Listening;
  let bot: CannedDirectLine;
  let watched: WatchedPage;
  let page: Page;
  let chat: ChatPage;

  before(async () => {
    browser = await chromium();
  });
  after(() => browser.close());
  beforeEach(async () => {
    at = await listen((server) => {
      pagesOn(server, { frameAncestors: ['http://127.0.0.1:*'], demoCustomers });
      bot = cannedDirectLine(server, greeting);
    });
  });
  afterEach(async () => {
    await page.context().close();
    bot.close();
    await at.close();
  });

  const visit = async (options: Parameters<typeof newPage>[1] = {}, url = `${at.url}/`) => {
    watched = await newPage(browser, options);
    ({ page } = watched);
    chat = chatPage(page);
    await page.goto(url);
    await chat.launcher.waitFor();
  };
  /** What has the focus inside the widget: `launcher` or, with the frame, an empty text. */
  const focused = () =>
    page.evaluate(`document.querySelector('support-chat').shadowRoot.activeElement?.className`);
  const banner = () => chat.frame.locator('#banner');

  it('loads nothing but the launcher until it is opened', async () => {
    const asked: string[] = [];
    watched = await newPage(browser);
    ({ page } = watched);
    chat = chatPage(page);
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(at.url, { waitUntil: 'networkidle' });
    await chat.launcher.waitFor();
    expect(asked.filter((path) => /webchat|chat\.|^\/chat|directline/.test(path))).to.deep.equal(
      [],
    );
    await chat.open();
    expect(asked.filter((path) => path.endsWith('webchat.js'))).to.have.length(1);
  });

  it('is opened, left and closed by keyboard, and the focus is where one expects it', async () => {
    await visit();
    await chat.launcher.focus();
    await page.keyboard.press('Enter');
    await chat.hears('What is wrong?');
    expect(await chat.launcher.getAttribute('aria-expanded')).to.equal('true');
    expect(await focused()).to.equal('');
    await chat.frame.locator('[data-id="webchat-sendbox-input"]:focus').waitFor();
    await page.keyboard.type('hello');
    await page.keyboard.press('Enter');
    await chat.hears('You said: hello');
    await page.keyboard.press('Escape');
    await page.locator('support-chat .panel').waitFor({ state: 'hidden' });
    expect(await chat.launcher.getAttribute('aria-expanded')).to.equal('false');
    expect(await focused()).to.equal('launcher');
  });

  it('goes on where one was, after closing, on the next page and after a reload', async () => {
    await visit();
    await chat.open();
    await chat.say('my printer is on fire');
    await chat.hears('You said: my printer is on fire');
    await page.reload();
    await chat.hears('You said: my printer is on fire');
    // It is all there again, which may not come in its order.
    await chat.frame.locator('.webchat__bubble').nth(2).waitFor();
    expect(await chat.bubbles()).to.have.length(3);
    expect(bot.tokenRequests).to.have.length(2);
    expect(bot.tokenRequests[1]).to.have.property('resume').that.is.a('string');
    await chat.say('still');
    await chat.hears('You said: still');
  });

  it('stays closed on the next page when it was closed', async () => {
    await visit();
    await chat.open();
    await chat.frame.getByRole('button', { name: 'Close the chat' }).click();
    await page.locator('support-chat .panel').waitFor({ state: 'hidden' });
    await page.reload();
    await chat.launcher.waitFor();
    expect(await page.locator('support-chat iframe').count()).to.equal(0);
  });

  it('begins a new conversation when asked to, and asks first', async () => {
    await visit();
    await chat.open();
    await chat.say('the old story');
    await chat.hears('You said: the old story');
    const anew = chat.frame.getByRole('button', { name: 'New conversation' });
    await anew.click();
    await chat.frame.getByRole('button', { name: 'Keep this one' }).click();
    expect(bot.tokenRequests).to.have.length(1);
    await anew.click();
    await chat.frame.getByRole('button', { name: 'Start new' }).click();
    await chat.frame.getByText('the old story').first().waitFor({ state: 'hidden' });
    await chat.hears('What is wrong?');
    expect(bot.tokenRequests[1]).not.to.have.property('resume');
  });

  it('counts what the bot says while it is closed', async () => {
    await visit();
    await chat.open();
    await chat.hears('What is wrong?');
    // The frame is told that it is closed, and hears what the bot says, on different ways.
    const [, frame] = page.frames();
    await frame?.evaluate(`addEventListener('message', ({ data }) => {
      if (data.supportChat?.kind === 'hidden') document.body.classList.add('knows');
    })`);
    await page.keyboard.press('Escape');
    await page.locator('support-chat .panel').waitFor({ state: 'hidden' });
    await chat.frame.locator('body.knows').waitFor({ state: 'attached' });
    bot.speak({ text: 'Your case number is 100001.' });
    await page.locator('support-chat .badge', { hasText: '1' }).waitFor();
    expect(await chat.launcher.getAttribute('aria-label')).to.include('1 new message');
    await chat.launcher.click();
    await page.locator('support-chat .badge').waitFor({ state: 'hidden' });
  });

  it('speaks as who is chosen, each in a conversation of their own', async () => {
    await visit();
    await chat.open();
    await chat.say('as a stranger');
    await chat.hears('You said: as a stranger');
    await page.getByLabel('Speak as').selectOption('ana');
    await chat.frame.getByText('as a stranger').first().waitFor({ state: 'hidden' });
    await chat.hears('What is wrong?');
    expect(bot.tokenRequests[1]).to.include({ demoCustomer: 'ana' });
    expect(bot.tokenRequests[1]).not.to.have.property('resume');
    await page.getByLabel('Speak as').selectOption('');
    await chat.hears('You said: as a stranger');
  });

  it('puts a suggested first line into the message field', async () => {
    await visit();
    await page.getByRole('button', { name: /Our StoreFront has been down/ }).click();
    // Until it is connected, Web Chat does not send.
    await chat.hears('What is wrong?');
    await chat.frame.locator('[data-id="webchat-sendbox-input"]:focus').waitFor();
    await page.keyboard.press('Enter');
    await chat.hears('You said: Our StoreFront has been down');
  });

  it('hands what the bot asks to the host page, for programs', async () => {
    await visit();
    const heard = page.evaluate(
      `new Promise((resolve) => addEventListener('supportchat:intake', (event) => resolve(event.detail)))`,
    );
    await chat.open();
    expect(await heard).to.deep.equal({ form: 'open-case', asking: 'summary' });
  });

  describe('when something is in the way', () => {
    it('says that the connection was lost, and goes on by itself without loss', async () => {
      await visit();
      await chat.open();
      await chat.hears('What is wrong?');
      await page.context().setOffline(true);
      bot.cut();
      await banner().getByText('The connection was lost').waitFor();
      await chat.field.fill('typed and not sent');
      bot.speak({ text: 'Said while you were away.' });
      await page.context().setOffline(false);
      await chat.hears('Said while you were away.');
      await banner().getByText('The connection was lost').waitFor({ state: 'hidden' });
      expect(await chat.field.inputValue()).to.equal('typed and not sent');
    });

    it('says that it can’t be reached, and tries again when told to', async () => {
      bot.refuseTokens(503);
      await visit();
      await chat.launcher.click();
      await banner().getByText('can’t be reached').waitFor();
      // The next try by itself gets no answer, so that what helps is the click.
      const { promise: byItself, resolve } = Promise.withResolvers<Route>();
      await page.route('**/api/webchat/token', resolve, { times: 1 });
      const unanswered = await byItself;
      bot.refuseTokens(undefined);
      await banner().getByRole('button', { name: 'Try now' }).click();
      await chat.hears('What is wrong?');
      await unanswered.abort();
    });

    for (const [what, status] of [
      ['too fast', 429],
      ['sent at a busy time', 503],
    ] as const) {
      it(`sends again by itself what was ${what}, once and in order, and says so`, async () => {
        await visit();
        await chat.open();
        await chat.hears('What is wrong?');
        bot.refuseMessages(status, 2);
        const isTold = banner().getByText('One moment').waitFor();
        // It may be over before a slow machine has typed the second.
        await Promise.all([isTold, chat.say('first').then(() => chat.say('second'))]);
        await chat.hears('You said: first');
        await chat.hears('You said: second');
        await banner().getByText('One moment').waitFor({ state: 'hidden' });
        expect(bot.heard).to.deep.equal(['first', 'second']);
        expect(await chat.frame.getByText('Send failed').count()).to.equal(0);
      });
    }

    it('offers to go on as a guest when the sign-in is not accepted', async () => {
      bot.refuseTokens(401);
      await visit();
      await chat.launcher.click();
      await banner().getByText('could not be confirmed').waitFor();
      bot.refuseTokens(undefined);
      await banner().getByRole('button', { name: 'Go on as a guest' }).click();
      await chat.hears('What is wrong?');
    });
  });

  describe('on another site', () => {
    let site: ReturnType<typeof createServer>;
    let html: string;

    beforeEach(async () => {
      site = createServer((_req, res) => {
        // The strictest policy that leaves room for the widget.
        res.setHeader(
          'Content-Security-Policy',
          `default-src 'none'; script-src ${at.url}; frame-src ${at.url}`,
        );
        res.setHeader('Content-Type', 'text/html');
        res.end(html);
      });
      site.listen(0, '127.0.0.1');
      await once(site, 'listening');
    });
    afterEach(() => {
      site.close();
      site.closeAllConnections();
    });

    it('works by one tag under a strict policy, with its title, colour, theme and customer', async () => {
      const claims = Buffer.from('{"sub":"ana"}').toString('base64url');
      html = `<!doctype html><html lang="en"><title>Shop</title><h1>Shop</h1>
        <script src="${at.url}/widget.js" data-title="Shop help" data-theme="dark" data-accent="#ffcc00"
          data-locale="de-DE" data-customer-token="h.${claims}.s" async></script>`;
      await visit({}, `http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
      await chat.open();
      await chat.hears('What is wrong?');
      expect(bot.tokenRequests[0]).to.include({
        customerToken: `h.${claims}.s`,
        locale: 'de-DE',
      });
      expect(await chat.frame.getByRole('heading', { level: 1 }).innerText()).to.equal('Shop help');
      await screenshot(page, 'widget-other-site');
      const [, frame] = page.frames();
      expect(frame && (await axe(frame))).to.deep.equal([]);
      expect(watched.complaints.filter((text) => !text.includes('favicon'))).to.deep.equal([]);
    });
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [size, viewport] of [
      ['desktop', DESKTOP],
      ['phone', PHONE],
      ['small-phone', { width: 360, height: 640 }],
    ] as const) {
      it(`is readable by everybody, ${colorScheme} on a ${size}`, async () => {
        await visit({ colorScheme, viewport });
        await page.locator('#demo').waitFor();
        expect(await axe(page)).to.deep.equal([]);
        await screenshot(page, `demo-${colorScheme}-${size}`);
        await chat.open();
        await chat.hears('What is wrong?');
        await chat.press('Open a case');
        await chat.hears('You said: Open a case');
        bot.speak(review);
        await chat.frame.locator('.ac-adaptiveCard').waitFor();
        const [, frame] = page.frames();
        expect(frame && (await axe(frame))).to.deep.equal([]);
        expect(await axe(page)).to.deep.equal([]);
        await screenshot(page, `widget-${colorScheme}-${size}`);
        const box = await page.locator('support-chat .panel').boundingBox();
        if (size !== 'desktop') expect(box).to.deep.equal({ x: 0, y: 0, ...viewport });
        expect(watched.complaints).to.deep.equal([]);
      });
    }
  }
});
