import type { Span } from './span.ts';

// A separator may stand between any two digits, up to three characters long. Zero-width characters
// count, because they survive copying from web pages. A line break does not: columns of numbers are
// not cards.
const DIGIT = '[0-9\uff10-\uff19]';
const BETWEEN = '[ \\t.\\-_\u00a0\u00ad\u2000-\u200d\u2010-\u2015\u202f\u2060\u3000\ufeff\uff0d]';
const RUN = new RegExp(`${DIGIT}(?:${BETWEEN}{0,3}${DIGIT}){12,}`, 'g');
const BLOCK = new RegExp(`${DIGIT}+`, 'g');
/** Ids of sessions, tenants and transactions: support needs them, and no card is written so. */
const UUID = /(?<![\w-])[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}(?![\w-])/gi;
const CARD_WORD = /(?:visa|card|amex|mastercard|maestro|karte|carte|tarjeta|cart[aã]o|no|nr|cc)$/i;

/** What the big networks issue (ISO/IEC 7812), by length. */
const NETWORKS: Readonly<Record<number, RegExp>> = {
  13: /^4/,
  14: /^3(?:0|6|8)/,
  15: /^3[47]/,
  16: /^(?:4|5[0-9]|2[2-7]|35|6)/,
  17: /^(?:5[06-8]|6)/,
  18: /^(?:5[06-8]|6)/,
  19: /^(?:4|5[06-8]|6)/,
};

/** Payment card numbers in a text: 13 to 19 digits in any grouping that pass the Luhn check. Not in a UUID. */
export function cards(given: string): readonly Span[] {
  if (given.search(RUN) < 0) return [];
  const found: Span[] = [];
  const text = given.replace(UUID, (id) => 'x'.repeat(id.length));
  for (const run of text.matchAll(RUN)) {
    if (isDottedQuads(run[0])) continue;
    const blocks = [...run[0].matchAll(BLOCK)].map((block) => ({
      from: run.index + block.index,
      to: run.index + block.index + block[0].length,
      digits: plainDigits(block[0]),
    }));
    const whole = blocks.map((block) => block.digits).join('');
    const start = run.index;
    const end = start + run[0].length;
    if (isWholeCard(whole) && standsAlone(text, start, end, whole)) {
      found.push({ kind: 'card', from: start, to: end });
      continue;
    }
    found.push(...cardsWithin(text, blocks));
  }
  return found;
}

interface Block {
  readonly from: number;
  readonly to: number;
  readonly digits: string;
}

/** Cards followed or preceded by other numbers (expiry, security code): whole blocks, one separator. */
function cardsWithin(text: string, blocks: readonly Block[]): readonly Span[] {
  const found: Span[] = [];
  for (let first = 0; first < blocks.length; first++) {
    const last = endOfCard(text, blocks, first);
    if (last === undefined) continue;
    found.push({ kind: 'card', from: blocks[first]!.from, to: blocks[last]!.to });
    first = last;
  }
  return found;
}

function endOfCard(text: string, blocks: readonly Block[], first: number): number | undefined {
  let digits = '';
  let separator: string | undefined;
  for (let last = first; last < blocks.length && digits.length <= 19; last++) {
    const block = blocks[last]!;
    if (last > first) {
      const between = text.slice(blocks[last - 1]!.to, block.from);
      separator ??= between;
      if (between !== separator) return undefined;
    }
    digits += block.digits;
    if (!isNetworkCard(digits)) continue;
    if (standsAlone(text, blocks[first]!.from, block.to, digits)) return last;
  }
  return undefined;
}

/** Sixteen digits are masked whoever issued them, except 0 and 1: clocks and counters start so. */
function isWholeCard(digits: string): boolean {
  return isNetworkCard(digits) || (/^[2-9]\d{15}$/.test(digits) && passesLuhn(digits));
}

function isNetworkCard(digits: string): boolean {
  return NETWORKS[digits.length]?.test(digits) === true && passesLuhn(digits);
}

/** Digits glued to Latin letters are a serial number, unless the letters say that it is a card. */
function standsAlone(text: string, from: number, to: number, digits: string): boolean {
  const before = text.slice(Math.max(0, from - 12), from);
  if (/[A-Za-z]$/.test(before) && !CARD_WORD.test(before)) return false;
  return !/[A-Za-z]/.test(text.charAt(to)) || isNetworkCard(digits);
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0 && /[1-9]/.test(digits);
}

function isDottedQuads(run: string): boolean {
  return run
    .trim()
    .split(/[ \t]+/)
    .every((part) => {
      const numbers = part.split('.');
      return numbers.length === 4 && numbers.every((one) => /^\d{1,3}$/.test(one) && +one < 256);
    });
}

function plainDigits(digits: string): string {
  return digits.normalize('NFKC');
}
