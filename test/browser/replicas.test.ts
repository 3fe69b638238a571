import { eventually } from '../fakes/eventually.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { freePort, haveNginx, type Nginx, nginx } from '../deploy/nginx.ts';
import type { ProductProcess } from '../support/productProcess.ts';
import { type Replicas, replicas } from '../support/replicas.ts';
import { type ChatPage, chatPage } from './chatPage.ts';
import { chromium } from './chromium.ts';
import { followIntake, type IntakeFollower } from './intake.ts';
import { newPage, screenshot } from './support.ts';

const deskToken = 'a-desk-token-for-tests';
const BEFORE = { workaround: 'No', affectedUsers: '500', deadline: 'skip' };
const ANSWERS = {
  ...BEFORE,
  businessImpact: 'No orders can be taken',
  severity: 'yes',
  productVersion: '2402 LTSR',
  startedAt: 'yesterday at 14:30',
  phone: '+44 20 7946 0000',
  language: 'English',
};

/** A customer and somebody of the desk, behind the real nginx, while processes are killed and started again. */
describe('Two processes behind nginx serve a customer and the desk though each is killed once', function () {
  this.timeout(180_000);
  let browser: Browser;
  let all: Replicas;
  let folder: string;
  let front: Nginx;
  const bots: { readonly port: string; process: ProductProcess }[] = [];
  let customer: Page;
  let staff: Page;
  let chat: ChatPage;
  let intake: IntakeFollower;
  let start: (port: string) => Promise<ProductProcess>;

  before(async function () {
    this.timeout(300_000);
    if (!haveNginx()) {
      throw new Error('nginx is not here (Debian and Ubuntu: apt-get install nginx-light).');
    }
    all = await replicas({ DESK_TOKEN: deskToken, TRUSTED_PROXIES: '127.0.0.1' });
    const outside = await freePort();
    start = async (port) => all.start({ PORT: port, PUBLIC_URL: `http://127.0.0.1:${outside}` });
    for (const port of [String(await freePort()), String(await freePort())]) {
      bots.push({ port, process: await start(port) });
    }
    folder = await mkdtemp(join(tmpdir(), 'front-'));
    front = await nginx(
      folder,
      bots.map(({ port }) => port),
      outside,
    );
    browser = await chromium();
    customer = (await newPage(browser)).page;
    staff = (await newPage(browser)).page;
    for (const page of [customer, staff]) page.setDefaultTimeout(45_000);
    chat = chatPage(customer);
    intake = await followIntake(customer, chat);
  });
  after(async () => {
    await browser.close();
    await front.stop();
    await all.stop();
    await rm(folder, { recursive: true });
  });

  const kill = async (which: number): Promise<void> => {
    const bot = bots[which];
    if (bot === undefined) throw new Error(`There is no bot ${which}.`);
    await bot.process.stop('SIGKILL');
  };
  const startAgain = async (which: number): Promise<void> => {
    const bot = bots[which];
    if (bot !== undefined) bot.process = await start(bot.port);
  };
  const connected = async (): Promise<void> =>
    chat.frame.getByText('The connection was lost').waitFor({ state: 'hidden' });
  const action = (name: string | RegExp) => staff.locator('#actions').getByRole('button', { name });
  const write = async (name: string, text: string): Promise<void> => {
    const field = staff.locator('#text');
    if ((await action(name).getAttribute('aria-expanded')) !== 'true') await action(name).click();
    await field.fill(text);
    // While what was pressed before is being done, nothing is sent.
    await staff.locator('#send:enabled').waitFor();
    await field.press('Control+Enter');
    const outcome = staff.locator('#outcome');
    // A call that was under way when its process was killed may have been heard: staff are told to try again.
    await eventually(
      `“${text}” is sent`,
      async () => {
        const said = await outcome.innerText();
        if (said.includes('try again')) await field.press('Control+Enter');
        return /sent to/i.test(said);
      },
      30_000,
    );
  };
  /** How often the customer hears each of these; while the chat connects again, they come again one by one. */
  const timesHeard = async (...texts: string[]): Promise<number[]> => {
    await Promise.all(texts.map((text) => chat.hears(text)));
    const bubbles = await chat.bubbles();
    return texts.map((text) => bubbles.filter((bubble) => bubble.includes(text)).length);
  };

  it('from the first line to the answer of the desk, each once', async () => {
    await customer.goto(front.url);
    await customer.getByLabel('Speak as').selectOption({ index: 1 });
    await chat.open();
    await intake.answer('Our StoreFront has been down for all 500 people');
    await intake.answerUntil('businessImpact', ANSWERS);

    await kill(0);
    await connected();
    await intake.answerUntil('review', ANSWERS);
    await startAgain(0);
    await kill(1);
    await connected();
    await chat.press('Send to support');
    const { reference = '' } = await intake.outcome('raised');
    const { caseNumber = '' } = await intake.outcome('opened');
    expect(caseNumber).to.match(/^\d+$/);
    await screenshot(customer, 'replicas-receipt');

    await staff.goto(`${front.url}/desk#${reference}`);
    await staff.locator('#token').fill(deskToken);
    await staff.getByLabel(/Your name/).fill('Ruth Vega');
    await staff.getByRole('button', { name: 'Sign in' }).click();
    await staff.locator('#detail article').waitFor();
    await startAgain(1);
    await action('Acknowledge').click();
    await chat.hears('Ruth Vega of the support desk has seen your request');
    await kill(0);
    await write('Answer', 'Hello, I am looking at the gateway now. Which build is it?');
    await chat.hears('Which build is it?');
    await startAgain(0);
    await connected();
    await chat.say('Build 14.1, on both');
    await staff.locator('#detail').getByText('Build 14.1, on both').first().waitFor();
    await screenshot(staff, 'replicas-desk');

    const seen = 'Ruth Vega of the support desk has seen';
    expect(await timesHeard(seen, 'Which build is it?', 'Build 14.1')).to.deep.equal([1, 1, 1]);
    const response = await fetch(`${front.url}/desk/api/requests?limit=200`, {
      headers: { authorization: `Bearer ${deskToken}` },
    });
    const { requests } = (await response.json()) as {
      readonly requests: readonly { readonly reference: string }[];
    };
    expect(requests.map((one) => one.reference)).to.deep.equal([reference]);
  });
});
