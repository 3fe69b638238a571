import { expect } from 'chai';
import fc from 'fast-check';
import { oneLine } from '../../../services/privacy/oneLine.ts';
import { visible } from '../../../services/privacy/visible.ts';

describe('visible text', () => {
  for (const [given, expected, why] of [
    ['a\u0000b\u0007c', 'abc', 'control characters go'],
    ['a\r\nb\rc\td', 'a\nb\nc\td', 'line ends become line feeds, tabs stay'],
    ['invoice\u202egpj.exe', 'invoicegpj.exe', 'directions cannot be turned'],
    ['pay\u200bpal\ufeff', 'paypal', 'zero-width characters go'],
    ['e\u0301', 'é', 'composed as NFC'],
    ['a\ud800b', 'a\ufffdb', 'lone surrogates are replaced'],
    ['👩\u200d💻 ok', '👩\u200d💻 ok', 'emoji stay whole'],
    ['می\u200cخواهم', 'می\u200cخواهم', 'Persian keeps its non-joiner'],
    ['a\u200d b', 'a b', 'a joiner that joins nothing goes'],
    ['日本語 العربية 한국어', '日本語 العربية 한국어', 'scripts stay'],
  ] as const) {
    it(why, () => {
      expect(visible(given)).to.equal(expected);
    });
  }

  it('stays as it is when it is made visible again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visible(visible(text))).to.equal(visible(text));
      }),
    );
  });
});

describe('one line of text', () => {
  for (const [given, max, expected] of [
    ['  a\n b\t c ', 20, 'a b c'],
    ['abcdef', 6, 'abcdef'],
    ['abcdefg', 6, 'abcde…'],
    ['ab cdefg', 4, 'ab…'],
    ['👩‍💻👩‍💻👩‍💻', 2, '👩‍💻…'],
    ['x'.repeat(100_000), 5, 'xxxx…'],
    ['', 5, ''],
  ] as const) {
    it(`makes ${JSON.stringify(given.slice(0, 20))} at most ${max} characters`, () => {
      expect(oneLine(given, max)).to.equal(expected);
    });
  }
});
