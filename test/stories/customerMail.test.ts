import { expect } from 'chai';
import { BackendError } from '../../services/cases/backendError.ts';
import { memoryMailer } from '../fakes/memoryMailer.ts';
import { later, newest, withCase } from '../support/cases.ts';
import { ids, talk } from '../support/talk.ts';

const ANA = 'ana.morales@example.com';
const ESCALATED = ['escalate case 100001: nobody answers', 'Other', 'Today', 'skip', 'Neither'];

describe('a customer who has left the chat', () => {
  it('is mailed what support says, each thing once, and finds it in the chat too', async () => {
    const story = await withCase({ isThere: () => false });
    const { reference } = await newest(story, 'openCase');
    const { world } = story;
    await world.staff(reference, { kind: 'acknowledge', text: 'I look at it.' });
    await world.staff(reference, { kind: 'note', text: 'Between us: the licence is old.' });
    await world.staff(reference, { kind: 'answer', text: 'Which <b>server</b>\nis it?' });
    await world.staff(reference, { kind: 'nextSteps', text: 'A trace by six.' });
    await world.staff(reference, { kind: 'resolve', text: 'The certificate had expired.' });
    const said = ids(await story.deliver());
    expect(said).to.include.members(['told.acknowledged', 'told.answer', 'told.resolved']);
    await story.deliver();
    const mails = (await world.mails()).filter(({ to }) => to === ANA);
    expect(mails.map(({ subject }) => subject)).to.have.members([
      `${reference}: Kim Berg has seen your request`,
      `${reference}: an answer from Kim Berg`,
      `${reference}: the next steps`,
      `${reference}: is it solved?`,
    ]);
    const answer = mails.find(({ subject }) => subject.includes('an answer'));
    expect(answer?.text).to.include('Which <b>server</b>\nis it?');
    expect(answer?.html).to.include('Which &lt;b&gt;server&lt;/b&gt;<br>is it?');
    expect(JSON.stringify(mails)).not.to.match(/licence|Northwind|ORG-|CSS|entitle|100001/);
    expect(new Set(mails.map(({ id }) => id)).size).to.equal(4);
    expect(new Set(mails.map(({ thread }) => thread?.join()))).to.have.property('size', 1);
  });

  it('is mailed who takes their request, if nobody has acknowledged it', async () => {
    const story = await withCase({ isThere: () => false });
    const { reference } = await newest(story, 'openCase');
    await story.world.staff(reference, { kind: 'take' });
    await story.deliver();
    const mails = (await story.world.mails()).filter(({ to }) => to === ANA);
    expect(mails.map(({ subject }) => subject)).to.deep.equal([
      `${reference}: Kim Berg has seen your request`,
    ]);
  });

  it('is not mailed while a page is open', async () => {
    const story = await withCase();
    const { reference } = await newest(story, 'openCase');
    await story.world.staff(reference, { kind: 'answer', text: 'Hello' });
    await story.deliver();
    expect((await story.world.mails()).filter(({ to }) => to === ANA)).to.deep.equal([]);
  });

  it('is told why something was refused', async () => {
    const story = await later(await withCase({ isThere: () => false }));
    await story.sayAll(...ESCALATED);
    const other = await later(story);
    await other.sayAll('close case 100001', 'It is solved', 'skip', 'send');
    await other.deliver();
    await story.say('send');
    const { reference } = await newest(story, 'escalation');
    await story.deliver();
    const mails = (await story.world.mails()).filter(({ to }) => to === ANA);
    expect(mails.map(({ subject }) => subject)).to.include(`${reference} could not be carried out`);
  });

  it('is mailed apart from who joined them and is still there', async () => {
    const gone = new Set<string>();
    const ana = await later(await withCase({ isThere: (id) => !gone.has(id) }));
    await ana.sayAll(...ESCALATED, 'send');
    const luis = await later(ana, { as: 'luis' });
    await luis.sayAll(...ESCALATED, 'send');
    const { reference, origin } = await newest(ana, 'escalation');
    gone.add(origin.conversationId);
    await ana.world.staff(reference, { kind: 'nextSteps', text: 'We meet at noon.' });
    await ana.deliver();
    const mails = (await ana.world.mails()).filter(({ subject }) => subject.includes('next steps'));
    expect(mails.map(({ to }) => to)).to.deep.equal([ANA]);
  });

  it('gets the mail when the server is back, and hears nothing twice in the chat meanwhile', async () => {
    let isDown = true;
    const mailer = memoryMailer();
    const flaky = {
      ...mailer,
      send: async (...given: Parameters<typeof mailer.send>) => {
        if (isDown) throw new BackendError('retryable', 'down', { applied: 'no' });
        return mailer.send(...given);
      },
    };
    const story = await talk({ isThere: () => false, mailer: flaky });
    await story.sayAll('agent', 'We need somebody', 'Bo Ek', 'bo@example.com');
    const { reference } = await newest(story, 'person');
    await story.world.staff(reference, { kind: 'answer', text: 'Hello Bo' });
    expect(ids(await story.deliver())).to.include('told.answer');
    isDown = false;
    story.wait({ minutes: 30 });
    expect(ids(await story.deliver())).to.deep.equal([]);
    const mails = mailer.sent.filter(({ to }) => to === 'bo@example.com');
    expect(mails.map(({ subject }) => subject)).to.deep.equal([
      `${reference}: an answer from Kim Berg`,
    ]);
  });
});
