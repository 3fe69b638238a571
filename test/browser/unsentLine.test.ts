import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { proveIdentity } from '../../dialogs/proveIdentity.ts';
import { provingCode } from '../../dialogs/readers/provingCode.ts';
import { eventually } from '../fakes/eventually.ts';
import { cannedDirectLine, type CannedDirectLine } from './cannedDirectLine.ts';
import { chatPage, type ChatPage } from './chatPage.ts';
import { chromium } from './chromium.ts';
import { listen, type Listening } from './listen.ts';
import { demoCustomers, pagesOn } from './pagesOn.ts';
import { newPage } from './support.ts';

const asking = (form: string, slot: string, text: string) => ({
  text,
  channelData: { intake: { form, asking: slot } },
});
/** As the form names it that asks for it: the page knows it by that name. */
const [codeSlot = 'none'] = Object.entries(proveIdentity.questions).flatMap(([slot, { reader }]) =>
  reader === provingCode ? [slot] : [],
);

describe('A line that is typed and not sent', () => {
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
      pagesOn(server, { demoCustomers });
      bot = cannedDirectLine(server, asking('open-case', 'summary', 'What is wrong?'));
    });
    ({ page } = await newPage(browser));
    chat = chatPage(page);
    await page.goto(at.url);
    await chat.open();
    await chat.hears('What is wrong?');
  });
  afterEach(async () => {
    await page.context().close();
    bot.close();
    await at.close();
  });

  /** A reload opens the chat again by itself, and replays what was said. */
  const reload = async (lastSaid: string) => {
    await page.reload();
    await chat.hears(lastSaid);
  };
  const typed = () => chat.field.inputValue();
  /** What this browser has written down of it, in either storage. */
  const written = async (text: string): Promise<boolean> => {
    const [, frame] = page.frames();
    const all = await frame?.evaluate(
      `JSON.stringify([{ ...sessionStorage }, { ...localStorage }])`,
    );
    return String(all).includes(text);
  };

  it('is there again after a reload, and can be sent', async () => {
    await chat.field.fill('the printer on the third');
    await reload('What is wrong?');
    expect(await typed()).to.equal('the printer on the third');
    await chat.field.press('Enter');
    await chat.hears('You said: the printer on the third');
    expect(bot.heard).to.deep.equal(['the printer on the third']);
  });

  it('is gone once it was sent or deleted', async () => {
    await chat.say('sent');
    await chat.hears('You said: sent');
    await reload('You said: sent');
    expect(await typed()).to.equal('');
    await chat.field.fill('deleted');
    await chat.field.fill('');
    await reload('You said: sent');
    expect(await typed()).to.equal('');
    expect(await written('deleted')).to.equal(false);
  });

  it('is not kept longer than the tab', async () => {
    await chat.field.fill('half a line');
    const other = await page.context().newPage();
    await other.goto(at.url);
    const there = chatPage(other);
    await there.open();
    await there.hears('What is wrong?');
    expect(await there.field.inputValue()).to.equal('');
  });

  it('is not written down while the bot waits for a one-time code', async () => {
    await chat.field.fill('half a line');
    expect(await written('half a line')).to.equal(true);
    bot.speak(asking(proveIdentity.id, codeSlot, 'Which code did you get?'));
    await chat.hears('Which code did you get?');
    expect(await written('half a line')).to.equal(false);
    await chat.field.fill('4711');
    expect(await written('4711')).to.equal(false);
    bot.speak(asking('open-case', 'summary', 'And what is wrong?'));
    await chat.hears('And what is wrong?');
    await chat.field.fill('the printer');
    await reload('And what is wrong?');
    expect(await typed()).to.equal('the printer');
  });

  it('is not shown to the next person who speaks here', async () => {
    await chat.field.fill('a stranger’s line');
    await page.getByLabel('Speak as').selectOption('ana');
    await eventually('the field of the next person is empty', async () => (await typed()) === '');
    expect(bot.tokenRequests).to.have.length(2);
    expect(await written('a stranger’s line')).to.equal(false);
  });
});
