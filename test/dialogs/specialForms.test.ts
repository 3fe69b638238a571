import { expect } from 'chai';
import { replyIfAny } from '../../dialogs/replies/replies.ts';
import { en } from '../../dialogs/replies/en.ts';
import { specialForms } from '../../dialogs/specialForms.ts';
import { aTurn } from './aTurn.ts';

describe('the special forms', () => {
  for (const form of specialForms) {
    const slots = Object.entries(form.questions);

    it(`ask, label, explain and ask again for every slot: ${form.id}`, () => {
      for (const [slot] of slots) {
        for (const part of ['ask', 'hint', 'label', 'why']) {
          expect(replyIfAny(`${form.id}.${slot}.${part}`), `${slot}.${part}`).to.be.a('string');
        }
      }
    });

    it(`call no two slots alike: ${form.id}`, () => {
      const named = slots.flatMap(([slot]) => {
        const called = replyIfAny(`${form.id}.${slot}.called`)?.split('|') ?? [];
        const label = (replyIfAny(`${form.id}.${slot}.label`) ?? '').toLowerCase();
        return [...new Set([...called, label])];
      });
      expect(named).to.deep.equal([...new Set(named)]);
    });

    it(`offer choices that fit on a button: ${form.id}`, () => {
      for (const as of ['imogen', 'walter', undefined]) {
        const turn = aTurn(as === undefined ? {} : { as });
        for (const [slot, question] of slots) {
          for (const { title } of question.choices?.({}, turn) ?? []) {
            expect(title.length, `${slot}: ${title}`).to.be.within(1, 60);
          }
        }
      }
    });

    it(`fill the blanks of their questions: ${form.id}`, () => {
      const known = { product: 'xenapp-6-5' };
      for (const [slot, question] of slots) {
        const values = question.values?.(known, aTurn()) ?? {};
        for (const part of ['ask', 'hint']) {
          const text = replyIfAny(`${form.id}.${slot}.${part}`, values);
          expect(text, slot).not.to.match(/[{}]|undefined| {2}| \./);
        }
      }
    });
  }

  it('have texts for what they have, and for nothing else', () => {
    for (const form of specialForms) {
      const slots = Object.keys(form.questions);
      const asked = Object.keys(en).filter((id) => /^[a-z-]+\.\w+\.(?:ask|hint)$/.test(id));
      for (const id of asked.filter((one) => one.startsWith(`${form.id}.`))) {
        expect(slots, id).to.include(id.split('.')[1]);
      }
    }
  });
});
