import { expect } from 'chai';
import { keyedId, type Rendered, render as renderAll } from '../../bot/render.ts';
import type { Card } from '../../dialogs/cards/card.ts';
import type { Say } from '../../dialogs/say.ts';

const NOW = '2026-11-21T10:00:00.000Z';
const card: Card = {
  id: 'card-1',
  title: 'Please check',
  rows: [
    {
      label: 'Summary',
      value: '[click](https://evil.example) <img src=x> **bold**',
      edit: { slot: 'summary', title: 'Edit Summary' },
    },
    { label: 'Product', value: 'StoreFront' },
  ],
  buttons: [{ title: 'Send', action: 'send', style: 'positive' }],
};

/** On the web everything that is said is one message. */
function render(say: Say, conversationId: string, sentAt?: string): Rendered {
  const rendered = renderAll(say, { conversationId, channel: 'web', sentAt });
  expect(rendered).to.have.lengthOf(1);
  const [one] = rendered;
  if (one === undefined) throw new Error('nothing was rendered');
  return one;
}

describe('what the bot says, as an activity', () => {
  it('is plain text, so that what people typed stays what they typed', () => {
    const { activity, isUpdate } = render({ id: 'a', text: '**x**' }, 'c');
    expect(activity).to.deep.equal({
      type: 'message',
      textFormat: 'plain',
      text: '**x**',
      inputHint: 'acceptingInput',
      channelData: { reply: 'a' },
    });
    expect(isUpdate).to.equal(false);
  });

  it('offers choices as buttons that send what they say, with their values for programs', () => {
    const choices = [{ value: 'none', title: 'No' }];
    const intake = { form: 'open-case', asking: 'workaround', choices };
    const { activity } = render({ id: 'a', text: 't', choices, intake }, 'c');
    expect(activity.suggestedActions?.actions).to.deep.equal([
      { type: 'imBack', title: 'No', value: 'No' },
    ]);
    expect(activity.inputHint).to.equal('expectingInput');
    expect(activity.channelData).to.deep.equal({ reply: 'a', intake });
  });

  it('shows a card with its text twin for those who see none', () => {
    const { activity } = render({ id: 'review', text: 'twin', card, key: 'review:card-1' }, 'c');
    expect(activity.summary).to.equal('twin');
    expect(activity).not.to.have.any.keys('text', 'suggestedActions');
    const [attachment] = activity.attachments ?? [];
    expect(attachment?.contentType).to.equal('application/vnd.microsoft.card.adaptive');
    expect(attachment?.content).to.include({ type: 'AdaptiveCard', version: '1.5' });
  });

  it('puts what people typed into a card where nothing reads it as Markdown', () => {
    const { activity } = render({ id: 'review', text: 'twin', card }, 'c');
    const blocks: unknown[] = [];
    JSON.stringify(activity.attachments, (_key, value: unknown) => {
      const isBlock = typeof value === 'object' && value !== null && 'type' in value;
      if (isBlock && JSON.stringify(value).includes('evil')) blocks.push(value.type);
      return value;
    });
    expect(blocks.at(-1)).to.equal('TextRun');
    expect(blocks).not.to.include('TextBlock');
  });

  it('gives each button the id of its card, what it does and to which slot', () => {
    const { activity } = render({ id: 'review', text: 'twin', card }, 'c');
    const sent = [...JSON.stringify(activity.attachments).matchAll(/"data":(\{.*?\}\})/g)].map(
      ([, data]) => JSON.parse(data ?? ''),
    );
    expect(sent).to.deep.equal([
      { intake: { card: 'card-1', action: 'edit', slot: 'summary' } },
      { intake: { card: 'card-1', action: 'send' } },
    ]);
  });

  it('takes the place of an earlier message under its id, and keeps its time', () => {
    const first = render({ id: 'review', text: 't', card, key: 'k' }, 'c');
    expect(first.activity).not.to.have.property('timestamp');
    const later = render({ id: 'review.retired', text: 'old', replaces: 'k' }, 'c', NOW);
    expect(later.isUpdate).to.equal(true);
    expect(later.activity).to.include({ id: first.activity.id, timestamp: NOW, text: 'old' });
    expect(later.activity.id).to.equal(keyedId('c', 'k'));
  });

  it('is plain JSON', () => {
    const { activity } = render({ id: 'review', text: 't', card, key: 'k' }, 'c');
    expect(JSON.parse(JSON.stringify(activity))).to.deep.equal(activity);
  });
});
