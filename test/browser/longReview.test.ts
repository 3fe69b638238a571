import { expect } from 'chai';
import type { Browser, Locator, Page } from 'playwright-core';
import { adaptiveCard } from '../../dialogs/cards/adaptiveCard.ts';
import { eventually } from '../fakes/eventually.ts';
import { cannedDirectLine, type CannedDirectLine } from './cannedDirectLine.ts';
import { chatPage, type ChatPage } from './chatPage.ts';
import { chromium } from './chromium.ts';
import { listen, type Listening } from './listen.ts';
import { pagesOn } from './pagesOn.ts';
import { axe, newPage, PHONE, screenshot } from './support.ts';

const SLOTS = Array.from({ length: 20 }, (_, at) => `Answer ${at + 1}`);
const review = (id: string) => ({
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: adaptiveCard({
        id,
        title: 'Please check this before I send it',
        rows: SLOTS.map((label) => ({
          label,
          value: 'As it was told',
          edit: { slot: label, title: `Edit ${label}` },
        })),
        buttons: [
          { title: 'Send to support', action: 'send', style: 'positive' },
          { title: 'Cancel', action: 'cancel', style: 'destructive' },
        ],
      }),
    },
  ],
});

describe('A review that is longer than a phone', () => {
  let browser: Browser;
  let at: Listening;
  let bot: CannedDirectLine;
  let page: Page;
  let chat: ChatPage;

  before(async () => {
    browser = await chromium();
  });
  after(() => browser.close());
  beforeEach(async () => {
    at = await listen((server) => {
      pagesOn(server);
      bot = cannedDirectLine(server, { text: 'What is wrong?' });
    });
    ({ page } = await newPage(browser, { viewport: PHONE }));
    chat = chatPage(page);
    await page.goto(at.url);
    await chat.open();
    await chat.hears('What is wrong?');
    bot.speak(review('card-1'));
    // The transcript follows what is new to its end; only then is it the reader's to scroll.
    await comesIntoSight(button('Edit Answer 20'), 'the end');
  });
  /** The transcript may still be on its way to its end, and would take the reader along: until it has come to rest. */
  const scrollToBeginning = async () => {
    const beginning = button('Edit Answer 1');
    await eventually('the beginning stays in sight', async () => {
      await beginning.scrollIntoViewIfNeeded();
      await comesToRest(beginning);
      return isInSight(beginning);
    });
  };
  afterEach(async () => {
    await page.context().close();
    bot.close();
    await at.close();
  });

  const card = () => chat.frame.locator('.ac-adaptiveCard').first();
  const focused = () => chat.frame.locator(':focus');
  const button = (name: string) => card().getByRole('button', { name, exact: true });
  /** A finger or an eye in the middle of it meets it, and nothing that lies over it. */
  const isInSight = async (what: Locator): Promise<boolean> =>
    what.evaluate((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const met = element.ownerDocument.elementFromPoint(x + width / 2, y + height / 2);
      return met !== null && element.contains(met);
    });
  const comesToRest = async (what: Locator): Promise<void> =>
    what.evaluate(async (element) => {
      for (let [still, y] = [0, Number.NaN]; still < 20;) {
        await new Promise((resolve) =>
          element.ownerDocument.defaultView?.requestAnimationFrame(resolve),
        );
        const now = element.getBoundingClientRect().y;
        still = now === y ? still + 1 : 0;
        y = now;
      }
    });
  const comesIntoSight = (what: Locator, name: string) =>
    eventually(`${name} is in sight`, async () => isInSight(what));

  it('has its buttons in sight while its beginning is read', async () => {
    await scrollToBeginning();
    expect(await isInSight(button('Edit Answer 20'))).to.equal(false);
    await comesIntoSight(button('Send to support'), 'the button that sends');
    await screenshot(page, 'long-review-phone');
    const [, frame] = page.frames();
    expect(frame && (await axe(frame))).to.deep.equal([]);
  });

  it('shows by keyboard what has the focus, never under its buttons', async () => {
    await scrollToBeginning();
    await button('Edit Answer 1').focus();
    for (const slot of SLOTS) {
      const edit = button(`Edit ${slot}`);
      expect(await edit.evaluate((element) => element.matches(':focus'))).to.equal(true);
      await comesIntoSight(edit, `Edit ${slot}`);
      await page.keyboard.press('Tab');
    }
  });

  it('is left by Escape for the message field, and only there does Escape close the chat', async () => {
    await button('Cancel').focus();
    await page.keyboard.press('Escape');
    await chat.frame
      .getByRole('group', { name: /^Chat history/ })
      .and(focused())
      .waitFor();
    await page.keyboard.press('Escape');
    await chat.field.and(focused()).waitFor();
    expect(await page.locator('support-chat .panel').isVisible()).to.equal(true);
    await page.keyboard.press('Escape');
    await page.locator('support-chat .panel').waitFor({ state: 'hidden' });
  });

  it('keeps them to its own end once something else was said', async () => {
    bot.speak({ text: 'Which product is it?' });
    await chat.hears('Which product is it?');
    await scrollToBeginning();
    expect(await isInSight(button('Send to support'))).to.equal(false);
  });
});
