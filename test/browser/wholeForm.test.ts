import type { Browser } from 'playwright-core';
import { chatPage } from './chatPage.ts';
import { chromium } from './chromium.ts';
import { type RunningProduct, runningProduct } from './runningProduct.ts';

describe('all questions at once, in Web Chat', () => {
  let product: RunningProduct;
  let browser: Browser;

  before(async () => {
    [product, browser] = await Promise.all([runningProduct(), chromium()]);
  });

  after(async () => {
    await browser.close();
    await product.stop();
  });

  it('is filled in as far as somebody likes, and what could not be read is asked for', async () => {
    const page = await browser.newPage();
    await page.goto(product.url);
    const chat = chatPage(page);
    await chat.open();
    await chat.hears(/support assistant/);
    await chat.say('The StoreFront logon page shows an error');
    await chat.hears(/What does it do to your work/);
    await chat.say('all at once');
    const card = chat.frame.locator('.ac-adaptiveCard').last();
    await card.getByLabel('Effect').selectOption('degraded');
    await card.getByLabel('Name').fill('Bo Ek');
    await card.getByLabel('E-mail').fill('bo at home');
    await chat.press('Take these answers');
    await chat.hears(/E-mail, “bo at home”: That does not look like an e-mail address/);
    await chat.hears(/You filled in:\s*Effect: Badly slowed or partly down\s*Name: Bo Ek/);
    await card.waitFor({ state: 'detached' });
    await page.close();
  });
});
