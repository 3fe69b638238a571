import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import type { CaseRequest } from '../../services/requests/supportRequest.ts';
import { chatPage } from './chatPage.ts';
import type { ChatPage } from './chatPage.ts';
import { chromium } from './chromium.ts';
import { followIntake } from './intake.ts';
import type { IntakeFollower } from './intake.ts';
import { runningProduct } from './runningProduct.ts';
import type { RunningProduct } from './runningProduct.ts';
import { axe, newPage, PHONE, screenshot } from './support.ts';
import type { WatchedPage } from './support.ts';

const OUTAGE = 'Our StoreFront has been down since 6 this morning, 500 people can’t log in';
const ANSWERS = {
  workaround: 'No',
  deadline: 'skip',
  businessImpact: 'No orders can be taken',
  severity: 'yes',
  productVersion: '2402 LTSR',
  accountId: 'ORG-10442',
  name: 'Bo Ek',
  email: 'bo@example.com',
  phone: '+44 20 7946 0000',
  language: 'English',
  // Not this morning: that has yet to come for a customer in New York while it is night there.
  startedAt: 'yesterday at 14:30',
};

/** The whole way, in the running product: page, widget, bot, store, desk. */
describe('A customer opens a case in the browser', () => {
  let browser: Browser;
  let product: RunningProduct;
  let watched: WatchedPage;
  let page: Page;
  let chat: ChatPage;
  let intake: IntakeFollower;

  before(async () => {
    browser = await chromium();
    product = await runningProduct();
  });
  after(async () => {
    await browser.close();
    await product.stop();
  });
  afterEach(() => page.context().close());

  const visit = async (options: Parameters<typeof newPage>[1] = {}) => {
    // Late enough in the day that "6 this morning" has been, and early enough that it is the same day at the end.
    watched = await newPage(browser, { timezoneId: whereItIsNoon(), ...options });
    ({ page } = watched);
    chat = chatPage(page);
    intake = await followIntake(page, chat);
    await page.goto(product.url);
    await page.locator('#demo').waitFor();
  };
  const desk = async (reference: string): Promise<CaseRequest> => {
    const response = await fetch(`${product.url}/desk/api/requests/${reference}`, {
      headers: { authorization: `Bearer ${product.deskToken}` },
    });
    expect(response.status).to.equal(200);
    return ((await response.json()) as { readonly request: CaseRequest }).request;
  };
  /** How many requests came out of one conversation: it must be one. */
  const fromConversation = async (conversationId: string): Promise<number> => {
    const response = await fetch(`${product.url}/desk/api/requests?limit=200`, {
      headers: { authorization: `Bearer ${product.deskToken}` },
    });
    const { requests } = (await response.json()) as {
      readonly requests: readonly { readonly reference: string }[];
    };
    const all = await Promise.all(requests.map(({ reference }) => desk(reference)));
    return all.filter(({ origin }) => origin.conversationId === conversationId).length;
  };
  const send = () => chat.press('Send to support');

  it('as a stranger, on a phone, with a reload in the middle', async () => {
    await visit({ viewport: PHONE });
    await chat.open();
    await intake.answer(OUTAGE);
    await intake.answerUntil('productVersion', ANSWERS);
    await page.reload();
    await chat.open();
    await chat.hears('500 people');
    await intake.asks('productVersion');
    await intake.answerUntil('review', ANSWERS);
    await chat.frame.locator('.ac-adaptiveCard').last().waitFor();
    const [, frame] = page.frames();
    expect(frame && (await axe(frame))).to.deep.equal([]);
    await screenshot(page, 'review-phone');
    await send();
    const { reference = '' } = await intake.outcome('raised');
    expect(await intake.outcome('opened')).to.include({ reference });
    await screenshot(page, 'receipt-phone');
    const request = await desk(reference);
    expect(request.status).to.equal('delivered');
    expect(request.queues[0]?.id).to.equal('customer-service');
    expect(request.speaker).to.deep.equal({ kind: 'stranger' });
    expect(request.draft).to.include({ product: 'storefront', affectedUsers: 500, severity: 1 });
    expect(await fromConversation(request.origin.conversationId)).to.equal(1);
    expect(watched.complaints).to.deep.equal([]);
  });

  it('as a signed-in customer, who corrects the severity late', async () => {
    await visit({ colorScheme: 'dark' });
    await page.getByLabel('Speak as').selectOption({ index: 1 });
    await chat.open();
    await intake.answer(OUTAGE);
    await intake.answerUntil('review', ANSWERS);
    await screenshot(page, 'review-dark-desktop');
    await intake.answer('change the severity to 3');
    await chat.hears('Severity 3');
    await intake.answerUntil('review', ANSWERS);
    await send();
    const { reference = '' } = await intake.outcome('raised');
    await intake.outcome('opened');
    const request = await desk(reference);
    expect(request.speaker.kind).to.equal('customer');
    expect(request.draft.severity).to.equal(3);
    expect(request.severity).to.include({ customer: 3, agreed: false });
    expect(request.corrections.map(({ slot }) => slot)).to.include('severity');
    expect(watched.complaints).to.deep.equal([]);
  });

  it('though the process is killed and started again in the middle', async () => {
    await visit();
    await chat.open();
    await intake.answer(OUTAGE);
    await intake.answerUntil('businessImpact', ANSWERS);
    await product.kill();
    await chat.frame.getByText('The connection was lost').waitFor();
    await product.restart();
    await chat.frame
      .getByText('The connection was lost')
      .waitFor({ state: 'hidden', timeout: 45_000 });
    await intake.answerUntil('review', ANSWERS);
    await send();
    const { reference = '' } = await intake.outcome('raised');
    await intake.outcome('opened');
    const request = await desk(reference);
    expect(request.draft).to.include({ businessImpact: 'No orders can be taken' });
    expect(await fromConversation(request.origin.conversationId)).to.equal(1);
  });
});

/** A zone where it is past twelve, and not yet one, whatever the time; POSIX counts them the other way. */
function whereItIsNoon(): string {
  const ahead = 12 - new Date().getUTCHours();
  return ahead === 0 ? 'Etc/UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}
