import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { cannedDirectLine, type CannedDirectLine } from './cannedDirectLine.ts';
import { chatPage, type ChatPage } from './chatPage.ts';
import { chromium } from './chromium.ts';
import { listen, type Listening } from './listen.ts';
import { pagesOn } from './pagesOn.ts';
import { newPage } from './support.ts';

describe('A number in the chat', () => {
  let browser: Browser;
  let at: Listening;
  let bot: CannedDirectLine;
  let chat: ChatPage;

  before(async () => {
    browser = await chromium();
    at = await listen((server) => {
      pagesOn(server, { demoCustomers: [] });
      bot = cannedDirectLine(server, {
        text: 'Please phone your support centre (+1 202-555-0143).\nYou wrote: **+1 202-555-0199** [x](https://a.example)',
        textFormat: 'plain',
        channelData: { phones: ['+1 202-555-0143'] },
      });
    });
    const { page } = await newPage(browser);
    chat = chatPage(page);
    await page.goto(at.url);
    await chat.open();
    await chat.hears('Please phone your support centre');
  });
  after(async () => {
    bot.close();
    await browser.close();
    await at.close();
  });

  const links = () => chat.frame.locator('.webchat__bubble a[href^="tel:"]');

  it('is a link that phones it, if support named it', async () => {
    await links().first().waitFor();
    expect(await links().allInnerTexts()).to.deep.equal(['+1 202-555-0143']);
    expect(await links().first().getAttribute('href')).to.equal('tel:+12025550143');
  });

  it('leaves what stands around it as it was written', async () => {
    const [said = ''] = await chat.bubbles();
    expect(said).to.include('**+1 202-555-0199** [x](https://a.example)');
    expect(said).to.match(/\(\+1 202-555-0143\)\.\n/);
  });

  it('is no link in what the customer says', async () => {
    await chat.say('Is it +1 202-555-0143 then?');
    await chat.hears('Is it +1 202-555-0143 then?');
    const own = chat.frame.locator('.webchat__bubble--from-user');
    expect(await own.allInnerTexts()).to.deep.equal(['Is it +1 202-555-0143 then?']);
    expect(await own.locator('a').count()).to.equal(0);
  });
});
