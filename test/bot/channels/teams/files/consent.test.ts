import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { uploads } from '../../../../../bot/channels/directLine/uploads.ts';
import { consentAnswered } from '../../../../../bot/channels/teams/files/consentAnswered.ts';
import { fileUrls } from '../../../../../bot/channels/teams/files/fileUrls.ts';
import { systemClock } from '../../../../../services/clock.ts';
import { sharePoint, type SharePoint } from '../../../../fakes/sharePoint.ts';
import {
  ana,
  chatIdOf,
  type Person,
  stan,
  teamsWorld,
  type TeamsWorld,
} from '../../../../support/teamsWorld.ts';

const CONSENT = 'application/vnd.microsoft.teams.card.file.consent';
const INFO = 'application/vnd.microsoft.teams.card.file.info';
const SESSION = '/personal/ana/_api/v2.0/drive/items/01/uploadSession?guid=1';

interface Card {
  readonly contentType: string;
  readonly name: string;
  readonly contentUrl?: string;
  readonly content: {
    readonly sizeInBytes: number;
    readonly acceptContext: { readonly file: string };
    readonly declineContext: { readonly file: string };
  };
}

describe('a copy of what is kept, in Teams', function () {
  this.timeout(240_000);
  let drive: SharePoint;
  let world: TeamsWorld;

  beforeEach(async () => {
    drive = await sharePoint();
    world = await teamsWorld({}, { filesAt: drive.origin });
  });

  afterEach(async () => {
    await world.close();
    await drive.close();
  });

  const cards = (type: string): readonly Card[] =>
    world.connector
      .seen(chatIdOf(ana))
      .flatMap(({ activity }) => (activity['attachments'] ?? []) as readonly Card[])
      .filter(({ contentType }) => contentType === type);
  const kept = async (): Promise<readonly string[]> =>
    readdir(join(world.folder, 'uploads')).catch(() => []);
  const upload = (changes: object = {}) => ({
    uploadUrl: drive.session(SESSION),
    contentUrl: `${drive.origin}/personal/ana/Documents/Applications/Support/my-data.json`,
    name: 'my-data.json',
    uniqueId: 'd1',
    fileType: 'json',
    ...changes,
  });

  /** Asks for a copy, and gives the card with which it is offered. */
  async function offered(): Promise<Card> {
    await world.say(ana, 'hello');
    await world.say(ana, 'send me a copy of my data');
    const [card] = cards(CONSENT);
    if (card === undefined) throw new Error(world.replies(ana).join());
    return card;
  }

  async function answer(value: object, from: Person = ana): Promise<number> {
    const invoke = { type: 'invoke', name: 'fileConsent/invoke', text: undefined };
    const { status } = await world.send(
      world.personal(from, { ...invoke, value: { type: 'fileUpload', ...value } }),
    );
    await world.app.idle();
    return status;
  }
  const accept = async ({ content }: Card, uploadInfo: object = upload(), from?: Person) =>
    answer({ action: 'accept', context: content.acceptContext, uploadInfo }, from);

  it('is offered to whom Teams knows, and goes into their OneDrive when they allow it', async () => {
    const card = await offered();
    expect(card.content.acceptContext).to.have.all.keys('file');
    expect(await accept(card)).to.equal(200);
    const bytes = drive.put.get(SESSION);
    expect(bytes?.length).to.equal(card.content.sizeInBytes);
    const copy = JSON.parse(String(bytes)) as Readonly<Record<string, unknown>>;
    expect(copy).to.have.all.keys('madeAt', 'knownAs', 'said', 'sent');
    expect(JSON.stringify(copy['said'])).to.include('hello');
    expect(JSON.stringify(copy['knownAs'])).to.include(ana.email);
    const headers = drive.asked.at(-1)?.headers;
    expect(headers).to.not.have.property('authorization');
    expect(headers?.['content-range']).to.equal(
      `bytes 0-${card.content.sizeInBytes - 1}/${card.content.sizeInBytes}`,
    );
    expect(cards(INFO)).to.deep.equal([
      {
        contentType: INFO,
        contentUrl: upload().contentUrl,
        name: 'my-data.json',
        content: { uniqueId: 'd1', fileType: 'json' },
      },
    ]);
    // In the place of the offer.
    expect(cards(CONSENT)).to.deep.equal([]);
    expect(world.connector.problems).to.deep.equal([]);
  });

  it('goes there once, however often it is allowed', async () => {
    const card = await offered();
    const statuses = await Promise.all([accept(card), accept(card)]);
    statuses.push(await accept(card));
    statuses.push(await answer({ action: 'decline', context: card.content.declineContext }));
    expect(statuses).to.deep.equal([200, 200, 200, 200]);
    expect(drive.asked).to.have.length(1);
    expect(cards(INFO)).to.have.length(1);
    expect(world.replies(ana).filter((id) => id.startsWith('teams.file'))).to.have.length(2);
  });

  it('is let go of when they do not want it', async () => {
    const card = await offered();
    expect(await kept()).to.have.length(2);
    await answer({ action: 'decline', context: card.content.declineContext });
    expect(world.replies(ana).at(-1)).to.equal('teams.file.declined');
    expect(await kept()).to.deep.equal([]);
    expect(cards(CONSENT)).to.deep.equal([]);
    await accept(card);
    expect(drive.asked).to.deep.equal([]);
  });

  it('is nobody else’s, even with its id', async () => {
    const card = await offered();
    await world.say(stan, 'hello');
    expect(await accept(card, upload(), stan)).to.equal(200);
    expect(world.replies(stan).at(-1)).to.equal('teams.file.gone');
    expect(drive.asked).to.deep.equal([]);
    await answer({ action: 'decline', context: card.content.declineContext }, stan);
    expect(await kept()).to.have.length(2);
    await accept(card);
    expect(drive.put.size).to.equal(1);
  });

  it('is not said to be there when that is not known', async () => {
    const card = await offered();
    await accept(card, upload({ uploadUrl: drive.session('/broken', { status: 500 }) }));
    expect(world.replies(ana).at(-1)).to.equal('teams.file.not-put');
    expect(cards(INFO)).to.deep.equal([]);
  });

  for (const field of ['uploadUrl', 'contentUrl']) {
    it(`goes nowhere but to OneDrive: ${field}`, async () => {
      const other = await sharePoint();
      try {
        const card = await offered();
        await accept(card, upload({ [field]: other.session(SESSION) }));
        expect(world.replies(ana).at(-1)).to.equal('teams.file.not-put');
        expect([...other.asked, ...drive.asked]).to.deep.equal([]);
      } finally {
        await other.close();
      }
    });
  }

  it('does not follow where an upload is sent on to', async () => {
    const other = await sharePoint();
    try {
      const card = await offered();
      const location = other.session(SESSION);
      const uploadUrl = drive.session('/moved', { status: 307, location });
      await accept(card, upload({ uploadUrl }));
      expect(world.replies(ana).at(-1)).to.equal('teams.file.not-put');
      expect(other.asked).to.deep.equal([]);
    } finally {
      await other.close();
    }
  });

  it('is there once when the process was killed before that was written down', async () => {
    const card = await offered();
    const { file } = card.content.acceptContext;
    const answerIt = async () =>
      consentAnswered({ file, upload: sent }, world.idOf(ana), {
        uploads: uploads(join(world.folder, 'uploads'), systemClock),
        isFileUrl: fileUrls(drive.origin),
      });
    const sent = upload();
    expect((await answerIt()).say.id).to.equal('teams.file.put');
    // The session is used up: it may be there, and what is not known is not said.
    expect((await answerIt()).say.id).to.equal('teams.file.not-put');
    expect(drive.put.size).to.equal(1);
  });

  it('is not given for what is no consent of Teams', async () => {
    const { content } = await offered();
    const context = content.acceptContext;
    const before = world.log(ana).length;
    for (const value of [
      {},
      { action: 'accept', context },
      { action: 'accept', context: {}, uploadInfo: upload() },
      { action: 'accept', context: { file: '../../secrets.json' }, uploadInfo: upload() },
      { action: 'delete', context, uploadInfo: upload() },
    ]) {
      expect(await answer(value)).to.equal(400);
    }
    expect(world.log(ana)).to.have.length(before);
  });

  it('is not offered to a stranger: a person is asked, as before', async () => {
    await world.say(stan, 'send me a copy of my data');
    expect(world.replies(stan)).to.not.include('privacy.copy.file');
    expect(await kept()).to.deep.equal([]);
  });
});
