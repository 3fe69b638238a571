import { expect } from 'chai';
import { requestCard, requestCardText } from '../../dialogs/cards/requestCard.ts';
import type { SupportRequest } from '../../services/requests/supportRequest.ts';
import { aRequest } from '../fakes/aRequest.ts';
import { later, newest, textOf, withCase } from '../support/cases.ts';
import { ids, type Reply, talk } from '../support/talk.ts';

const AMERICAS = { number: '+1 202-555-0143', regions: ['americas'] };
const EMEA = { number: '+44 20 7946 0123', regions: ['emea'] };
const XEN = { number: '+1 202-555-0101', programmes: ['xenserver'] };
const phones = [XEN, AMERICAS, EMEA];

/** What Teams shows as cards. */
const shownIn = (says: readonly Reply[]): readonly string[] =>
  says.flatMap(({ activity }) => ('attachments' in activity ? [JSON.stringify(activity)] : []));

describe('where customers are told to phone', () => {
  for (const [as, number] of [
    ['ana', '+1 202-555-0143'],
    ['jonas', '+44 20 7946 0123'],
    ['ingrid', '+1 202-555-0101'],
  ] as const) {
    it(`the number is that of their region or programme (${as})`, async () => {
      const story = await talk({ as, phones });
      await story.sayAll('Everything is down', 'agent');
      expect(textOf(story.last)).to.include(`phone your support centre (${number})`);
      const { activity } = story.last.at(-1) ?? {};
      expect(activity?.['textFormat'], 'customers are quoted in it').to.equal('plain');
      expect(activity?.['channelData']).to.deep.include({ phones: [number] });
    });
  }

  it('somebody unknown is told each, with its region', async () => {
    const story = await talk({ phones });
    await story.sayAll('StoreFront is down', 'agent');
    expect(textOf(story.last)).to.include(
      'phone your support centre (Americas +1 202-555-0143; Europe, Middle East and Africa +44 20 7946 0123)',
    );
  });

  it('somebody unknown is told the product’s own number where it has one', async () => {
    const story = await talk({ phones: [XEN, AMERICAS, EMEA, { number: '+1 202-555-0100' }] });
    await story.sayAll('xenserver host down, all VMs offline, production stopped');
    const said = story.last.find(({ id }) => id === 'open-case.call-in');
    expect(said?.text).to.include('call your support centre (+1 202-555-0101) now');
    expect(said?.activity['channelData']).to.deep.include({ phones: ['+1 202-555-0101'] });
    const other = await talk({ in: story.world });
    await other.sayAll('StoreFront is down', 'skip', 'No', 'agent');
    expect(textOf(other.last)).to.include('phone your support centre (+1 202-555-0100)');
  });

  it('a region without a number has the operator’s general one, or the words alone', async () => {
    const without = await talk({ as: 'priya', phones });
    await without.sayAll('StoreFront is down', 'agent');
    expect(textOf(without.last)).to.include('phone your support centre.');
    expect(without.last.at(-1)?.activity['channelData']).not.to.have.property('phones');
    const general = await talk({ as: 'priya', phones, supportPhone: '+1 202-555-0100' });
    await general.sayAll('StoreFront is down', 'agent');
    expect(textOf(general.last)).to.include('phone your support centre (+1 202-555-0100)');
  });

  it('the receipt of an outage, the ways to management and the rules name it', async () => {
    const story = await withCase({ phones });
    const receipt = (await story.requests()).length;
    expect(receipt).to.equal(1);
    await story.say('how do I escalate a case?');
    expect(textOf(story.last)).to.include('Call the support centre (+1 202-555-0143)');
    await story.say('how do I open a case?');
    expect(textOf(story.last)).to.include('Call a technical support centre (+1 202-555-0143)');
    const other = await later(story);
    await other.say('escalate case 100001: nobody answers');
    expect(textOf(other.last)).to.include('Call the support centre (+1 202-555-0143)');
  });

  it('stands on the card of an outage in Teams, also once the desk has it', async () => {
    const row = `Phone your support centre (${AMERICAS.number}) and name SR-`;
    const story = await talk({ as: 'ana', at: '2026-11-21T15:00', phones, channel: 'teams' });
    await story.sayAll(
      'Our StoreFront has been down since 6 this morning, 500 people can’t log in',
      'No',
      'No orders can be taken',
      'yes',
      '2402 LTSR',
      '+44 20 7946 0000',
      'send',
    );
    for (const says of [story.last, await story.deliver()]) {
      const card = shownIn(says).find((one) => one.includes('Sent to support'));
      expect(card).to.include('If every minute counts').and.to.include(row);
    }
  });

  it('stands on no card of what does not hurry, or is over', () => {
    const hurries = (request: SupportRequest): boolean =>
      requestCardText(requestCard(request, { zone: 'UTC' })).includes('If every minute counts');
    const outage = aRequest({ severityNow: 1 });
    const by = { kind: 'staff' as const, name: 'Kim Park' };
    const resolved = { id: 'r', at: outage.raisedAt, by, kind: 'resolved' as const, text: 'Done' };
    expect(hurries(outage)).to.equal(true);
    expect(hurries(aRequest({ severityNow: 3 }))).to.equal(false);
    expect(hurries({ ...outage, events: [resolved] })).to.equal(false);
  });

  it('is told to whoever asks for it, also in between, or that it is not known', async () => {
    const story = await talk({ as: 'jonas', phones });
    await story.sayAll('StoreFront is down', 'What number do I phone?');
    expect(textOf(story.last)).to.include('at +44 20 7946 0123.');
    expect(story.last[0]?.activity['channelData']).to.deep.include({ phones: [EMEA.number] });
    expect(story.asking, 'and it goes on').to.equal('startedAt');
    const without = await talk({ as: 'jonas' });
    await without.say('What number do I phone?');
    expect(textOf(without.last)).to.include('know no phone number for you');
    expect(await without.requests()).to.have.length(0);
  });

  it('is not said to be unknown to all where it is only not known for a region', async () => {
    for (const line of ['what is the hotline number', 'your number', 'support number?']) {
      const story = await talk({ as: 'ana', phones: [EMEA] });
      await story.say(line);
      expect(ids(story.last), line).to.deep.equal(['faq.phone.unknown']);
      expect(textOf(story.last)).to.include('for you to call').and.not.to.include('documents');
      const known = await talk({ as: 'jonas', phones: [EMEA] });
      await known.say(line);
      expect(textOf(known.last), line).to.include(EMEA.number);
    }
  });

  it('a way to phone in other words names it, too', async () => {
    const story = await talk({ as: 'ingrid', phones });
    await story.say('how do I escalate a case?');
    expect(textOf(story.last)).to.match(/Call Customer Service [^\n]*\(\+1 202-555-0101\)/);
  });

  it('a mail names it, as a link where mails have links', async () => {
    const story = await withCase({ phones, isThere: () => false });
    const { reference } = await newest(story, 'openCase');
    await story.world.staff(reference, { kind: 'acknowledge' });
    await story.deliver();
    const mail = (await story.world.mails()).find(({ subject }) => subject.includes('has seen'));
    expect(mail?.text).to.include('phone your support centre (+1 202-555-0143)');
    expect(mail?.html).to.include('<a href="tel:+12025550143">+1 202-555-0143</a>');
  });

  it('what the customer wrote of it is shown as they wrote it', async () => {
    const story = await talk({ as: 'ana', phones });
    await story.say('StoreFront is down and they said to phone the support centre');
    await story.say('review');
    const shown = story.last.find(({ id }) => id === 'form.so-far-all')?.text;
    expect(shown).to.include('phone the support centre').and.not.to.include('202-555');
  });

  it('is put into nothing that the customer is quoted with', async () => {
    for (const line of ['i will call the support centre', 'call your support centre']) {
      const story = await talk({ as: 'ana', phones });
      await story.sayAll('please phone your support centre now', line);
      const said = story.last.find(({ id }) => id === 'product.unknown')?.text;
      expect(said).to.include(`Is it really called “${line}”?`);
      expect(textOf(story.last)).not.to.include('202-555');
    }
  });
});
