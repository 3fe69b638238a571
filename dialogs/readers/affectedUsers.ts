import type { Reader } from '../forms/form.ts';

const MAX = 10_000_000;
const TIMES: Readonly<Record<string, number>> = {
  dozen: 12,
  hundred: 100,
  k: 1000,
  thousand: 1000,
  million: 1_000_000,
};
const NUMBER = String.raw`(\d{1,3}(?:[ ,.']\d{3}){1,3}|\d{1,8})(?!\d)(?:\s?(k|dozen|hundred|thousand|million)\b)?(?:ish\b)?`;
const NOUNS = String.raw`(?:people|ppl|peeps|folks|users|employees|staff|colleagues|agents|customers|persons|clinicians|nurses|workers|students)\b`;
const WHOLE = new RegExp(
  String.raw`^(?:(?:everyone|everybody|all of us|all|a lot|lots|many|well|dunno|hm+|not sure|i think|i guess)[,:;. ]{1,3}(?:so |but |maybe )?)?(?:it is |it's |that is |we are |there are |that's )?(?:like |about|around|roughly|some|nearly|almost|over|more than|at least|up to|maybe|all|all of our|~|ca\.?|approx\.?|approximately)?\s*${NUMBER}\+?(?:\s+(?:\p{L}+\s+)?${NOUNS})?(?:\s+(?:or so|or more|of us|of them|in total|altogether|so far|affected|at least|maybe|i think|i guess)){0,2}$`,
  'iu',
);
// The figure of a product's name is no number of people: "Windows 11 users", "Office 365 users".
const PEOPLE = new RegExp(
  String.raw`(?<![\p{L}\p{N}_.,])(?<!\b(?:windows|win|office|microsoft|server|version|release|build|citrix|ltsr|cu|macos|ios|android|ubuntu|storefront|netscaler|level|severity) )${NUMBER}\+?\s+(?:\p{L}+\s+)?${NOUNS}`,
  'iu',
);

function toNumber(match: RegExpExecArray | RegExpMatchArray | null): number | undefined {
  if (match?.[1] === undefined) return undefined;
  const times = TIMES[match[2]?.toLowerCase() ?? ''] ?? 1;
  const value = Number(match[1].replace(/[ ,.']/g, '')) * times;
  return value <= MAX ? value : undefined;
}

const EACH = new RegExp(PEOPLE.source, 'giu');
/** Figures that count people in other words: "400 are hit". */
const OTHERS =
  /(?<![\p{L}\p{N}:.,+-])\d{1,8} (?:are|were|is|was|have|had|of|more|others?|affected|hit|now|today|out|can|can['’]t|cannot|offline|complained|in total)(?!\p{L})/iu;
/** What makes a figure one of another time, or of a part. */
const PART_BEFORE =
  /(?<!\p{L})(?:before|with|only|now|first|initially|previously|then|of|used to|until|normally|usually|just|another|other|besides|except|earlier|by|from|at|not|no longer)(?!\p{L})[^,;.]{0,12}$/iu;
const YESTERDAY = /(?<!\p{L})(?:yesterday|last \p{L}{3,9}|earlier)(?!\p{L})[,:]? ?$/iu;
const PART_BEHIND =
  /^[ ,]{0,2}(?:only|now|before|at first|then|yesterday|complained|reported|called|had|were|was|worked|could)(?!\p{L})/iu;

/** The one number of people in a text. Of two it is asked which, beside an answer also where it may be one of earlier. */
function countIn(head: string, isBeside: boolean): number | undefined {
  const all = [...head.matchAll(EACH)];
  const [first] = all;
  const value = toNumber(first ?? null);
  if (first === undefined || !all.every((one) => toNumber(one) === value)) return undefined;
  if (!isBeside) return value;
  const before = head.slice(Math.max(0, first.index - 40), first.index);
  const after = head.slice(first.index + first[0].length).slice(0, 40);
  const isPart = PART_BEFORE.test(before) || YESTERDAY.test(before) || PART_BEHIND.test(after);
  return isPart || OTHERS.test(head.replace(first[0], ' ')) ? undefined : value;
}

/** How many people. Inside free text a number counts only in front of people: "3 servers" are none. */
export const affectedUsers: Reader<number> = {
  input: { kind: 'number' },
  read(line) {
    const text = line.trim().slice(0, 100).replace(/[.!]$/, '');
    if (/^(?:nobody|no one|no users|0)$/i.test(text)) return { kind: 'value', value: 0 };
    if (/^(?:just me|only me|me|one|one person|myself)$/i.test(text))
      return { kind: 'value', value: 1 };
    const value = toNumber(WHOLE.exec(text)) ?? countIn(text, false);
    return value === undefined ? { kind: 'none' } : { kind: 'value', value };
  },
  find: (text, { beside }) => countIn(text.slice(0, 4000), beside !== undefined),
};
