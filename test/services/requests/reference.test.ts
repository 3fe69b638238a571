import { expect } from 'chai';
import { isReference, newReference } from '../../../services/requests/reference.ts';

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const places = [3, 4, 5, 6, 8, 9, 10, 11];

const swap = (text: string, a: number, b: number): string => {
  const characters = text.split('');
  [characters[a], characters[b]] = [characters[b] ?? '', characters[a] ?? ''];
  return characters.join('');
};

describe('a reference', () => {
  it('is short, easy to read out, and never the same', () => {
    const many = Array.from({ length: 2000 }, newReference);
    for (const reference of many) {
      expect(reference).to.match(/^SR-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
      expect(isReference(reference)).to.equal(true);
    }
    expect(new Set(many).size).to.equal(many.length);
  });

  it('shows any single wrong character', () => {
    const reference = newReference();
    for (const place of places) {
      for (const letter of letters) {
        const wrong = reference.slice(0, place) + letter + reference.slice(place + 1);
        expect(isReference(wrong), wrong).to.equal(wrong === reference);
      }
    }
  });

  it('shows any two characters swapped', () => {
    for (let n = 0; n < 50; n += 1) {
      const reference = newReference();
      for (const a of places) {
        for (const b of places) {
          const swapped = swap(reference, a, b);
          expect(isReference(swapped), `${reference} ${swapped}`).to.equal(swapped === reference);
        }
      }
    }
  });

  for (const text of [
    '',
    'SR-',
    'sr-gdb9-y1a7',
    'SR-GDB9-Y1A7 ',
    'XSR-GDB9-Y1A7',
    'SR-GDBI-Y1A7',
    'SRGDB9Y1A7',
  ]) {
    it(`is not "${text}"`, () => expect(isReference(text)).to.equal(false));
  }
});
