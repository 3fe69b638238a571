import { expect } from 'chai';
import { later, newest, textOf, withCase } from '../support/cases.ts';
import type { Talk } from '../support/talk.ts';

const ESCALATED = ['escalate case 100001: nobody answers', 'Other', 'Today', 'skip', 'Neither'];
const status = async (story: Talk): Promise<string> =>
  textOf(await (await later(story)).say('status of case 100001'));

describe('where a case stands', () => {
  it('names both escalations when one that was settled is not', async () => {
    const ana = await later(await withCase());
    await ana.sayAll(...ESCALATED, 'send');
    const first = await newest(ana, 'escalation');
    await ana.world.staff(first.reference, { kind: 'resolve', text: 'A manager has called.' });
    await ana.deliver();
    const again = await later(ana);
    await again.sayAll(...ESCALATED, 'send');
    const second = await newest(ana, 'escalation');
    await ana.say('No, not yet');
    await ana.world.staff(second.reference, { kind: 'take' });
    const text = await status(ana);
    expect(text).to.match(new RegExp(`${second.reference}\\. Kim Berg has it`));
    expect(text).to.match(new RegExp(`${first.reference}\\. Nobody has confirmed that yet`));
  });

  it('has the last word of support and the next step, whichever request they belong to', async () => {
    const story = await withCase();
    const { reference } = await newest(story, 'openCase');
    await story.world.staff(reference, { kind: 'nextSteps', text: 'A trace by six.' });
    await story.world.staff(reference, { kind: 'note', text: 'Between us.' });
    story.wait({ minutes: 5 });
    await story.world.staff(reference, { kind: 'answer', text: 'I read the trace now.' });
    await story.deliver();
    const text = await status(story);
    expect(text).to.match(/Next step, from Kim Berg, .*: A trace by six\./);
    expect(text).to.match(/Last from support, .*, Kim Berg: I read the trace now\./);
    expect(text.match(/I read the trace now/g)).to.have.length(1);
    expect(text).not.to.include('Between us');
  });

  it('does not say that nobody has what is being worked on', async () => {
    const story = await withCase();
    const { reference } = await newest(story, 'openCase');
    expect(await status(story)).to.include('Nobody has been named for it yet');
    await story.world.staff(reference, { kind: 'acknowledge' });
    await story.deliver();
    expect(await status(story)).to.include('Kim Berg has it');
    await story.world.staff(reference, { kind: 'release' });
    expect(await status(story), 'given back').to.include('Nobody has been named for it yet');
  });
});

describe('taking back what was sent', () => {
  it('works from another chat for who has proved the account, and for nobody else', async () => {
    const ana = await later(await withCase());
    await ana.sayAll(...ESCALATED, 'send');
    const { reference } = await newest(ana, 'escalation');
    await ana.deliver();
    const dana = await later(ana, { as: 'dana' });
    expect(textOf(await dana.say('withdraw my request'))).not.to.include(reference);
    const again = await later(ana);
    await again.say('withdraw my request');
    // What opened the case waits as well: one of the two is picked.
    const choice = again.last.flatMap(({ choices }) => choices);
    await again.say(choice.find(({ value }) => value === reference)?.value ?? '');
    await again.say('send');
    expect((await newest(ana, 'escalation')).status).to.equal('withdrawn');
  });
});
