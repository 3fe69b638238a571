import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import type { SupportRequest } from '../../services/requests/supportRequest.ts';
import { aRequest, anEscalation } from '../fakes/aRequest.ts';
import { clockAt } from '../fakes/clocks.ts';
import { type DeskWorld, deskWorld } from '../support/deskWorld.ts';
import { chromium } from './chromium.ts';
import { type Listening, listen } from './listen.ts';
import { pagesOn } from './pagesOn.ts';
import { axe, DESKTOP, newPage, PHONE, screenshot } from './support.ts';
import type { WatchedPage } from './support.ts';

const base = aRequest();
/** For the server and for the page: a promise runs out no further while a slow machine works. */
const NOW = '2026-11-24T12:00:00.000Z';
const hoursFromNow = (hours: number) => new Date(Date.parse(NOW) + hours * 3_600_000).toISOString();
const by = (hours: number, what = 'first response') => ({
  kind: 'by' as const,
  at: hoursFromNow(hours),
  what,
  source: 'D1, initial response times',
});

const ESCALATION = 'SR-0000-0001';
const HOSTILE = 'SR-0000-0002';

function escalation(): SupportRequest {
  return anEscalation(
    { summary: 'Nobody has called since noon.', deadline: hoursFromNow(20) },
    { reference: ESCALATION, raisedAt: hoursFromNow(-0.5), promised: by(0.2, 'a manager calls') },
  );
}

function hostile(): SupportRequest {
  return aRequest({
    reference: HOSTILE,
    status: 'delivered',
    caseNumber: '100007',
    raisedAt: hoursFromNow(-2),
    speaker: { kind: 'stranger' },
    entitlement: { outcome: 'indeterminate' },
    severityNow: 2,
    promised: by(-1.2),
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
      {
        id: 'a/b',
        name: 'a.txt',
        contentType: 'text/plain',
        size: 2048,
        url: 'javascript:alert(1)',
      },
    ],
  });
}

describe('The desk page', () => {
  let browser: Browser;
  let at: Listening;
  let world: DeskWorld;
  let stop: () => void;
  let trouble: { readonly failingSince: string; readonly waiting: number } | undefined;
  let isThere: boolean;
  let watched: WatchedPage;
  let page: Page;

  before(async () => {
    browser = await chromium();
  });
  after(() => browser.close());
  beforeEach(async () => {
    world = deskWorld(clockAt(NOW).now);
    await world.put(hostile(), escalation());
    at = await listen((server) => {
      pagesOn(server);
      trouble = undefined;
      isThere = true;
      const desk = world.install(server, {
        mailTrouble: async () => trouble,
        isThere: () => isThere,
        hasMail: true,
      });
      stop = () => desk.close();
    });
  });
  afterEach(async () => {
    // What a handler is still doing would fail with its page.
    await page.unrouteAll({ behavior: 'wait' });
    await page.context().close();
    stop();
    await at.close();
    world.close();
  });

  const visit = async (options: Parameters<typeof newPage>[1] = {}, path = '/desk') => {
    watched = await newPage(browser, { timezoneId: 'UTC', ...options });
    ({ page } = watched);
    await page.clock.setFixedTime(NOW);
    await page.goto(at.url + path);
    await page.getByLabel('Desk token').waitFor();
  };
  const signIn = async (token = 'the-token', name = 'Kim Park') => {
    await page.getByLabel('Your name').fill(name);
    await page.getByLabel('Desk token').fill(token);
    await page.getByRole('button', { name: 'Sign in' }).click();
  };
  /** Signed in, with a request open. */
  const openAt = async (
    reference: string,
    options: Parameters<typeof newPage>[1] = {},
    name = 'Kim Park',
  ) => {
    await visit(options, `/desk#${reference}`);
    await signIn('the-token', name);
    await article(reference).waitFor();
  };
  const list = () => page.locator('.request');
  const article = (reference?: string) =>
    page.locator(reference === undefined ? 'article' : `article[data-reference="${reference}"]`);
  const button = (name: string) => page.locator('#dock').getByRole('button', { name, exact: true });
  const outcome = (text: string | RegExp) => page.locator('#outcome').getByText(text).waitFor();
  const events = async (reference = ESCALATION) =>
    (await world.requests.get(reference))?.events.map(({ kind, text }) =>
      text === undefined ? kind : `${kind}: ${text}`,
    );
  const customerSays = (text: string) =>
    world.happens(ESCALATION, { kind: 'customerWrote', text, by: { kind: 'customer' } });
  /** The next request to this is answered as it is then, and the answer arrives when it is released. */
  const holdNext = async (url: string) => {
    const [held, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    await page.route(
      url,
      async (route) => {
        const response = await route.fetch();
        held.resolve();
        await released.promise;
        await route.fulfill({ response });
      },
      { times: 1 },
    );
    return { held: held.promise, release: released.resolve };
  };
  /** What the browser complained of, but for the 401 that shows the sign-in form. */
  const complaints = () => watched.complaints.filter((text) => !text.includes('401'));

  describe('before anybody is there', () => {
    it('asks for name and token, and says when the token is wrong', async () => {
      await visit();
      await signIn('wrong');
      await page.getByRole('alert').getByText('That is not the token.').waitFor();
      expect(await axe(page)).to.deep.equal([]);
      await signIn();
      await list().first().waitFor();
      await page.getByText('Kim Park').waitFor();
      await page.reload();
      await list().first().waitFor();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByLabel('Desk token').waitFor();
      await page.reload();
      await page.getByLabel('Desk token').waitFor();
    });

    it('takes the token first, and does not take it for a name', async () => {
      await visit();
      expect(await page.evaluate('document.activeElement.id')).to.equal('token');
      await signIn('the-token', 'the-token');
      await page.getByRole('alert').getByText('That is the token.').waitFor();
      expect(await page.locator('#desk').isVisible()).to.equal(false);
    });

    it('says when a name can’t be read', async () => {
      await visit();
      await signIn('the-token', '\u200B\u200B');
      await page.getByRole('alert').getByText('Please give a name').waitFor();
    });
  });

  describe('its list', () => {
    it('has what is urgent first, each with its clock, in words', async () => {
      await visit();
      await signIn();
      await list().nth(1).waitFor();
      const [first = '', second = ''] = await list().allInnerTexts();
      expect(first).to.match(/Sev 1\s+Escalation to management/);
      expect(first).to.match(/Waiting\s+in 12 min/);
      expect(second)
        .to.match(/Sev 2/)
        .and.to.match(/Not verified/);
      expect(second).to.match(/overdue by 1 h 12 min/);
      const late = list().nth(1).locator('.due');
      expect(await late.getAttribute('data-kind')).to.equal('late');
    });

    it('says above all that mail is failing, for as long as it does', async () => {
      trouble = { failingSince: hoursFromNow(-0.1), waiting: 3 };
      await visit();
      await signIn();
      const banner = page.locator('#mail-trouble');
      await banner.getByText(/^Mail is failing since \d.*; 3 messages wait\.$/).waitFor();
      expect(await axe(page)).to.deep.equal([]);
      trouble = undefined;
      await world.happens(HOSTILE, { kind: 'note', text: 'x' });
      await banner.waitFor({ state: 'hidden' });
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

    it('goes by queue, with counts, and mine', async () => {
      await visit();
      await signIn();
      const queue = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) });
      await queue('All 2 open, 1 overdue').waitFor();
      await queue('Case manager').click();
      await page.getByRole('heading', { name: 'Case manager' }).waitFor();
      // Another queue begins empty.
      await list().first().waitFor();
      expect(await list().count()).to.equal(1);
      await queue('Mine 0 open').click();
      await page.getByText('Nothing to be done here.').waitFor();
      await world.happens(HOSTILE, { kind: 'taken', by: { kind: 'staff', name: 'Kim Park' } });
      await queue('Mine 1 open').waitFor();
      await list().getByText('With Kim Park').waitFor();
      expect(await list().count()).to.equal(1);
    });

    it('leaves out what is done, unless that is wished for', async () => {
      const by = { kind: 'staff' as const, name: 'Ana' };
      await world.happens(HOSTILE, { kind: 'resolved', text: 'Solved', by });
      await visit();
      await signIn();
      await list().first().waitFor();
      expect(await list().count()).to.equal(1);
      await page.getByLabel('with done').check();
      await list().nth(1).waitFor();
      await list().getByText('Done', { exact: true }).waitFor();
    });

    it('shows older requests on demand', async () => {
      await world.put(...Array.from({ length: 60 }, () => aRequest({ severityNow: 3 })));
      await visit();
      await signIn();
      const more = page.getByRole('button', { name: 'Show older requests' });
      await more.click();
      await list().nth(61).waitFor();
      expect(await more.isVisible()).to.equal(false);
    });

    it('goes on showing older requests when what was asked for before them comes after them', async () => {
      await world.put(...Array.from({ length: 60 }, () => aRequest({ severityNow: 3 })));
      await visit();
      await signIn();
      await page.getByText('Live', { exact: true }).waitFor();
      const { held, release } = await holdNext('**/desk/api/requests?*');
      await world.happens(HOSTILE, { kind: 'note', text: 'Seen by nobody' });
      await held;
      const more = page.getByRole('button', { name: 'Show older requests' });
      await more.click();
      await list().nth(61).waitFor();
      release();
      await list().getByText('Seen by nobody').waitFor();
      expect(await list().count()).to.equal(62);
      expect(await more.isVisible()).to.equal(false);
    });

    it('says when the desk of a promise opens, instead of counting', async () => {
      const coverage = {
        kind: 'businessHours' as const,
        group: 'americas-east',
        zone: 'America/New_York',
        opens: '08:00',
        closes: '17:00',
        weekdays: [1, 2, 3, 4, 5],
        isOpen: true,
      };
      await world.put(
        aRequest({
          reference: 'SR-0000-0007',
          promise: { ...base.promise, coverage },
          promised: by(300),
        }),
      );
      await visit({ timezoneId: 'America/New_York' });
      // Saturday for the page; what it fetched says when that changes.
      await page.route('**/desk/api/requests?*', async (route) => {
        const response = await route.fetch();
        const body = (await response.json()) as { requests: Record<string, unknown>[] };
        for (const one of body.requests) {
          if (one['reference'] !== 'SR-0000-0007') continue;
          one['hours'] = { kind: 'hours', isOpen: false, changesAt: hoursFromNow(30) };
        }
        await route.fulfill({ response, json: body });
      });
      await signIn();
      const due = page.locator('[data-reference="SR-0000-0007"] .due');
      await due.waitFor();
      expect(await due.innerText()).to.match(/^closed, opens \w{3},? \d+:\d\d [AP]M$/);
    });
  });

  describe('a request', () => {
    it('shows every fact, in order, and says what is unsure', async () => {
      await openAt(HOSTILE);
      const text = (await article().innerText())
        .replaceAll(/[ \u00a0]+/g, ' ')
        .replaceAll(/\n+/g, '\n');
      const facts = [
        'Sev 2',
        '100007',
        'Promised: first response by',
        'overdue by',
        'Slow',
        'Case and account',
        'Nobody proved who is writing',
        'The entitlement could not be checked',
        'Impact',
        'Contact\n',
        'America/New_York',
        'Severity\n',
        'business stands still',
        'Corrected and left open',
        'Corrected: Users affected\n5 → 50',
        'Left open\nDeadline',
        'Masked\ncard number',
        'CSS Priority covers severity 1 around the clock. D1, support coverage',
        'First questions',
        'Conversation\n',
      ];
      let place = 0;
      for (const fact of facts) {
        const found = text.indexOf(fact, place);
        expect(found, `${fact} after ${text.slice(place, place + 60)}`).to.be.greaterThan(-1);
        place = found;
      }
      for (const { text: line } of base.transcript) expect(text).to.include(line);
      expect(text).not.to.include(base.origin.conversationId);
    });

    it('shows what customers typed as text, with hidden characters in sight', async () => {
      await openAt(HOSTILE);
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
      expect(links.filter((link) => link === '/desk/api/uploads/a%2Fb')).to.have.length(2);
      expect(links.join(' ')).not.to.include('javascript:');
      expect(complaints()).to.deep.equal([]);
    });

    it('says so when the reference of a link is of no request', async () => {
      await visit({}, '/desk#SR-9999-9999');
      await signIn();
      await page.getByText('There is no request with this reference.').waitFor();
      expect(await page.locator('#dock').isVisible()).to.equal(false);
    });

    it('changes while one looks, and moves nothing under one’s eyes', async () => {
      await world.put(...Array.from({ length: 30 }, () => aRequest({ severityNow: 3 })));
      await openAt(HOSTILE);
      await page.getByText('Live', { exact: true }).waitFor();
      const detail = page.locator('#detail');
      await detail.evaluate((element) => element.scrollTo(0, 400));
      const focused = page.locator(`.list [data-reference="${HOSTILE}"] .request`);
      await focused.focus();
      await world.put(aRequest({ reference: 'SR-0000-0009' }));
      await page.locator('[data-reference="SR-0000-0009"]').waitFor();
      await page.locator('#news').getByText('New request: New case').waitFor({ state: 'attached' });
      await world.requests.update(HOSTILE, (old) => ({
        request: { ...old, caseNumber: '200002' },
      }));
      await article().getByText('200002').first().waitFor();
      expect(await detail.evaluate((element) => element.scrollTop)).to.equal(400);
      expect(
        await page.evaluate(`document.activeElement.closest('[data-reference]').dataset.reference`),
      ).to.equal(HOSTILE);
    });

    it('goes on by itself when the server was away', async () => {
      await openAt(HOSTILE);
      await page.getByText('Live', { exact: true }).waitFor();
      await page.context().setOffline(true);
      stop();
      await page.getByText('Not live').waitFor();
      await page.context().setOffline(false);
      await page.getByText('Live', { exact: true }).waitFor();
    });
  });

  describe('working on a request', () => {
    it('goes from acknowledging to resolving, with the customer’s lines in between', async () => {
      await openAt(ESCALATION);
      await button('Acknowledge').click();
      await outcome('Acknowledged. Ana Morales is told that you will contact them.');
      await article().getByText('Acknowledged by Kim Park').waitFor();
      // Seen is not answered: the promise is of an answer.
      await article().getByText('seen, answer due in 12 min').waitFor();
      expect(await button('Acknowledge').count()).to.equal(0);

      await button('Answer').click();
      await page.getByLabel('Answer to Ana Morales').fill('I am on it. Can you send the log?');
      await page.getByRole('button', { name: 'Send the answer' }).click();
      await outcome('Sent to Ana Morales.');
      expect(await page.locator('#text').inputValue()).to.equal('');
      await article().getByText('I am on it. Can you send the log?').waitFor();
      await article().getByText('In the chat').waitFor();
      await article().getByText('answered 12 min early').waitFor();

      await customerSays('Here it is');
      await article().locator('.customerWrote').getByText('Here it is').waitFor();
      await page
        .locator('#news')
        .getByText('Ana Morales: Here it is')
        .waitFor({ state: 'attached' });

      await button('Note').click();
      await page.getByLabel('Internal note').fill('Certificate again');
      await page.getByRole('button', { name: 'Save the note' }).click();
      await outcome('The note is saved.');
      await button('Next steps').click();
      await page.getByLabel('Next steps, for Ana Morales').fill('A new certificate by 6');
      await page.getByRole('button', { name: 'Send the next steps' }).click();
      await outcome('The next steps are sent');
      await button('Leave the chat').click();
      await outcome('The bot answers in the chat again.');
      await button('Resolve').click();
      await page.getByLabel('Summary for Ana Morales').fill('The certificate had expired.');
      await page.locator('#send').click();
      await outcome('Resolved. Ana Morales gets the summary.');
      expect(await page.locator('#actions button').count()).to.equal(0);
      expect(await events()).to.deep.equal([
        'acknowledged',
        'answer: I am on it. Can you send the log?',
        'customerWrote: Here it is',
        'note: Certificate again',
        'nextSteps: A new certificate by 6',
        'leftChat',
        'resolved: The certificate had expired.',
      ]);
      const said = await article().locator('.thread').innerText();
      expect(said.indexOf('Can you send the log?')).to.be.lessThan(said.indexOf('Here it is'));
      expect(complaints()).to.deep.equal([]);
    });

    it('does not say that a chat is open where nobody knows, as in Teams', async () => {
      const inTeams = hostile();
      await world.put({
        ...inTeams,
        reference: 'SR-0000-7EA5',
        key: 'in-teams',
        origin: { ...inTeams.origin, channel: 'teams' },
      });
      await openAt('SR-0000-7EA5');
      await button('Answer').click();
      await page.locator('#composer-hint').getByText('Whether they have it open').waitFor();
      expect(await page.locator('#composer-hint').innerText()).not.to.include('They have the chat');
    });

    it('says how the customer hears of it', async () => {
      await openAt(ESCALATION);
      await button('Answer').click();
      await page.locator('#composer-hint').getByText('They have the chat open').waitFor();
      isThere = false;
      await customerSays('I have to go');
      await page
        .locator('#composer-hint')
        .getByText('it is mailed to ana.morales@example.com')
        .waitFor();
      await button('Note').click();
      expect(await page.locator('#composer-hint').innerText()).not.to.include('mailed');
    });

    it('is done by keyboard alone', async () => {
      await openAt(ESCALATION);
      await button('Acknowledge').focus();
      await page.keyboard.press('Enter');
      await outcome(/^Acknowledged/);
      // The button that was pressed is gone by the time that is said; the next one has the focus.
      const focused = () => page.evaluate('document.activeElement.innerText');
      expect(await focused()).to.equal('Take');
      for (const next of ['Give back', 'Answer']) {
        await page.keyboard.press('Tab');
        expect(await focused()).to.equal(next);
      }
      await page.keyboard.press('Enter');
      await page.keyboard.type('Hello');
      await page.keyboard.press('Shift+Enter');
      await page.keyboard.type('Ana');
      await page.keyboard.press('Control+Enter');
      await outcome('Sent to Ana Morales.');
      expect(await page.evaluate('document.activeElement.id')).to.equal('text');
      await page.keyboard.press('Escape');
      expect(await focused()).to.equal('Answer');
      expect(await events()).to.deep.equal(['acknowledged', 'answer: Hello\nAna']);
    });

    it('says what was done when the request is shown as it is since then, not as it was', async () => {
      await openAt(ESCALATION);
      await page.getByText('Live', { exact: true }).waitFor();
      const before = await holdNext(`**/desk/api/requests/${ESCALATION}`);
      await customerSays('Hello?');
      await before.held;
      const since = await holdNext(`**/desk/api/requests/${ESCALATION}`);
      const done = page.waitForResponse('**/actions');
      await button('Acknowledge').click();
      await done;
      before.release();
      await since.held;
      expect(await page.locator('#outcome').innerText()).to.equal('');
      since.release();
      await outcome(/^Acknowledged/);
      expect(await button('Acknowledge').count()).to.equal(0);
      await article().getByText('Hello?').waitFor();
    });

    it('does nothing twice, however fast one clicks', async () => {
      await openAt(ESCALATION);
      await button('Acknowledge').evaluate((element: { click(): void }) => {
        for (let n = 0; n < 5; n++) element.click();
      });
      await outcome(/^Acknowledged/);
      await button('Answer').click();
      await page.locator('#text').fill('Once');
      await page.locator('#send').evaluate((element: { click(): void }) => {
        for (let n = 0; n < 5; n++) element.click();
      });
      await outcome('Sent to Ana Morales.');
      expect(await events()).to.deep.equal(['acknowledged', 'answer: Once']);
    });

    it('says at its top that it is not solved for the customer, and no more what was done before', async () => {
      await openAt(ESCALATION);
      await button('Resolve').click();
      await page.locator('#text').fill('The certificate had expired.');
      await page.locator('#send').click();
      await outcome('Resolved. Ana Morales gets the summary.');
      await world.happens(ESCALATION, { kind: 'overdue', by: { kind: 'system' } });
      await article().getByText('The promised time has passed').waitFor();
      await outcome('Resolved. Ana Morales gets the summary.');
      await world.happens(ESCALATION, { kind: 'disputed', by: { kind: 'customer' } });
      await article().locator('.tags').getByText('Not solved for the customer').waitFor();
      await article().getByText('waits again, no time promised for it').waitFor();
      expect(
        await article()
          .getByText(/^answered /)
          .count(),
      ).to.equal(0);
      expect(await page.locator('#outcome').innerText()).to.equal('');
      await button('Take').click();
      await article().getByText('With Kim Park').waitFor();
      await article().getByText('open again, no time promised for it').waitFor();
      expect(
        await article()
          .getByText(/^answered /)
          .count(),
      ).to.equal(0);
      await button('Resolve').click();
      await page.locator('#text').fill('And another.');
      await page.locator('#send').click();
      await outcome('Resolved. Ana Morales gets the summary.');
      await article().locator('.tags').getByText('Not solved').waitFor({ state: 'detached' });
      expect(
        await article()
          .getByText(/no time promised/)
          .count(),
      ).to.equal(0);
    });

    it('sends the same once, though the first answer never arrived', async () => {
      await openAt(ESCALATION);
      let lost = 0;
      await page.route('**/actions', async (route) => {
        if (lost > 0) return route.continue();
        lost += 1;
        await route.fetch();
        return route.abort();
      });
      await button('Answer').click();
      await page.locator('#text').fill('Hello');
      await page.locator('#send').click();
      await outcome('The desk can’t be reached. Nothing is lost');
      expect(await page.locator('#text').inputValue()).to.equal('Hello');
      await page.locator('#send').click();
      await outcome('Sent to Ana Morales.');
      expect(await events()).to.deep.equal(['answer: Hello']);
    });

    it('says the server’s sentence when somebody was first, and shows how it is now', async () => {
      await openAt(ESCALATION);
      const ana = { kind: 'staff' as const, name: 'Ana Berg' };
      // She is first by the time that the click takes to the server.
      await page.route('**/actions', async (route) => {
        await world.happens(ESCALATION, { kind: 'taken', by: ana });
        await route.continue();
      });
      await button('Acknowledge').click();
      await outcome('Not done: Ana Berg took it already.');
      await article().getByText('With Ana Berg').waitFor();
      await button('Take over').waitFor();
      expect(await button('Acknowledge').count()).to.equal(0);
    });

    it('belongs to one of two who take it at once, and the other is told', async () => {
      await openAt(ESCALATION);
      const kim = page;
      await openAt(ESCALATION, {}, 'Rosa Diaz');
      const rosa = page;
      // Both have pressed before either is heard.
      const both = Promise.withResolvers<void>();
      let clicks = 0;
      for (const one of [kim, rosa]) {
        await one.route('**/actions', async (route) => {
          clicks += 1;
          if (clicks === 2) both.resolve();
          await both.promise;
          await route.continue();
        });
      }
      const take = (one: Page) => one.locator('#actions [data-action="take"]').click();
      await Promise.all([take(kim), take(rosa)]);
      const said = await Promise.all(
        [kim, rosa].map(async (one) => {
          const text = one.locator('#outcome').getByText(/yours|Not done/);
          return text.innerText();
        }),
      );
      const yours = 'It is yours. Ana Morales is told that you will contact them.';
      expect(said.filter((text) => text === yours)).to.have.length(1);
      expect(said.find((text) => text !== yours)).to.match(
        /^Not done: (?:Kim Park|Rosa Diaz) took it already\.$/,
      );
      expect(await events()).to.deep.equal(['taken']);
      const loser = said[0] === yours ? rosa : kim;
      // "Take over" is another button than the one that was pressed; it is obeyed once it was seen.
      const takeOver = loser.getByRole('button', { name: 'Take over' });
      await takeOver.waitFor();
      const since = await loser.evaluate(() => performance.now());
      await loser.waitForFunction((seen) => performance.now() - seen > 1000, since);
      await takeOver.click();
      await loser.locator('#outcome').getByText('It is yours.').waitFor();
      await kim.context().close();
    });

    it('stays with who has it when a colleague answers, who alone may leave the chat', async () => {
      const ben = { kind: 'staff' as const, name: 'Ben Ode' };
      await world.happens(ESCALATION, { kind: 'taken', by: ben });
      await openAt(ESCALATION, {}, 'Rosa Diaz');
      await button('Answer').click();
      await page.locator('#text').fill('Hello Ana');
      await page.locator('#send').click();
      await outcome(/^Sent to Ana Morales/);
      await article().getByText('With Ben Ode').waitFor();
      await button('Leave the chat').waitFor();
      await world.happens(ESCALATION, { kind: 'answer', by: ben, text: 'I go on' });
      await button('Leave the chat').waitFor({ state: 'detached' });
    });

    it('keeps what was typed, whatever happens to the request', async () => {
      await openAt(ESCALATION);
      await button('Answer').click();
      await page.locator('#text').fill('Half a sen');
      await customerSays('Hello?');
      await article().getByText('Hello?').waitFor();
      expect(await page.locator('#text').inputValue()).to.equal('Half a sen');
      expect(await page.evaluate('document.activeElement.id')).to.equal('text');
      await list().nth(1).click();
      await article(HOSTILE).waitFor();
      expect(await page.locator('#text').isVisible()).to.equal(false);
      await button('Note').click();
      expect(await page.locator('#text').inputValue()).to.equal('');
      await list().nth(0).click();
      await article(ESCALATION).waitFor();
      expect(await page.locator('#text').inputValue()).to.equal('Half a sen');
      await button('Note').click();
      await button('Answer').click();
      expect(await page.locator('#text').inputValue()).to.equal('Half a sen');
      await world.happens(ESCALATION, { kind: 'withdrawn' });
      await article().getByText('Withdrew the request').waitFor();
      expect(await page.locator('#text').inputValue()).to.equal('Half a sen');
      expect(await page.locator('#send').isDisabled()).to.equal(true);
    });

    it('asks to sign in again when the session has ended, and keeps what was typed', async () => {
      await openAt(ESCALATION);
      await button('Answer').click();
      await page.locator('#text').fill('Not lost');
      // It ends with the click: whatever else the page asks for would find out first.
      await page.route('**/actions', async (route) => {
        await page.context().clearCookies();
        await route.continue();
      });
      await page.locator('#send').click();
      await page.getByLabel('Desk token').waitFor();
      await page.unrouteAll({ behavior: 'wait' });
      await signIn();
      await article(ESCALATION).waitFor();
      expect(await page.locator('#text').inputValue()).to.equal('Not lost');
      await page.locator('#send').click();
      await outcome('Sent to Ana Morales.');
      expect(await events()).to.deep.equal(['answer: Not lost']);
    });

    it('shows what was given up on, and tries it again', async () => {
      await world.park(ESCALATION, 'the server said <b>no</b>');
      await openAt(ESCALATION);
      const notice = article().locator('.parked');
      await notice.getByText('Doing it at the desk: the server said <b>no</b>').waitFor();
      await list().first().getByText('Needs a person').waitFor();
      await notice.getByRole('button', { name: 'Try again' }).click();
      await outcome('It is being tried again.');
      await notice.waitFor({ state: 'detached' });
      expect(await world.outbox.parked(ESCALATION)).to.deep.equal([]);
    });
  });

  it('shows in a demo what was mailed, as it looks, where nothing of it can run', async () => {
    const html = '<h1>Code 123456</h1><script>document.title = "run"</script>';
    const mail = {
      id: 'code-1',
      to: 'ana@example.com',
      subject: 'Your code',
      text: 'It is 123456',
    };
    await world.mailbox.send({ ...mail, html }, { signal: new AbortController().signal });
    await visit();
    await signIn();
    await page.getByRole('link', { name: 'Mails' }).click();
    await page.locator('.mail').getByText('It is 123456').waitFor();
    await page.getByText('As it looks in a mail program').click();
    await page.frameLocator('iframe').getByText('Code 123456').waitFor();
    expect(await axe(page)).to.deep.equal([]);
    expect(await page.title()).not.to.equal('run');
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
        await button('Answer').click();
        await page.locator('#text').fill('Hello');
        await page.locator('#send').click();
        await outcome('Sent to Ida');
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
    expect(await page.locator('#dock').isVisible()).to.equal(false);
  });
});
