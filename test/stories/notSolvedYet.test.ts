import { expect } from 'chai';
import { newest, textOf, withCase } from '../support/cases.ts';
import { ids, type Talk, talk } from '../support/talk.ts';

/** Support has said that it is solved, and the customer that it is not. */
async function disputing(story: Talk, reference: string): Promise<string> {
  await story.world.staff(reference, { kind: 'resolve', text: 'The certificate had expired.' });
  await story.deliver();
  await story.say('No, not yet');
  expect(ids(story.last)).to.deep.equal(['solved.disputed']);
  return textOf(story.last);
}

describe('a customer for whom it is not solved', () => {
  it('is told who sees it, that no rule names a time, and what they can do', async () => {
    const story = await withCase({ supportPhone: '+1 202-555-0143' });
    const { reference, queues } = await newest(story, 'openCase');
    const said = await disputing(story, reference);
    expect(said)
      .to.include(`Your request ${reference} is open again`)
      .and.to.include(`Who sees it: ${queues[0]?.name}`)
      .and.to.include('no rule names a time')
      .and.to.include('“escalate case 100001”')
      .and.to.include('phone your support centre (+1 202-555-0143)');
    expect(said, 'nothing is promised without a rule').not.to.match(/will take it up|soon/);
  });

  it('can do what they were told', async () => {
    const story = await withCase();
    const { reference } = await newest(story, 'openCase');
    await disputing(story, reference);
    await story.say('escalate case 100001');
    expect(story.last.at(-1)?.intake?.form).to.equal('escalate-case');
  });

  it('is not told the old time when somebody takes it again', async () => {
    const story = await withCase();
    const { reference } = await newest(story, 'openCase');
    await story.world.staff(reference, { kind: 'take' });
    expect(textOf(await story.deliver())).to.include('The time given for it was');
    await disputing(story, reference);
    await story.world.staff(reference, { kind: 'take' });
    expect(textOf(await story.deliver()))
      .to.include('has seen your request')
      .and.not.to.include('The time given');
  });

  it('finds it waiting when they ask how it stands', async () => {
    const story = await talk({ as: 'ana' });
    await story.sayAll('agent', 'Who looks after our licences?');
    const { reference } = await newest(story, 'person');
    const said = await disputing(story, reference);
    expect(said).to.include('say “person”').and.not.to.include('“escalate');
    await story.say(reference);
    expect(textOf(story.last)).to.include('open again').and.to.include('No rule names a time');
    await story.world.staff(reference, { kind: 'take' });
    await story.say(reference);
    expect(textOf(story.last)).to.include('works on it').and.not.to.include('open again');
  });
});
