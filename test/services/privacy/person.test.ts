import { leastCpuMs } from '../../support/leastCpuMs.ts';
import { expect } from 'chai';
import { person } from '../../../services/privacy/person.ts';

describe('a person, by their mail address', () => {
  const bo = person(' Bo.Ek@Example.com');

  for (const [text, isNamed] of [
    ['bo.ek@example.com', true],
    ['Write to BO.EK@EXAMPLE.COM.', true],
    ['<bo.ek@example.com>, please', true],
    ['line one\nbo.ek@example.com', true],
    ['mailto:bo.ek@example.com', true],
    ['jumbo.ek@example.com', false],
    ['xbo.ek@example.com', false],
    ['anna+bo.ek@example.com', false],
    ['bo.ek@example.com.au', false],
    ['bo.ek@example.community', false],
    ['boxek@example.com', false],
    ['', false],
  ] as const) {
    it(`${isNamed ? 'is' : 'is not'} named in ${JSON.stringify(text)}`, () => {
      const deep = { a: [{ b: text }] };
      expect(bo.isIn(deep)).to.equal(isNamed);
      const out = JSON.stringify(bo.takenOut(deep)(deep));
      expect(out === JSON.stringify(deep)).to.equal(!isNamed);
      expect(bo.isIn(JSON.parse(out))).to.equal(false);
    });
  }

  it('may have any address and any name', () => {
    for (const email of [
      "o'hara-li+x@ex-ample.co.uk",
      'a^b$c@example.com',
      'ü.ö@exämple.de',
      '{a}|b@c.de',
    ]) {
      const contact = { email, name: 'B. (Bo) Ek-Öst [x] \\ $& *', phone: '+46-(0)8/12' };
      const out = person(email).takenOut(contact)({ contact, text: `${contact.name} ${email}` });
      expect(out).to.deep.equal({
        contact: { email: 'erased@erased.invalid', name: '[erased]', phone: '[erased]' },
        text: '[erased] erased@erased.invalid',
      });
    }
  });

  it('is found as a key, too', () => {
    const votes = { 'bo.ek@example.com': 1 };
    expect(bo.takenOut(votes)(votes)).to.deep.equal({ 'erased@erased.invalid': 1 });
  });

  it('takes with the address the name and phone that stand beside it, wherever they are', () => {
    const contact = { name: 'Bo Ek', email: 'bo.ek@example.com', phone: '+46 8 123' };
    const text = 'Bo Ek (+46 8 123) called; Bo is away, Bo Ekberg is not';
    expect(bo.takenOut({ contact })({ contact, text })).to.deep.equal({
      contact: { name: '[erased]', email: 'erased@erased.invalid', phone: '[erased]' },
      text: '[erased] ([erased]) called; Bo is away, Bo Ekberg is not',
    });
  });

  it('takes no name that is not beside the address, is empty, or is too short to be told apart', () => {
    const other = { name: 'Ana Ek', email: 'ana@example.com' };
    const short = { name: 'Bo', email: 'bo.ek@example.com', phone: '' };
    const text = 'Ana Ek and Bo';
    expect(bo.takenOut([other, short])({ other, text })).to.deep.equal({ other, text });
  });

  it('leaves numbers, nulls and truths as they are', () => {
    const value = { a: 1, b: null, c: [true, 2.5] };
    expect(bo.takenOut(value)(value)).to.deep.equal(value);
  });

  it('takes time linear to the text', async () => {
    const text = `${'a@'.repeat(200_000)}bo.ek@example.com`;
    expect(await leastCpuMs(() => bo.isIn(text))).to.be.lessThan(1000);
  });
});
