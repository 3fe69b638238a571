import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { prometheusMetrics } from '../../bot/metrics.ts';
import type { HeldFile } from '../../services/privacy/held.ts';
import { codeFor, textOf } from '../support/cases.ts';
import { ids, outageToReview, talk } from '../support/talk.ts';
import { world } from '../support/world.ts';

const EMAIL = 'ana.morales@example.com';

/** The name of the conversation that began last. */
const newestOf = async (place: ReturnType<typeof world>): Promise<readonly string[]> =>
  (await place.held.conversationArchive.usedBefore({ before: 1e15, limit: 50 })).map(
    ({ id }) => id,
  );

describe('what is kept about somebody, in the chat', () => {
  for (const locale of ['en-GB', 'de-DE', 'fr-FR', 'ja-JP', 'pt-BR', 'es-ES']) {
    for (const as of [undefined, 'ana']) {
      it(`is said before anything personal is asked: ${locale}, ${as ?? 'a stranger'}`, async () => {
        const story = await talk({ locale, ...(as === undefined ? {} : { as }) });
        expect(story.last.at(-1)?.id).to.equal('greeting');
        expect(textOf(story.last)).to.match(/used to handle your case.*delete my data/s);
        expect(textOf(story.last)).to.match(/automated/);
        expect(await story.requests()).to.deep.equal([]);
      });
    }
  }

  for (const line of [
    'what do you have about me?',
    'What data do you hold about me',
    'show me my data',
    'which personal data do you store about me?',
  ]) {
    it(`is shown to whoever asks “${line}”`, async () => {
      const story = await talk();
      await story.sayAll('StoreFront is down', 'cancel', 'yes');
      const said = await story.say(line);
      expect(ids(said)).to.deep.equal(['privacy.kept']);
      expect(textOf(said)).to.match(/4 messages since Sat, 21 Nov 2026, 10:0\d.*30 days/s);
      expect(textOf(said)).to.include('proved who they are');
      expect(story.asking).to.equal(undefined);
    });
  }

  it('names what was sent, and who is known', async () => {
    const story = await outageToReview({ as: 'ana' });
    await story.say('send');
    const [request] = await story.requests();
    const said = textOf(await story.say('what do you know about me'));
    expect(said).to.include(request?.reference ?? 'none');
    expect(said).to.include(EMAIL);
  });

  it('goes as a wish for a copy to a person', async () => {
    const story = await talk({ as: 'ana' });
    const said = await story.say('send me a copy of my data');
    expect(ids(said).some((id) => id.startsWith('person'))).to.equal(true);
    const [request] = await story.requests();
    expect(request?.kind).to.equal('person');
    expect(JSON.stringify(request?.draft)).to.include(
      'a copy of everything that you keep about me',
    );
  });

  describe('as a file', () => {
    let folder: string;
    let place: ReturnType<typeof world>;

    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'privacy-'));
      place = world({ folder, at: '2026-11-21T15:00' });
    });

    afterEach(async () => {
      place.close();
      await rm(folder, { recursive: true });
    });

    async function keptFiles() {
      const files: HeldFile[] = [];
      for await (const file of place.held.files.all()) files.push(file);
      return files;
    }

    it('is handed at once to who has proved who they are; the rest goes through a person', async () => {
      const story = await outageToReview({ as: 'ana', in: place });
      await story.say('send');
      const said = await story.say('send me a copy of my data');
      expect(ids(said)).to.include('privacy.copy.file');
      const [file] = await keptFiles();
      expect(file).to.include({ contentType: 'application/json', name: 'my-data-2026-11-21.json' });
      expect(ids(said).some((id) => id.startsWith('person'))).to.equal(true);
      const bytes = await readFile(join(folder, 'uploads', file?.id ?? ''), 'utf8');
      const copy = JSON.parse(bytes) as { readonly said: readonly object[] };
      const [request] = await story.requests();
      expect(JSON.stringify(copy)).to.include(request?.reference).and.to.include(EMAIL);
      expect(copy.said.length).to.be.greaterThan(4);
      // What the desk makes of it may speak of others.
      expect(bytes).to.not.match(/"(?:queues|events|promise|entitlement)"/);
    });

    it('is nothing for a stranger, who may be anybody', async () => {
      const story = await talk({ in: place });
      expect(ids(await story.say('send me a copy of my data'))).to.not.include('privacy.copy.file');
      expect(await keptFiles()).to.deep.equal([]);
    });

    it('goes with everything else', async () => {
      const story = await talk({ as: 'ana', in: place });
      await story.say('send me a copy of my data');
      expect(await keptFiles()).to.have.length(1);
      await story.sayAll('delete my data', 'Yes, erase it');
      place.wait({ minutes: 1 });
      await place.letGo();
      expect(await keptFiles()).to.deep.equal([]);
    });
  });

  it('is erased of a stranger after a yes, once the answer can be read: this conversation', async () => {
    const place = world();
    const other = await talk({ in: place });
    await other.say('StoreFront is down, says Canary');
    const story = await talk({ in: place });
    await story.say('Our StoreFront is down, says Canary');
    await story.sayAll('cancel', 'yes');
    await story.say('delete my data');
    expect(story.asking).to.equal('sure');
    expect(textOf(story.last)).to.match(
      /don’t know who you are.*Customer Service.*can’t be undone/s,
    );
    const [first, mine] = await newestOf(place);

    await place.letGo();
    expect(await newestOf(place), 'nothing before the yes').to.have.length(2);
    expect(ids(await story.say('yes'))).to.deep.equal(['privacy.erasing']);
    await place.letGo();
    expect(await newestOf(place), 'nothing before it was read').to.have.length(2);
    place.wait({ seconds: 30 });
    await place.letGo();
    expect(await newestOf(place)).to.deep.equal([first]);
    expect(await place.held.conversations.read(mine ?? '', 1)).to.deep.equal([]);
    expect(await other.stored()).to.include('Canary');
  });

  it('stays when somebody says no', async () => {
    const story = await talk();
    await story.say('delete my data');
    expect(ids(await story.say('no'))).to.deep.equal(['privacy.stays']);
    story.wait({ minutes: 5 });
    await story.world.letGo();
    expect(await newestOf(story.world)).to.have.length(1);
  });

  it('is erased of a customer in every conversation of theirs, and what support works with stays', async () => {
    const place = world({ at: '2026-11-21T15:00' });
    const earlier = await outageToReview({ in: place, as: 'ana' });
    await earlier.say('send');
    await earlier.deliver();
    const [request] = await earlier.requests();
    const elsewhere = await talk({ in: place, as: 'dana' });
    await elsewhere.say('StoreFront is down');
    const story = await talk({ in: place, as: 'ana' });
    await story.say('erase everything you have about me');
    expect(textOf(story.last)).to.include(EMAIL);
    await story.say('Yes, erase it');
    place.wait({ minutes: 1 });
    await place.letGo();
    expect(await newestOf(place)).to.have.length(1);
    const [after] = await earlier.requests();
    expect(after?.erasedAt).to.equal(undefined);
    expect(after?.reference).to.equal(request?.reference);
  });

  it('is erased of what is done', async () => {
    const place = world({ at: '2026-11-21T15:00' });
    const story = await outageToReview({ in: place, as: 'ana' });
    await story.say('send');
    await story.deliver();
    const [request] = await story.requests();
    const reference = request?.reference ?? '';
    await place.staff(reference, { kind: 'resolve', text: 'It works again' });
    await story.deliver();
    await story.sayAll('yes', 'skip');
    const again = await talk({ in: place, as: 'ana' });
    await again.sayAll('delete my data', 'yes');
    place.wait({ minutes: 1 });
    await place.letGo();
    const after = await place.requests.get(reference);
    expect(after?.erasedAt).to.be.a('string');
    expect(JSON.stringify(after)).not.to.match(/ana\.morales|Ana|orders/);
    expect(after?.caseNumber).to.equal(request?.caseNumber ?? after?.caseNumber);
  });

  it('can be erased as a customer’s by a stranger who proves who they are', async () => {
    const place = world();
    const before = await talk({ in: place, as: 'ana' });
    await before.say('StoreFront is down');
    const story = await talk({ in: place });
    await story.say('forget me');
    await story.say('Show who I am first');
    await story.say(EMAIL);
    await story.say(await codeFor(place, EMAIL));
    expect(story.asking).to.equal('sure');
    expect(textOf(story.last)).to.include(EMAIL);
    expect(ids(await story.say('yes'))).to.include('privacy.erasing');
    place.wait({ minutes: 1 });
    await place.letGo();
    expect(await newestOf(place)).to.deep.equal([]);
    expect((await place.mails()).filter(({ to }) => to === EMAIL)).to.deep.equal([]);
  });

  it('is asked in the middle of something else without losing it', async () => {
    const story = await talk();
    await story.say('StoreFront is down');
    const said = await story.say('what do you have about me?');
    expect(ids(said)).to.deep.equal(['switch.ask']);
    expect(ids(await story.say('yes'))).to.include.members(['privacy.kept', 'kept.resume']);
  });

  for (const line of [
    'users can’t delete their data in ShareFile',
    'delete my data store from the server group fails with an error',
    'the export of my report does not work',
    'my data is gone after the update',
  ]) {
    it(`is not what “${line}” is about`, async () => {
      const story = await talk();
      const said = await story.say(line);
      expect(ids(said).some((id) => id.startsWith('priva'))).to.equal(false);
    });
  }
});

describe('a request that nobody finishes', () => {
  it('goes after a day with all its answers, and whoever comes back is told', async () => {
    const story = await talk();
    await story.sayAll('StoreFront is down', 'skip');
    story.wait({ hours: 23 });
    await story.world.letGo();
    expect(await story.stored()).to.include('"form"');
    story.wait({ hours: 1, minutes: 1 });
    await story.world.letGo();
    const said = await story.say('hello');
    expect(ids(said)).to.deep.equal(['draft.expired', 'greeting']);
    const state = JSON.stringify((await story.stored()).split('"dialog"')[1]?.slice(0, 200));
    expect(state).not.to.include('StoreFront');
  });

  it('leaves a card that says so', async () => {
    const story = await outageToReview();
    const card = story.card;
    story.wait({ hours: 25 });
    await story.world.letGo();
    const said = await story.press(card, 'send');
    expect(ids(said)).to.include.members(['draft.expired', 'card.old']);
    expect(await story.requests()).to.deep.equal([]);
  });

  it('goes once, and says so once', async () => {
    const story = await talk();
    await story.say('StoreFront is down');
    story.wait({ hours: 25 });
    await story.world.letGo();
    story.wait({ hours: 25 });
    await story.world.letGo();
    expect(ids(await story.say('hello'))).to.deep.equal(['draft.expired', 'greeting']);
  });

  it('counts as left at the question at which they stayed away, once', async () => {
    const metrics = prometheusMetrics();
    const story = await talk({ metrics });
    await story.say('StoreFront is down');
    const question = story.asking;
    story.wait({ hours: 23 });
    await story.world.letGo();
    expect((await metrics.read()).text).not.to.include('step="abandoned"');
    for (let days = 0; days < 2; days += 1) {
      story.wait({ hours: 25 });
      await story.world.letGo();
    }
    expect((await metrics.read()).text).to.include(
      `support_questions_total{form="open-case",question="${question}",step="abandoned"} 1\n`,
    );
  });

  it('is not missed where there was none', async () => {
    const story = await talk();
    story.wait({ hours: 25 });
    await story.world.letGo();
    expect(ids(await story.say('hello'))).to.deep.equal(['greeting']);
  });
});
