import { expect } from 'chai';
import fc from 'fast-check';
import { allForms } from '../../dialogs/allForms.ts';
import { DialogState } from '../../dialogs/dialogState.ts';
import { questionOf, slotNames } from '../../dialogs/forms/outline.ts';
import { en } from '../../dialogs/replies/en.ts';
import { replyIfAny } from '../../dialogs/replies/replies.ts';
import { respond } from '../../dialogs/rootDialog.ts';
import type { RaiseInput } from '../../services/requests/raise.ts';
import { aCaseView } from '../fakes/aCase.ts';
import { aLine, aTurn } from './aTurn.ts';

const forms = [...allForms.values()];

describe('every form', () => {
  for (const form of forms) {
    it(`${form.id}: asks, asks again, labels and explains every slot, and is named`, () => {
      for (const slot of Object.keys(form.questions)) {
        for (const part of ['ask', 'hint', 'label', 'why']) {
          expect(replyIfAny(`${form.id}.${slot}.${part}`), `${slot}.${part}`).to.be.a('string');
        }
      }
      expect(replyIfAny(`form.name.${form.id}`)).to.be.a('string');
    });

    it(`${form.id}: calls each slot by names of its own`, () => {
      const called = Object.entries(form.questions).flatMap(([slot, question]) => [
        ...slotNames({ ...form, questions: { [slot]: question } }).keys(),
      ]);
      expect(called).to.deep.equal([...new Set(called)]);
    });

    it(`${form.id}: offers choices that fit on a button, each with a value and a title of its own`, async () => {
      const turn = aTurn({ as: 'ana', cases: [aCaseView({ title: 'x'.repeat(200) })] });
      await form.prepare?.({}, turn);
      for (const slot of Object.keys(form.questions)) {
        const choices = questionOf(form, slot).choices?.({}, turn) ?? [];
        for (const { title } of choices) expect(title.length, title).to.be.within(1, 60);
        for (const by of ['value', 'title'] as const) {
          const all = choices.map((one) => one[by].toLowerCase());
          expect(all, slot).to.deep.equal([...new Set(all)]);
        }
      }
    });

    it(`${form.id}: opens with a slot that it has`, () => {
      expect(Object.keys(form.questions)).to.include(form.opening);
    });
  }

  it('has no text for a slot of a form that is not there', () => {
    const asks = Object.keys(en).filter((id) => /^[a-z-]+\.\w+\.(?:ask|hint|why)$/.test(id));
    for (const id of asks) {
      const [form = '', slot = ''] = id.split('.');
      const known = allForms.get(form);
      // A form's own words for what every form says are looked at below.
      if (known === undefined || id.slice(form.length + 1) in en) continue;
      expect(Object.keys(known.questions), id).to.include(slot);
    }
  });

  it('has words of its own only for what every form says, and they fit on its buttons', () => {
    const own = Object.entries<string>(en).flatMap(([id, text]) => {
      const [, form = '', said = ''] = /^([a-z-]+)\.((?:review|cancel)\.[\w-]+)$/.exec(id) ?? [];
      return allForms.has(form) ? [{ id, said, text }] : [];
    });
    expect(own).not.to.have.length(0);
    for (const { id, said, text } of own) {
      expect(en, id).to.have.property(said);
      if (/\.(?:send|cancel|yes)$/.test(id)) expect(text.length, id).to.be.at.most(60);
    }
  });
});

const LINES = [
  'escalate case 100001',
  'technical escalation of case 100001',
  'my cases',
  'close case 100001',
  'reopen case 100002',
  'reopen case 100003',
  'add information to case 100001',
  'lower the severity of case 100001',
  'raise the severity of case 100001',
  'change the contact of case 100001',
  'cancel my request',
  'I want to replace my appliance',
  'I have a complaint',
  'case review',
  'extended support',
  'StoreFront is down',
  'agent',
  'manager',
  'new case',
  '100001',
  '100002',
  '100003',
  '999999',
  'yes',
  'no',
  'send',
  'skip',
  'back',
  'cancel',
  'help',
  'why?',
  'review',
  'restart',
  'Continue',
  'Start again',
  'Do that now',
  'It is my answer',
  'Go on here',
  'ana.morales@example.com',
  '123456',
  'code again',
  'Bo Ek',
  '+44 20 7946 0000',
  'Right now',
  'Be called back',
  '3',
  '5',
  'solved',
  'Nobody answers us for hours',
  '{name}',
  '😭',
  '',
  'x'.repeat(3000),
  'change case to 100002',
  'change summary to something else',
  'when will you respond?',
];

const cases = [
  aCaseView(),
  aCaseView(
    { caseNumber: '100002', status: 'closed', closedAt: '2026-11-20T12:00:00.000Z' },
    {
      reopening: { kind: 'reopen', days: 30, until: '2026-12-20T12:00:00.000Z', source: 'D1, x' },
    },
  ),
  aCaseView(
    { caseNumber: '100003', status: 'closed', closedAt: '2026-01-20T12:00:00.000Z' },
    {
      reopening: { kind: 'newCase', days: 30, until: '2026-02-20T12:00:00.000Z', source: 'D1, x' },
    },
  ),
];

describe('a conversation of any forms', () => {
  it('goes on whatever is typed: says something, asks what is open, and survives JSON', async () => {
    const told = fc.record({
      as: fc.constantFrom(undefined, 'ana', 'ana'),
      lines: fc.array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 25 }),
    });
    await fc.assert(
      fc.asyncProperty(told, async ({ as, lines }) => {
        let state: unknown = {};
        for (const line of lines) {
          const raised: RaiseInput[] = [];
          const turn = aTurn({
            ...(as === undefined ? {} : { as, cases }),
            raised: (one) => raised.push(one),
          });
          const before = DialogState.parse(state);
          const result = await respond(state, aLine(line), turn);
          expect(result.says, line).not.to.deep.equal([]);
          for (const { id, text } of result.says) {
            expect(text.trim(), id).not.to.equal('');
            expect(text.replaceAll('{name}', ''), id).not.to.match(
              /\{\w+\}|undefined|\[object|Invalid DateTime/,
            );
          }
          const { form } = result.state;
          const asked = result.says.findLast(({ intake }) => intake?.asking !== undefined)?.intake;
          if (form !== undefined) expect(asked?.asking, line).to.be.a('string');
          // A stranger changes no case, and what changes one was agreed to.
          for (const { kind, speaker } of raised) {
            if (kind === 'person') continue;
            const { asking, confirming, asItIs } = before.form?.progress ?? {};
            const isPassedOn = confirming === 'person' || asItIs === true;
            if (!isPassedOn) expect(asking, kind).to.equal('review');
            const needsNoProof = ['openCase', 'replacement', 'extended', 'caseReview', 'feedback'];
            if (speaker.kind === 'stranger') expect(needsNoProof).to.include(kind);
          }
          const stored = JSON.parse(JSON.stringify(result.state));
          expect(DialogState.parse(stored)).to.deep.equal(stored);
          state = stored;
        }
      }),
      { numRuns: 150 },
    );
  }).timeout(180_000);
});
