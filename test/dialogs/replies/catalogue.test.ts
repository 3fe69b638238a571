import { expect } from 'chai';
import { type AnyForm, questionOf } from '../../../dialogs/forms/outline.ts';
import { openCase } from '../../../dialogs/openCase.ts';
import { en } from '../../../dialogs/replies/en.ts';
import { onlyEnglish } from '../../../dialogs/replies/onlyEnglish.ts';
import { replyIfAny } from '../../../dialogs/replies/replies.ts';
import { aTurn } from '../aTurn.ts';

const texts = Object.entries<string>(en);
const form: AnyForm = openCase;
const slots = Object.keys(form.questions);
const EFFECTS = ['stopped', 'degraded', 'impaired', 'question', 'security'] as const;

describe('the catalogue of replies', () => {
  it('is kind and short: no exclamation marks, no blame, no text that nobody reads', () => {
    for (const [id, text] of [...texts, ...Object.entries(onlyEnglish)]) {
      expect(text, id).not.to.match(
        /[!！]|\b(?:invalid|illegal|wrong input|you (?:must|failed)|error)\b/i,
      );
      expect(text.length, id).to.be.within(1, 500);
      expect(text, id).to.equal(text.trim());
      expect(text, id).not.to.match(/ {2}|['"]/);
    }
  });

  it('asks, labels, explains and asks again for every slot', () => {
    for (const slot of slots) {
      for (const part of ['ask', 'hint', 'label', 'why']) {
        expect(replyIfAny(`${form.id}.${slot}.${part}`), `${slot}.${part}`).to.be.a('string');
      }
    }
  });

  it('holds nothing for a slot that the form does not have', () => {
    const known = new Set([...slots, 'phone-is-faster', 'call-in']);
    for (const [id] of texts.filter(([one]) => one.startsWith(`${form.id}.`))) {
      expect(known, id).to.include(id.split('.')[1]);
    }
  });

  it('fills every blank with what it is given, and only the catalogue’s own blanks', () => {
    for (const [id, text] of texts) {
      const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
      const values = Object.fromEntries(names.map((name) => [name, `<${name}>`]));
      const filled = replyIfAny(id, values) ?? '';
      expect(filled, id).not.to.match(/[{}]/);
      for (const name of names) expect(filled, id).to.include(`<${name}>`);
    }
    expect(replyIfAny('attachment.kept', { names: '{reference} $& $1' })).to.include(
      '{reference} $& $1',
    );
  });

  it('knows no reply by the name of what every object has', () => {
    for (const id of ['toString', 'constructor', '__proto__', 'nonsense'])
      expect(replyIfAny(id), id).to.equal(undefined);
  });

  it('fills the blanks of every question for every effect', () => {
    for (const effect of EFFECTS) {
      for (const slot of slots) {
        const values = questionOf(form, slot).values?.({ effect }, aTurn()) ?? {};
        for (const part of ['ask', 'hint']) {
          expect(replyIfAny(`${form.id}.${slot}.${part}`, values), slot).not.to.match(
            /[{}]|undefined/,
          );
        }
      }
    }
  });

  it('gives choices that fit on a button, each with a value and a title of its own', () => {
    for (const as of ['ana', 'claire', undefined]) {
      const turn = aTurn(as === undefined ? {} : { as });
      for (const slot of slots) {
        const choices = questionOf(form, slot).choices?.({ effect: 'stopped' }, turn) ?? [];
        for (const { title } of choices) expect(title.length, title).to.be.within(1, 60);
        for (const by of ['value', 'title'] as const) {
          const all = choices.map((one) => one[by].toLowerCase());
          expect(all, slot).to.deep.equal([...new Set(all)]);
        }
      }
    }
    for (const [id, text] of texts.filter(([one]) =>
      /^(?:cancel|resume|person|review|form|greeting)\.(?:yes|no|continue|restart|brief|send|cancel|keep|skip|person|problem|question)$/.test(
        one,
      ),
    )) {
      expect(text.length, id).to.be.at.most(60);
    }
  });
});

describe('the notice that only English is written', () => {
  it('is there for every language that engineers speak, but English', () => {
    const { languagesOf } = aTurn().services;
    const offered = languagesOf(undefined, undefined).filter((tag) => tag !== 'en');
    expect(Object.keys(onlyEnglish)).to.include.members(offered.map((tag) => tag.split('-')[0]));
  });
});
