import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { installDesk } from '../../bot/desk/installDesk.ts';
import { installWeb } from '../../bot/web/installWeb.ts';
import { systemClock } from '../../services/clock.ts';
import type { SupportRequest } from '../../services/requests/supportRequest.ts';
import { aRequest } from '../fakes/aRequest.ts';
import { fakeRequests } from '../fakes/fakeRequests.ts';
import type { FakeRequests } from '../fakes/fakeRequests.ts';
import { silentLog } from '../fakes/silentLog.ts';
import { chromium } from './chromium.ts';
import { listen } from './listen.ts';
import type { Listening } from './listen.ts';
import { axe, DESKTOP, newPage, PHONE, screenshot } from './support.ts';
import type { WatchedPage } from './support.ts';

const base = aRequest();
const hoursFromNow = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

function outage(): SupportRequest {
  const respondBy = hoursFromNow(0.2);
  return aRequest({
    reference: 'SR-0000-0001',
    raisedAt: hoursFromNow(-0.05),
    promise: {
      ...base.promise,
      response: {
        kind: 'target',
        amount: { value: 15, unit: 'minutes', strictlyLess: true },
        respondBy,
      },
    },
  });
}

function hostile(): SupportRequest {
  return aRequest({
    reference: 'SR-0000-0002',
    status: 'opened',
    caseNumber: '100007',
    raisedAt: hoursFromNow(-2),
    speaker: { kind: 'stranger' },
    entitlement: { outcome: 'indeterminate' },
    route: 'customerService',
    productName: 'NetScaler <img src=x onerror=alert(1)>',
    draft: {
      ...base.draft,
      severity: 2,
      summary: 'Slow \u202Egnihtyna\u200B <script>alert(1)</script>',
      name: 'Ida <b>Holm</b>',
    },
    severity: { ...base.severity, customer: 2, agreed: false },
    corrections: [{ slot: 'affectedUsers', from: 5, to: 50, at: hoursFromNow(-2) }],
    leftOut: ['deadline'],
    masked: ['card'],
    attachments: [
      { id: '1', name: 'a.txt', contentType: 'text/plain', size: 2048, url: '/uploads/a' },
      { id: '2', name: 'b.txt', contentType: 'text/plain', size: 1, url: 'javascript:alert(1)' },
    ],
  });
}

describe('The desk page', () => {
  let browser: Browser;
  let at: Listening;
  let requests: FakeRequests;
  let stop: () => void;
  let watched: WatchedPage;
  let page: Page;

  before(async () => {
    browser = await chromium();
  });
  after(() => browser.close());
  beforeEach(async () => {
    requests = fakeRequests(outage(), hostile());
    at = await listen((server) => {
      installWeb(server, {
        publicUrl: 'http://localhost',
        frameAncestors: [],
        demoCustomers: undefined,
        log: silentLog,
      });
      const desk = installDesk(server, {
        requests,
        deskToken: 'the-token',
        sessionSecret: 'a secret',
        publicUrl: 'http://localhost',
        clock: systemClock,
        log: silentLog,
      });
      stop = () => desk.close();
    });
  });
  afterEach(async () => {
    await page.context().close();
    stop();
    await at.close();
  });

  const visit = async (options: Parameters<typeof newPage>[1] = {}, path = '/desk') => {
    watched = await newPage(browser, options);
    ({ page } = watched);
    await page.goto(at.url + path);
    await page.getByLabel('Desk token').waitFor();
  };
  const signIn = async (token = 'the-token') => {
    await page.getByLabel('Desk token').fill(token);
    await page.getByRole('button', { name: 'Sign in' }).click();
  };
  const list = () => page.locator('.request');
  const article = () => page.locator('article');
  /** What the browser complained of, but for the 401 that shows the sign-in form. */
  const complaints = () => watched.complaints.filter((text) => !text.includes('401'));

  it('asks for the token, and says when it is wrong', async () => {
    await visit();
    await signIn('wrong');
    await page.getByRole('alert').getByText('That is not the token.').waitFor();
    expect(await axe(page)).to.deep.equal([]);
    await signIn();
    await list().first().waitFor();
    await page.reload();
    await list().first().waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Desk token').waitFor();
    await page.reload();
    await page.getByLabel('Desk token').waitFor();
  });

  it('lists what is urgent first, each with what decides', async () => {
    await visit();
    await signIn();
    await list().nth(1).waitFor();
    const [first = '', second = ''] = await list().allInnerTexts();
    expect(first).to.match(/Sev 1\s+Citrix StoreFront\s+in 1[12] min/);
    expect(second)
      .to.match(/Sev 2/)
      .and.to.match(/Verify first/);
  });

  it('filters as one types', async () => {
    await visit();
    await signIn();
    await page.getByRole('searchbox').fill('sev 2 ida');
    await page.getByText('1 of 2').waitFor();
    expect(await list().count()).to.equal(1);
    await page.getByRole('searchbox').fill('nothing like it');
    await page.getByText('No request matches the filter.').waitFor();
  });

  it('shows every fact of a request, and says what is unsure', async () => {
    await visit({}, '/desk#SR-0000-0002');
    await signIn();
    await article().waitFor();
    const text = await article().innerText();
    for (const fact of [
      'Open\n100007',
      'The person is not verified',
      'The entitlement could not be checked',
      'Masked before anything was stored: card number.',
      'Customer Service: verify the entitlement',
      'The customer sees it differently',
      'Sev 1: Critical outage',
      'business stands still',
      'People affected: 5 → 50',
      'Left open\nDeadline',
      'America/New_York',
      'English, served at all times',
      'CSS Priority covers severity 1 around the clock. D1, support coverage',
    ]) {
      expect(text.replaceAll(/[ \u00a0]+/g, ' ').replaceAll(/\n+/g, '\n')).to.include(fact);
    }
    for (const { text: line } of base.transcript) expect(text).to.include(line);
  });

  it('shows what customers typed as text, with hidden characters in sight', async () => {
    await visit({}, '/desk#SR-0000-0002');
    await signIn();
    await article().waitFor();
    const text = await article().innerText();
    expect(text).to.include('<script>alert(1)</script>').and.to.include('onerror=alert(1)>');
    expect(await article().locator('.asked .hidden-character').allInnerTexts()).to.deep.equal([
      'U+202E',
      'U+200B',
    ]);
    expect(await page.locator('script:not([src]), article img, article b').count()).to.equal(0);
    const links = await article()
      .getByRole('link')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(links).to.include('/uploads/a');
    expect(links.join(' ')).not.to.include('javascript:');
    expect(complaints()).to.deep.equal([]);
  });

  it('says so when the reference of a link is of no request', async () => {
    await visit({}, '/desk#SR-9999-9999');
    await signIn();
    await page.getByText('There is no request with this reference.').waitFor();
  });

  it('shows what happens while one looks, and moves nothing under one’s eyes', async () => {
    await visit({}, '/desk#SR-0000-0002');
    for (let n = 0; n < 30; n++) {
      requests.put(
        aRequest({ status: 'opened', caseNumber: String(n), raisedAt: hoursFromNow(-5 - n) }),
      );
    }
    await signIn();
    await page.getByText('Live', { exact: true }).waitFor();
    const detail = page.locator('#detail');
    await detail.evaluate((element) => element.scrollTo(0, 400));
    const focused = page.locator('[data-reference="SR-0000-0002"] .request');
    await focused.focus();
    requests.put(aRequest({ reference: 'SR-0000-0009', raisedAt: hoursFromNow(0) }));
    await page.locator('[data-reference="SR-0000-0009"]').waitFor();
    await page.getByText('1 new request').waitFor({ state: 'attached' });
    await requests.update('SR-0000-0002', (old) => ({ ...old, caseNumber: '200002' }));
    await article().getByText('200002').first().waitFor();
    expect(await detail.evaluate((element) => element.scrollTop)).to.equal(400);
    expect(
      await page.evaluate(`document.activeElement.closest('[data-reference]').dataset.reference`),
    ).to.equal('SR-0000-0002');
    await focused.getByText('200002').waitFor();
  });

  it('shows older requests on demand', async () => {
    for (let n = 0; n < 60; n++) {
      requests.put(aRequest({ status: 'opened', raisedAt: hoursFromNow(-5 - n) }));
    }
    await visit();
    await signIn();
    await page.getByRole('button', { name: 'Show older requests' }).click();
    await page.locator('.request').nth(61).waitFor();
    expect(await page.getByRole('button', { name: 'Show older requests' }).isVisible()).to.equal(
      false,
    );
  });

  it('goes on by itself when the server was away', async () => {
    await visit();
    await signIn();
    await page.getByText('Live', { exact: true }).waitFor();
    await page.context().setOffline(true);
    stop();
    await page.getByText('Not live').waitFor();
    await page.context().setOffline(false);
    await page.getByText('Live', { exact: true }).waitFor();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [size, viewport] of [
      ['desktop', DESKTOP],
      ['phone', PHONE],
    ] as const) {
      it(`is readable by everybody, ${colorScheme} on a ${size}`, async () => {
        await visit({ colorScheme, viewport });
        await signIn();
        await list().first().waitFor();
        expect(await axe(page)).to.deep.equal([]);
        await screenshot(page, `desk-list-${colorScheme}-${size}`);
        await list().nth(1).click();
        await article().waitFor();
        expect(await axe(page)).to.deep.equal([]);
        await screenshot(page, `desk-request-${colorScheme}-${size}`);
        expect(await list().first().isVisible()).to.equal(size === 'desktop');
        const width = await page.evaluate('document.documentElement.scrollWidth');
        expect(width).to.equal(viewport.width);
        expect(complaints()).to.deep.equal([]);
      });
    }
  }

  it('leads back to the list on a phone', async () => {
    await visit({ viewport: PHONE });
    await signIn();
    await list().first().click();
    await article().getByRole('link', { name: 'All requests' }).click();
    await list().first().waitFor();
    expect(await article().count()).to.equal(0);
  });
});
