import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { chatPage, type ChatPage } from './chatPage.ts';
import { chromium } from './chromium.ts';
import { followIntake, type IntakeFollower } from './intake.ts';
import { type RunningProduct, runningProduct } from './runningProduct.ts';
import { newPage, screenshot } from './support.ts';

const ANSWERS = {
  workaround: 'Yes, people can work that way',
  affectedUsers: '80',
  deadline: 'skip',
  businessImpact: 'skip',
  severity: 'yes',
  productVersion: 'skip',
  startedAt: 'yesterday at 14:30',
  language: 'English',
};
const ESCALATION = {
  summary: 'Two days without a word, and the go-live is at risk',
  outcome: 'Speak with a manager',
  urgency: 'Today',
  affectedUsers: '80',
  deadline: 'skip',
  stake: 'Money',
  businessImpact: 'The go-live is on Monday',
};

/** Two people in two browsers on one running product: who escalates, and who answers. */
describe('A customer escalates and somebody of the desk takes it up', () => {
  let browser: Browser;
  let product: RunningProduct;
  let customer: Page;
  let staff: Page;
  let chat: ChatPage;
  let intake: IntakeFollower;

  before(async () => {
    browser = await chromium();
    product = await runningProduct();
    const watched = await newPage(browser);
    const watchedStaff = await newPage(browser);
    customer = watched.page;
    staff = watchedStaff.page;
    chat = chatPage(customer);
    intake = await followIntake(customer, chat);
  });
  after(async () => {
    await browser.close();
    await product.stop();
  });

  const signIn = async (name: string): Promise<void> => {
    await staff.goto(`${product.url}/desk`);
    await staff.locator('#token').fill(product.deskToken);
    await staff.getByLabel(/Your name/).fill(name);
    await staff.getByRole('button', { name: 'Sign in' }).click();
    await staff.locator('#desk').waitFor();
  };
  const open = async (title: RegExp): Promise<void> => {
    await staff.locator('#requests a').filter({ hasText: title }).first().click();
    await staff.locator('#detail article').waitFor();
  };
  const action = (name: string | RegExp) => staff.locator('#actions').getByRole('button', { name });
  const write = async (name: string, text: string): Promise<void> => {
    const field = staff.locator('#text');
    // An answer leaves its field open for the next one.
    if ((await action(name).getAttribute('aria-expanded')) !== 'true') await action(name).click();
    await field.fill(text);
    // While what was pressed before is being done, nothing is sent.
    await staff.locator('#send:enabled').waitFor();
    await field.press('Control+Enter');
    await staff
      .locator('#outcome')
      .filter({ hasText: /sent to|Sent to|gets the summary/ })
      .waitFor();
  };

  it('from the first message to the acknowledgement and back', async () => {
    await customer.goto(product.url);
    await customer.getByLabel('Speak as').selectOption({ index: 1 });
    await chat.open();
    await intake.answer('StoreFront logons have been slow since yesterday');
    await intake.answerUntil('review', { ...ANSWERS, effect: 'Badly slowed or partly down' });
    await chat.press('Send to support');
    const { caseNumber = '' } = await intake.outcome('opened');
    expect(caseNumber).to.match(/^\d+$/);

    await intake.answer(`I want to escalate case ${caseNumber} to a manager`);
    await intake.answerUntil('review', ESCALATION);
    await screenshot(customer, 'escalation-review');
    await chat.press('Send to support');
    await chat.hears('Case manager');

    await signIn('Ruth Vega');
    await open(/Escalation/);
    const detail = staff.locator('#detail');
    await detail.getByText('Two days without a word').first().waitFor();
    await screenshot(staff, 'escalation-desk');
    await action('Acknowledge').click();
    await chat.hears('Ruth Vega of the support desk has seen your request');

    await write('Answer', 'Hello Ana, I have read it. Which site goes live first?');
    await chat.hears('Which site goes live first?');
    await chat.say('Boston, at 8 on Monday');
    await detail.getByText('Boston, at 8 on Monday').first().waitFor();
    const quiet = await chat.bubbles();
    expect(quiet.at(-1)).to.include('Boston, at 8 on Monday');
    await screenshot(customer, 'escalation-talking');

    await write('Next steps', 'A senior engineer calls you today at 17:00 your time.');
    await chat.hears('A senior engineer calls you today');
    await write('Resolve', 'Plan agreed: the engineer stays on it until the go-live.');
    await chat.hears('Is it solved for you?');
    await chat.press('Yes, it is solved');
    await chat.hears('Good to hear');
    await detail.getByText('Says it is done').waitFor();
    await screenshot(staff, 'escalation-done');
  });
});
