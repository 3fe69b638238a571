import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { eventually } from '../fakes/eventually.ts';
import { freePort } from '../support/freePort.ts';
import { PEOPLE, type Playground, playground } from '../support/playground.ts';
import { type ProductProcess, productProcess } from '../support/productProcess.ts';
import { chromium } from './chromium.ts';
import { newPage, screenshot } from './support.ts';

const DESK_TOKEN = 'a-desk-token-for-teams';
/** A busy machine takes its time. */
const PATIENCE_MS = 20_000;

const WHEN = 'Is there a date by which it has to work';
const WHAT_IT_MEANS = 'What does it mean for your business?';
const REVIEW = 'Please check this before I send it';
/** What is said, and what the bot says last then. */
const CASE = [
  ['skip', WHAT_IT_MEANS],
  ['skip', 'By your answers this is Severity 2'],
  ['yes', 'Which version, if you know it?'],
  ['skip', REVIEW],
] as const;
const ESCALATION = [
  ['No answer for two days', 'What shall happen first?'],
  ['Speak with a manager', 'How soon does somebody have to act?'],
  ['Today', WHEN],
  ['skip', 'Is anybody’s safety at stake'],
  ['Money', WHAT_IT_MEANS],
  ['The go-live is on Monday', `${REVIEW} to management`],
] as const;

interface Listed {
  readonly reference: string;
  readonly kind: string;
  readonly caseNumber: string | null;
  readonly work: { readonly state: string; readonly staff?: string };
}

/** What the Playground shows, as it tells its page. */
interface Shown {
  readonly action: string;
  readonly actionConversationId: string;
  readonly message: {
    readonly messageId: string;
    readonly text?: string;
    readonly attachments?: readonly { readonly content?: unknown }[];
  };
}

describe('In the Playground of Microsoft, which plays Teams', () => {
  let folder: string;
  let product: ProductProcess;
  let teams: Playground;
  let browser: Browser;
  let page: Page;
  /** Everything that was shown, oldest first. */
  const shown: Shown[] = [];
  /** What the page sent when a button of a card was pressed. */
  const pressed: Readonly<Record<string, unknown>>[] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'teams-'));
    // Each of the two programs has to know the port of the other before it starts.
    const [ours, theirs] = [await freePort(), await freePort()];
    product = await productProcess(folder, {
      PORT: String(ours),
      DESK_TOKEN,
      TEAMS_PLAYGROUND: `http://localhost:${theirs}/_connector`,
      TEAMS_CHANNELS: `*=${PEOPLE.channel}`,
      LOG_LEVEL: 'warn',
    });
    teams = await playground(theirs, `${product.url}/api/messages`);
    browser = await chromium();
    ({ page } = await newPage(browser, { viewport: { width: 1280, height: 1000 } }));
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => {
        if (socket.url().includes('_ws_conversation')) shown.push(JSON.parse(String(payload)));
      }),
    );
    page.on('request', (request) => {
      if (request.url().endsWith('/invoke')) pressed.push(request.postDataJSON());
    });
    await page.goto(teams.url);
  });
  after(async () => {
    await browser.close();
    await teams.stop();
    await product.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const sees = async (text: RegExp | string): Promise<void> =>
    page.getByText(text).last().waitFor();
  const goesTo = async (name: string): Promise<void> =>
    page.getByText(name, { exact: true }).first().click();

  const newIn = (conversationId: string): readonly Shown[] =>
    shown.filter(
      ({ action, actionConversationId }) =>
        action === 'createMessage' && actionConversationId === conversationId,
    );
  /** Does something, and waits until the bot has said this: it may say something else before. */
  async function answered(what: string, answer: string, act: () => Promise<void>): Promise<void> {
    const before = newIn(PEOPLE.personal).length;
    await act();
    await eventually(
      `“${answer}” after “${what}”`,
      () =>
        newIn(PEOPLE.personal)
          .slice(before)
          .some(({ message }) => JSON.stringify(message).includes(answer)),
      PATIENCE_MS,
    );
  }
  async function types(text: string): Promise<void> {
    await page.getByRole('textbox').last().click();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
  const says = async (text: string, answer: string): Promise<void> =>
    answered(text, answer, async () => types(text));
  const presses = async (name: string, answer: string): Promise<void> =>
    answered(name, answer, async () => page.getByRole('button', { name }).last().click());

  async function requests(): Promise<readonly Listed[]> {
    const headers = { authorization: `Bearer ${DESK_TOKEN}` };
    const response = await fetch(`${product.url}/desk/api/requests?limit=50`, { headers });
    return ((await response.json()) as { readonly requests: readonly Listed[] }).requests;
  }
  const only = async (kind: string): Promise<Listed | undefined> => {
    const found = (await requests()).filter((one) => one.kind === kind);
    expect(found, kind).to.have.lengthOf(1);
    return found[0];
  };

  /** The card of a request in the channel of staff, as it was posted. */
  const handoffOf = (reference: string): Shown | undefined =>
    shown.find(
      ({ action, actionConversationId, message }) =>
        action === 'createMessage' &&
        actionConversationId === PEOPLE.channel &&
        JSON.stringify(message.attachments ?? []).includes(reference),
    );
  const threadOf = (reference: string): string =>
    `${PEOPLE.channel};messageid=${handoffOf(reference)?.message.messageId}`;
  const saidIn = (conversationId: string): string =>
    shown
      .filter(({ actionConversationId }) => actionConversationId === conversationId)
      .map(({ message }) => `${message.text ?? ''} ${JSON.stringify(message.attachments ?? [])}`)
      .join('\n');

  /** Somebody other than who looks at the page says something to the bot. */
  const mention = async (
    from: { readonly id: string; readonly name: string },
    conversation: { readonly id: string; readonly conversationType: string },
    text: string,
  ): Promise<void> => {
    const { tenant, bot } = PEOPLE;
    const at = `<at>${bot.name}</at>`;
    await teams.send({
      type: 'message',
      id: String(Date.now()),
      timestamp: new Date().toISOString(),
      channelId: 'msteams',
      serviceUrl: teams.serviceUrl,
      from: {
        ...from,
        aadObjectId: `aaaaaaaa-0000-4000-8000-00000000000${from.id === PEOPLE.staff.id ? 2 : 3}`,
      },
      recipient: bot,
      conversation: { ...conversation, isGroup: true, tenantId: tenant },
      text: `${at} ${text}`,
      entities: [{ type: 'mention', mentioned: bot, text: at }],
      channelData: {
        tenant: { id: tenant },
        ...(conversation.conversationType === 'channel'
          ? { team: { id: PEOPLE.team }, channel: { id: PEOPLE.channel } }
          : {}),
      },
    });
  };

  it('somebody is greeted once, by name', async () => {
    await sees(/Hello Ana/);
    await screenshot(page, 'teams-greeting');
    expect(await page.getByText(/Hello Ana/).count()).to.equal(1);
  });

  it('opens a case by cards, corrects it on the review and sends it', async () => {
    const question = 'Is there a way around it for now?';
    await says('Our StoreFront is slow for 80 people since yesterday at 14:30', question);
    await sees(question);
    await screenshot(page, 'teams-question');
    await presses('Only for a few people', WHEN);
    for (const [line, answer] of CASE) await says(line, answer);
    await sees(REVIEW);
    await sees('Severity 2: Production impact');
    await says('change severity to 3', REVIEW);
    await sees('This review was replaced by a newer one below.');
    await screenshot(page, 'teams-review');
    await presses('Send to support', 'Your case number is');
    await sees('Sent to support: new case');
    await sees(/Your case number is/);
    await screenshot(page, 'teams-sent');
    const request = await only('openCase');
    expect(await page.getByText(request?.reference ?? 'none').count()).to.be.greaterThan(0);
  });

  it('sends once what is pressed twice', async () => {
    const send = pressed.findLast((one) => JSON.stringify(one).includes('"action":"send"'));
    expect(send, 'the press of “Send to support”').to.be.an('object');
    const again = await Promise.all([1, 2, 3].map(async () => teams.invoke(send ?? {})));
    expect(again).to.have.lengthOf(3);
    await only('openCase');
  });

  it('answers a mention in a group in the private chat, and says nothing of an account there', async () => {
    const group = { id: PEOPLE.group, conversationType: 'groupChat' };
    await mention({ id: '29:u2', name: 'User 2' }, group, 'what about case 100001 of ORG-10442');
    await eventually('the group is told', () => saidIn(PEOPLE.group) !== '', PATIENCE_MS);
    await goesTo('Store people');
    await sees(/I answer you in our own chat/);
    await screenshot(page, 'teams-group');
    expect(saidIn(PEOPLE.group)).to.not.match(/100001|ORG-10442|Citrix|SR-/);
  });

  it('staff acknowledge a handoff on its card in their channel, and the customer is told', async () => {
    const { reference = '' } = (await only('openCase')) ?? {};
    await goesTo('Escalations');
    await sees('Nobody has it yet.');
    await eventually('its card', () => handoffOf(reference) !== undefined, PATIENCE_MS);
    await screenshot(page, 'teams-handoff');
    await teams.invoke({
      name: 'adaptiveCard/action',
      value: {
        action: {
          type: 'Action.Execute',
          verb: 'desk.acknowledge',
          data: {
            desk: {
              reference,
              action: { kind: 'acknowledge', key: `card-acknowledge-${reference}-1` },
            },
          },
        },
      },
      from: { id: PEOPLE.staff.id },
      conversation: { id: threadOf(reference) },
      replyToId: handoffOf(reference)?.message.messageId,
    });
    await sees('Kim Berg has acknowledged it.');
    expect((await only('openCase'))?.work).to.include({ state: 'acknowledged', staff: 'Kim Berg' });
    await goesTo('Personal Chat');
    await sees(/Kim Berg of the support desk has seen your request/);
    await screenshot(page, 'teams-acknowledged');
  });

  it('talks with the customer through the thread under the card', async () => {
    const { reference = '' } = (await only('openCase')) ?? {};
    const thread = { id: threadOf(reference), conversationType: 'channel' };
    await mention(PEOPLE.staff, thread, 'Which version of StoreFront is it?');
    await sees(/Which version of StoreFront is it\?/);
    await sees(/Kim Berg reads what you write here now/);
    // The bot keeps quiet.
    await types('It is 2402 CU2');
    await eventually(
      'the customer’s answer in the thread',
      () => saidIn(thread.id).includes('It is 2402 CU2'),
      PATIENCE_MS,
    );
    await screenshot(page, 'teams-answered');
  });

  it('escalates the case when support has left the chat, and that is posted to staff as well', async () => {
    const { reference = '', caseNumber } = (await only('openCase')) ?? {};
    const thread = { id: threadOf(reference), conversationType: 'channel' };
    await mention(PEOPLE.staff, thread, 'leave');
    await sees(/Kim Berg has left the chat|I answer here again/);
    await says(`escalate case ${caseNumber}`, 'What is the situation');
    for (const [line, answer] of ESCALATION) await says(line, answer);
    await screenshot(page, 'teams-escalation');
    await presses('Send to support', 'is with the case manager now');
    await eventually('the escalation', async () => (await requests()).length === 2, PATIENCE_MS);
    const escalation = await only('escalation');
    await eventually(
      'its card in the channel',
      () => handoffOf(escalation?.reference ?? '') !== undefined,
      PATIENCE_MS,
    );
  });
});
