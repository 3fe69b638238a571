import { expect } from 'chai';
import { keyedId, type Rendered, render as renderAll } from '../../bot/render.ts';
import type { Card } from '../../dialogs/cards/card.ts';
import { begin } from '../../dialogs/forms/progress.ts';
import { runOf } from '../../dialogs/forms/run.ts';
import { showWhole } from '../../dialogs/forms/wholeForm.ts';
import { openCase } from '../../dialogs/openCase.ts';
import type { Say } from '../../dialogs/say.ts';
import { aTurn } from '../dialogs/aTurn.ts';
import { cardProblem } from '../support/cardSchema.ts';

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

  it('hands a file over as a link to it', () => {
    const file = {
      id: 'f',
      name: 'a.json',
      contentType: 'application/json',
      size: 7,
      url: 'https://support.example/uploads/f',
    };
    const { activity } = render({ id: 'x', text: 'Here.', file }, 'c1');
    expect(activity).to.include({ text: 'Here.' });
    expect(activity.attachments).to.deep.equal([
      { contentType: 'application/json', name: 'a.json', contentUrl: file.url },
    ]);
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

describe('what the web shows', () => {
  const onWeb = (say: Say): string => JSON.stringify(render(say, 'c').activity);
  const choices = [{ value: 'none', title: 'No' }];
  const intake = { form: 'open-case', asking: 'workaround', choices };

  it('is, to the byte, what it was before there were other channels', () => {
    const question: Say = { id: 'a', text: 't', choices, intake };
    expect(onWeb(question)).to.equal(
      '{"type":"message","textFormat":"plain","text":"t","inputHint":"expectingInput","suggestedActions":{"to":[],"actions":[{"type":"imBack","title":"No","value":"No"}]},"channelData":{"reply":"a","intake":{"form":"open-case","asking":"workaround","choices":[{"value":"none","title":"No"}]}}}',
    );
    expect(onWeb({ id: 'review', text: 'twin', card, key: 'review:card-1' })).to.equal(
      '{"type":"message","textFormat":"plain","summary":"twin","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"$schema":"http://adaptivecards.io/schemas/adaptive-card.json","type":"AdaptiveCard","version":"1.5","speak":"Please check","body":[{"type":"RichTextBlock","inlines":[{"type":"TextRun","text":"Please check","weight":"Bolder","size":"Medium"}]},{"type":"ColumnSet","spacing":"Small","columns":[{"type":"Column","width":"stretch","items":[{"type":"RichTextBlock","inlines":[{"type":"TextRun","text":"Summary","isSubtle":true,"size":"Small"}]},{"type":"RichTextBlock","inlines":[{"type":"TextRun","text":"[click](https://evil.example) <img src=x> **bold**"}]}]},{"type":"Column","width":"auto","items":[{"type":"ActionSet","actions":[{"type":"Action.Submit","title":"Edit Summary","data":{"intake":{"card":"card-1","action":"edit","slot":"summary"}}}]}]}]},{"type":"ColumnSet","spacing":"Small","columns":[{"type":"Column","width":"stretch","items":[{"type":"RichTextBlock","inlines":[{"type":"TextRun","text":"Product","isSubtle":true,"size":"Small"}]},{"type":"RichTextBlock","inlines":[{"type":"TextRun","text":"StoreFront"}]}]}]}],"actions":[{"type":"Action.Submit","title":"Send","data":{"intake":{"card":"card-1","action":"send"}},"style":"positive"}]}}],"inputHint":"expectingInput","channelData":{"reply":"review","key":"review:card-1"},"id":"c|review:card-1"}',
    );
    expect(onWeb({ id: 'review.retired', text: 'old', replaces: 'k' })).to.equal(
      '{"type":"message","textFormat":"plain","text":"old","inputHint":"acceptingInput","channelData":{"reply":"review.retired"},"id":"c|k"}',
    );
  });

  it('holds nothing of what is for cards elsewhere', () => {
    const plain: Say = { id: 'a', text: 't', choices, intake };
    const more: Say = {
      ...plain,
      input: { kind: 'choice', choices },
      cardId: 'k.1.0',
      offersAll: 'All questions at once',
    };
    expect(onWeb(more)).to.equal(onWeb(plain));
    const say: Say = { id: 'request.status', text: 't', isStatusOnly: true, replaces: 'k' };
    expect(renderAll(say, { conversationId: 'c', channel: 'web' })).to.deep.equal([]);
  });

  it('shows all questions on a card whose inputs Web Chat sends back', async () => {
    const here = aTurn();
    const at = { ...begin('key'), asking: 'summary' };
    const result = await showWhole(runOf(openCase, here, at), at);
    const form = result.says.at(-1);
    const { activity } = render(form ?? { id: '', text: '' }, 'c');
    const [attachment] = activity.attachments ?? [];
    expect(cardProblem(attachment?.content)).to.equal(undefined);
    const card = JSON.stringify(attachment?.content);
    expect(card).to.contain('"id":"answers.startedAt.date"').and.not.to.contain('Action.Execute');
    for (const { slot } of form?.form?.fields ?? []) expect(card).to.contain(`"answers.${slot}`);
    expect(Buffer.byteLength(card)).to.be.below(25_000);
  });
});
