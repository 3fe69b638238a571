import { expect } from 'chai';
import { later, newest, withCase } from '../support/cases.ts';
import { ids, talk } from '../support/talk.ts';

async function changing() {
  const story = await later(await withCase());
  await story.say('change contact');
  expect(story.asking).to.equal('name');
  return story;
}

describe('changing the contact of a case', () => {
  for (const line of [
    'same email',
    'the same phone',
    'Same',
    'email is the same',
    'same as before',
  ]) {
    it(`takes “${line}” for nobody’s name`, async () => {
      const story = await changing();
      await story.say(line);
      expect(story.asking).to.equal('name');
      expect(ids(story.last)).to.deep.equal(['change-contact.name.hint']);
    });
  }

  it('knows who it is that stays, and takes their new number', async () => {
    const story = await changing();
    await story.say('its still me Ana Morales, new phone 212 555 0142');
    expect(story.asking).to.equal('email');
    await story.say('same email');
    expect(story.asking).to.equal('review');
    await story.say('send');
    expect((await newest(story, 'contact')).draft).to.deep.include({
      caseNumber: '100001',
      name: 'Ana Morales',
      email: 'ana.morales@example.com',
      phone: '+1 212 555 0142',
    });
  });

  it('knows no address of anybody else', async () => {
    const story = await changing();
    await story.sayAll('Luis Ortega', 'same email');
    expect(story.asking).to.equal('email');
  });

  for (const line of [
    'i got a new phone number +91 98 7654 3210',
    'change my phone to +91 98 7654 3210',
    'Please update my mobile number to +91 98 7654 3210.',
    'my phone number has changed to +91 98 7654 3210',
  ]) {
    it(`shows the new number before it is changed: “${line}”`, async () => {
      const story = await later(await withCase());
      await story.say(line);
      expect(story.asking).to.equal('review');
      expect(story.last.at(-1)?.intake?.form).to.equal('change-contact');
      expect(story.last.at(-1)?.text)
        .to.include('Ana Morales')
        .and.to.include('ana.morales@example.com')
        .and.to.include('+91 98 7654 3210');
    });
  }

  it('is not begun by a number that an open form asks for', async () => {
    const story = await talk({ as: 'ana', at: '2026-11-21T15:00' });
    await story.sayAll('Our StoreFront has been down since 6 this morning', 'No', '500');
    await story.sayAll('skip', 'yes', 'skip');
    expect(story.asking).to.equal('phone');
    await story.say('I have a new phone number +91 98 7654 3210');
    expect(story.asking).to.equal('review');
    expect(story.last.map(({ text }) => text).join()).to.include('+91 98 7654 3210');
  });
});
