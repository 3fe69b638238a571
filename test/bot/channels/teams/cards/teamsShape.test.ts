import { expect } from 'chai';
import fc from 'fast-check';
import { teamsShape } from '../../../../../bot/channels/teams/cards/teamsShape.ts';
import { capabilitiesOf } from '../../../../../bot/channels/capabilities.ts';
import { renderer } from '../../../../../bot/render.ts';
import { allForms } from '../../../../../dialogs/allForms.ts';
import { requestCard, requestCardText } from '../../../../../dialogs/cards/requestCard.ts';
import { ask } from '../../../../../dialogs/forms/ask.ts';
import { beginForm } from '../../../../../dialogs/forms/beginForm.ts';
import { begin, REVIEW } from '../../../../../dialogs/forms/progress.ts';
import { runOf } from '../../../../../dialogs/forms/run.ts';
import { showWhole } from '../../../../../dialogs/forms/wholeForm.ts';
import type { Say } from '../../../../../dialogs/say.ts';
import type { RequestEvent } from '../../../../../services/requests/requestEvent.ts';
import { aTurn } from '../../../../dialogs/aTurn.ts';
import { aCaseView } from '../../../../fakes/aCase.ts';
import { aRequest } from '../../../../fakes/aRequest.ts';
import { cardProblem } from '../../../../support/cardSchema.ts';

const render = renderer({ teams: teamsShape });
const MOST = capabilitiesOf('teams').mostBytes;

const HOSTILE = [
  '[click](https://evil.example) **bold** # head',
  '<at>Everyone</at> look',
  '</at><AT id="0">Boss</AT>',
  '{{DATE(2026-11-21T10:00:00Z,SHORT)}} {{TIME(2026-11-21T10:00:00Z)}}',
  '${$root} ${1+1} ${title} $when $data',
  '"}],"actions":[{"type":"Action.OpenUrl"',
  'e\u0301 \u202Eright to left\u2066 🇩🇪👩‍👩‍👧 日本語のテキスト',
  'first line\r\nsecond line\n\n\nthird',
  '\\n \\" \u0000\u0007 \ud800 <script>alert(1)</script>',
];
const text = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc
    .tuple(fc.constantFrom(...HOSTILE), fc.string({ unit: 'grapheme' }))
    .map((two) => two.join(' ')),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }),
);

/** What a card holds, with the way to it. */
function walk(value: unknown, see: (one: Readonly<Record<string, unknown>>) => void): void {
  if (Array.isArray(value)) for (const one of value) walk(one, see);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  const fields = Object.fromEntries(Object.entries(value));
  see(fields);
  for (const [name, one] of Object.entries(fields)) if (name !== 'data') walk(one, see);
}

const bare = (said: string): string => said.replaceAll('\u2060', '');

interface Shown {
  readonly card: unknown;
  /** Every text run, and what stands in its inputs. */
  readonly said: string;
  readonly actions: readonly Readonly<Record<string, unknown>>[];
}

function shown(say: Say): Shown | undefined {
  const [rendered, ...more] = render(say, { conversationId: 'c', channel: 'teams' });
  expect(more).to.deep.equal([]);
  const activity = rendered?.activity;
  expect(JSON.parse(JSON.stringify(activity))).to.deep.equal(activity);
  const { channelData: _, ...sent } = activity ?? {};
  expect(Buffer.byteLength(JSON.stringify(sent)), 'bytes').to.be.at.most(MOST);
  const card: unknown = activity?.attachments?.[0]?.content;
  if (card === undefined) return undefined;
  // Teams gives no id to a message that has both.
  expect(activity).not.to.have.property('text');
  expect(activity?.channelData).to.have.property('twin', say.text);
  expect(cardProblem(card), JSON.stringify(card)).to.equal(undefined);
  const runs: string[] = [];
  const actions: Readonly<Record<string, unknown>>[] = [];
  walk(card, (one) => {
    const { type } = one;
    // These read Markdown.
    expect(['TextBlock', 'FactSet', 'Fact', 'Media', 'Image']).not.to.include(type);
    expect(one).not.to.have.any.keys('msteams', 'selectAction', 'url', 'fallbackText');
    if (type === 'TextRun') runs.push(String(one['text']));
    for (const name of ['label', 'title', 'value', 'placeholder']) {
      if (typeof one[name] === 'string') runs.push(one[name]);
    }
    if (typeof type === 'string' && type.startsWith('Action.')) actions.push(one);
  });
  const said = runs.join('\n');
  expect(said).not.to.contain('{{');
  expect(said).not.to.match(/<\/?at\b/i);
  return { card, said, actions };
}

const heldBy = (action: Readonly<Record<string, unknown>>): unknown => action['data'];

describe('a question in Teams', () => {
  const choices = [
    { value: 'none', title: 'No' },
    { value: 'yes', title: 'Yes, people can work that way' },
  ];
  const question: Say = {
    id: 'open-case.workaround.ask',
    text: 'Is there a way around it?',
    choices: [...choices, { value: 'skip', title: 'Skip' }],
    input: { kind: 'choice', choices },
    cardId: 'key.7.0',
    intake: { form: 'open-case', asking: 'workaround', choices },
  };

  it('is text where people type the answer', () => {
    const say: Say = { id: 'a', text: 'What is wrong?', input: { kind: 'text' }, cardId: 'k.1.0' };
    const [rendered] = render(say, { conversationId: 'c', channel: 'teams' });
    expect(rendered?.activity).to.include({ text: 'What is wrong?', textFormat: 'plain' });
    expect(rendered?.activity).not.to.have.property('attachments');
  });

  it('has buttons that say in the chat what was picked, and to us which question it answers', () => {
    const card = shown(question);
    expect(card?.actions.map(({ title }) => title)).to.deep.equal([
      'No',
      'Yes, people can work that way',
      'Skip',
    ]);
    const intake = { card: 'key.7.0', action: 'answer', slot: 'workaround', answer: 'none' };
    const [first] = card?.actions ?? [];
    expect(first && heldBy(first)).to.deep.equal({
      intake,
      msteams: { type: 'messageBack', displayText: 'No', text: 'No', value: { intake } },
      // For the Playground, which fails without it.
      msTeams: {},
    });
  });

  it('has a list where there are more answers than buttons', () => {
    const many = Array.from({ length: 7 }, (_, n) => ({ value: `v${n}`, title: `Title ${n}` }));
    const say = {
      ...question,
      choices: [...many, { value: 'skip', title: 'Skip' }],
      input: { kind: 'choice' as const, choices: many },
    };
    const card = shown(say);
    expect(card?.actions.map(({ title }) => title)).to.deep.equal(['Send', 'Skip']);
    for (const { title } of many) expect(card?.said).to.contain(title);
    expect(JSON.stringify(card?.card)).to.contain('"type":"Input.ChoiceSet"');
  });

  it('asks for a moment with a date and a time', () => {
    const { choices: _, ...open } = question;
    const card = JSON.stringify(shown({ ...open, input: { kind: 'instant' } })?.card);
    expect(card).to.contain('"id":"answer.date"').and.to.contain('"id":"answer.time"');
  });

  it('offers all questions at once quietly', () => {
    const { choices: _, ...open } = question;
    const card = shown({ ...open, input: { kind: 'text' }, offersAll: 'All questions at once' });
    const [all, ...others] = card?.actions ?? [];
    expect(others).to.deep.equal([]);
    expect(all && heldBy(all)).to.have.deep.property('intake', { card: 'key.7.0', action: 'all' });
  });
});

describe('every card in Teams', () => {
  const turn = () => aTurn({ as: 'ana', cases: [aCaseView({ title: HOSTILE[0] ?? '' })] });

  for (const form of allForms.values()) {
    it(`of ${form.id} is valid and small, and shows what people typed as they typed it`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(text, { minLength: 3, maxLength: 3 }), async (texts) => {
          const here = turn();
          await form.prepare?.({}, here);
          // Of choices nobody types the value.
          const slots = Object.keys(form.questions).filter(
            (slot) => form.questions[slot]?.choices === undefined,
          );
          const known = Object.fromEntries(
            slots.map((slot, place) => [slot, texts[place % texts.length]]),
          );
          const at = { ...begin('key'), known, asking: REVIEW };
          for (const say of ask(form, at, here).says) {
            const card = shown(say);
            for (const row of say.card?.rows ?? []) {
              expect(say.text).to.contain(row.label).and.to.contain(row.value);
              for (const line of row.value.split(/\r\n?|\n/).filter((one) => one.trim())) {
                expect(bare(card?.said ?? '')).to.contain(bare(line));
              }
            }
          }
          const all = await showWhole(runOf(form, here, at), at);
          for (const say of all.says) {
            shown(say);
            for (const { label } of say.form?.fields ?? []) expect(say.text).to.contain(label);
          }
          const asked = await beginForm(form, { text: texts[0] ?? '' }, here);
          for (const say of asked.says) shown({ ...say, cardId: 'key.7.0' });
        }),
        { numRuns: 15 },
      );
    });
  }

  it('of a sent request says how it stands, in the card and in words', () => {
    fc.assert(
      fc.property(text, text, (name, said) => {
        const event = (kind: RequestEvent['kind'], place: number): RequestEvent => ({
          id: `${kind}-${place}`,
          at: '2026-11-21T10:00:00.000Z',
          kind,
          by: { kind: 'staff', name: name.slice(0, 80) || 'x' },
          text: said,
        });
        const kinds = ['delivered', 'acknowledged', 'nextSteps', 'resolved', 'note'] as const;
        const request = aRequest({ caseNumber: '100007', events: kinds.map(event) });
        const status = requestCard(request, { zone: 'Europe/London' });
        const twin = requestCardText(status);
        const card = shown({ id: 'request.status', text: twin, status, replaces: 'review:x' });
        expect(card?.actions).to.deep.equal([]);
        for (const { label, value } of status.rows) {
          expect(card?.said).to.contain(label);
          expect(bare(card?.said ?? '')).to.contain(bare(value));
          expect(twin).to.contain(`${label}: ${value}`);
        }
        expect(status.news).to.have.lengthOf(4);
        for (const { text: news } of status.news) expect(twin).to.contain(news);
      }),
      { numRuns: 60 },
    );
  });

  it('that is over says so, and has no buttons', () => {
    const card = shown({ id: 'review.retired', text: HOSTILE[1] ?? '', replaces: 'review:x' });
    expect(card?.actions).to.deep.equal([]);
    expect(bare(card?.said ?? '')).to.equal(HOSTILE[1]);
  });
});

describe('a review in Teams', () => {
  const rows = (value: string) =>
    Array.from({ length: 12 }, (_, n) => ({
      label: `Row ${n}`,
      value,
      edit: { slot: `slot${n}`, title: `Edit Row ${n}` },
    }));
  const review = (value: string): Say => ({
    id: 'review',
    text: 'twin',
    key: 'review:card-1',
    card: {
      id: 'card-1',
      title: 'Please check',
      rows: rows(value),
      buttons: [
        { title: 'Send', action: 'send', style: 'positive' },
        { title: 'Cancel', action: 'cancel' },
      ],
    },
  });

  it('has buttons that are answered at once, and as a message by clients that can’t', () => {
    const actions = shown(review('x'))?.actions ?? [];
    const executed = actions.filter(({ type }) => type === 'Action.Execute');
    expect(executed.map((one) => one['verb'])).to.deep.equal([
      ...rows('x').map(() => 'intake.edit'),
      'intake.send',
      'intake.cancel',
    ]);
    for (const one of executed) {
      expect(one['fallback']).to.deep.include({ type: 'Action.Submit', data: one['data'] });
    }
    const held = executed.at(-2);
    expect(held && heldBy(held)).to.deep.equal({ intake: { card: 'card-1', action: 'send' } });
  });

  it('cuts long answers until it fits, and says that they are sent in full', () => {
    const said = shown(review('日本'.repeat(2000)))?.said;
    expect(said).to.contain('in full in what is sent');
    for (const { label } of rows('')) expect(said).to.contain(label);
  });
});
