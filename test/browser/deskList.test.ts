import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import type { CaseRequest } from '../../services/requests/supportRequest.ts';
import { aRequest } from '../fakes/aRequest.ts';
import { clockAt } from '../fakes/clocks.ts';
import { eventually } from '../fakes/eventually.ts';
import { type DeskWorld, deskWorld } from '../support/deskWorld.ts';
import { chromium } from './chromium.ts';
import { type Listening, listen } from './listen.ts';
import { pagesOn } from './pagesOn.ts';
import { axe, DESKTOP, newPage, PHONE, screenshot } from './support.ts';

const NOW = '2026-11-24T12:00:00.000Z';
const hoursFromNow = (hours: number) => new Date(Date.parse(NOW) + hours * 3_600_000).toISOString();
const base = aRequest();
const kim = { kind: 'staff' as const, name: 'Kim Park' };

function question(reference: string, dueIn: number, changes: Partial<CaseRequest> = {}) {
  const promised = {
    kind: 'by' as const,
    at: hoursFromNow(dueIn),
    what: 'first response',
    source: 'D1, initial response times',
  };
  return aRequest({
    reference,
    raisedAt: hoursFromNow(-5),
    severityNow: 3,
    promised,
    draft: { ...base.draft, severity: 3, name: 'Ida Holm' },
    ...changes,
  });
}

const NEW = 'SR-0000-0001';
const LATE = 'SR-0000-0002';
const UNSOLVED = 'SR-0000-0003';

describe('What staff see without opening a request', () => {
  let browser: Browser;
  let at: Listening;
  let world: DeskWorld;
  let stop: () => void;
  let page: Page;

  before(async () => {
    browser = await chromium();
  });
  after(() => browser.close());
  beforeEach(async () => {
    world = deskWorld(clockAt(NOW).now);
    await world.put(question(LATE, -22), question(UNSOLVED, 3), question(NEW, 20));
    await world.happens(UNSOLVED, { kind: 'resolved', by: kim, text: 'Set the key to 1.' });
    await world.happens(UNSOLVED, { kind: 'disputed', text: 'Two machines are still grey' });
    at = await listen((server) => {
      pagesOn(server);
      const desk = world.install(server);
      stop = () => desk.close();
    });
  });
  afterEach(async () => {
    await page.context().close();
    stop();
    await at.close();
    world.close();
  });

  const visit = async (options: Parameters<typeof newPage>[1] = {}, path = '/desk') => {
    ({ page } = await newPage(browser, { timezoneId: 'UTC', ...options }));
    await page.clock.setFixedTime(NOW);
    await page.goto(at.url + path);
    await page.getByLabel('Desk token').fill('the-token');
    await page.getByLabel('Your name').fill('Rosa Diaz');
  };
  const signIn = async () => {
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.locator('.request').nth(2).waitFor();
  };
  const entry = (reference: string) => page.locator(`#requests [data-reference="${reference}"]`);
  const outcome = (text: string) =>
    page.locator('#outcome').getByText(text, { exact: true }).waitFor();
  const button = (name: string) => page.locator('#dock').getByRole('button', { name, exact: true });

  it('is in which order they wait, however new a request is', async () => {
    await visit();
    await signIn();
    const shown = await page
      .locator('#requests > li')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-reference')));
    expect(shown).to.deep.equal([UNSOLVED, LATE, NEW]);
    await screenshot(page, 'desk-order');
  });

  it('may change, and its buttons with it, which stay what they are: a click that has begun is not lost', async () => {
    await visit({}, `/desk#${NEW}`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    const take = page.locator('#actions [data-action="take"]');
    await take.waitFor();
    const held = await take.elementHandle();
    expect(await take.innerText()).to.equal('Take');
    // A colleague is faster.
    await world.happens(NEW, { kind: 'taken', by: kim });
    await eventually('it says so', async () => (await take.innerText()) === 'Take over');
    expect(await held.evaluate((button) => button.isConnected)).to.equal(true);
  });

  it('is that a customer says it is not solved, until somebody solves it', async () => {
    await visit();
    await signIn();
    const tag = entry(UNSOLVED).getByText('Not solved for the customer');
    await tag.waitFor();
    expect(await entry(UNSOLVED).getByText('Two machines are still grey').isVisible()).to.equal(
      true,
    );
    // Its promise was kept: no clock counts to it any more.
    expect(await entry(UNSOLVED).locator('.due').count()).to.equal(0);
    expect(await entry(NEW).locator('.due').innerText()).to.equal('in 20 h');
    expect(await entry(NEW).getByText('Not solved').count()).to.equal(0);
    await page.getByLabel('with done').check();
    // The list is empty for a moment: what is not there then has not been solved.
    await tag.waitFor();
    await world.happens(UNSOLVED, { kind: 'resolved', by: kim, text: 'Now it is.' });
    await tag.waitFor({ state: 'detached' });
    await entry(UNSOLVED).getByText('Now it is.').waitFor();
    expect(await tag.count()).to.equal(0);
  });

  it('is what waits longest, however much is newer, and all the rest when asked for', async () => {
    const newer = Array.from({ length: 60 }, (_, at) => question(`SR-1000-${1000 + at}`, 30 + at));
    await world.put(...newer);
    await visit();
    await signIn();
    const shown = page.locator('#requests > li');
    expect(await shown.count()).to.equal(50);
    expect(await entry(LATE).locator('.due').count()).to.equal(1);
    await page.getByRole('button', { name: 'Show older requests' }).click();
    await shown.nth(62).waitFor();
    expect(await shown.count()).to.equal(63);
    expect(await page.locator('#more').isVisible()).to.equal(false);
  });

  it('is that a name proves nothing, where they give theirs', async () => {
    await visit();
    const hint = page.locator('#name-hint');
    expect(await hint.innerText()).to.match(/Nobody checks it/);
    expect(await page.locator('#staff').getAttribute('aria-describedby')).to.equal('name-hint');
  });

  it('takes a request, and says that the customer is told, only if they are', async () => {
    await visit({}, `/desk#${NEW}`);
    await signIn();
    await button('Take').click();
    await outcome('It is yours. Ida Holm is told that you will contact them.');
    await page.goto(`${at.url}/desk#${LATE}`);
    await world.happens(LATE, { kind: 'taken', by: kim });
    await page.locator(`article[data-reference="${LATE}"]`).getByText('With Kim Park').waitFor();
    // A button that has just changed its meaning is obeyed once it was seen.
    const since = await page.evaluate(() => performance.now());
    await page.waitForFunction((seen) => performance.now() - seen > 1000, since);
    await button('Take over').click();
    await outcome('It is yours.');
  });

  it('is reached, and come back to, by keyboard alone', async () => {
    await visit();
    await page.keyboard.press('Enter');
    await page.locator('.request').nth(2).waitFor();
    // Who can't see that the form has gone hears where they are.
    await page.locator('#list-title:focus').waitFor();
    const second = page.locator('.request').nth(1);
    for (let tabs = 0; tabs < 4; tabs++) await page.keyboard.press('Tab');
    expect(await second.evaluate((element) => element.matches(':focus'))).to.equal(true);
    await page.keyboard.press('Enter');
    await page.locator('article h2:focus').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.request[aria-current]:focus').waitFor();
    expect(await second.evaluate((element) => element.matches(':focus'))).to.equal(true);
    await button('Answer').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Half a line');
    // From the field it leads to its button first, and what was typed is kept.
    await page.keyboard.press('Escape');
    expect(await button('Answer').evaluate((element) => element.matches(':focus'))).to.equal(true);
    await page.keyboard.press('Escape');
    await page.locator('.request[aria-current]:focus').waitFor();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [size, viewport] of [
      ['desktop', DESKTOP],
      ['phone', PHONE],
    ] as const) {
      it(`is readable by everybody, ${colorScheme} on a ${size}`, async () => {
        await visit({ colorScheme, viewport });
        expect(await axe(page)).to.deep.equal([]);
        await signIn();
        expect(await axe(page)).to.deep.equal([]);
        const width = await page.evaluate('document.documentElement.scrollWidth');
        expect(width).to.equal(viewport.width);
      });
    }
  }
});
