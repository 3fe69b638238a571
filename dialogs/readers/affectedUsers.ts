import type { Reader } from '../forms/form.ts';

const MAX = 10_000_000;
const NUMBER = String.raw`(\d{1,3}(?:[ ,.']\d{3})+|\d{1,8})\s?(k|thousand)?`;
const WHOLE = new RegExp(
  String.raw`^(?:about|around|roughly|some|nearly|over|more than|all|~|ca\.?|approx\.?|approximately)?\s*${NUMBER}\+?(?:\s+\p{L}+){0,3}$`,
  'iu',
);
const PEOPLE = new RegExp(
  String.raw`(?<![\w.])${NUMBER}\+?\s+(?:\p{L}+\s+)?(?:people|users|employees|staff|colleagues|agents|customers|persons|clinicians|nurses|workers|students)\b`,
  'iu',
);

function toNumber(match: RegExpExecArray | null): number | undefined {
  if (match?.[1] === undefined) return undefined;
  const value = Number(match[1].replace(/[ ,.']/g, '')) * (match[2] === undefined ? 1 : 1000);
  return value <= MAX ? value : undefined;
}

/** How many people. Inside free text a number counts only in front of people: "3 servers" are none. */
export const affectedUsers: Reader<number> = {
  read(line) {
    const text = line.trim().slice(0, 100);
    if (/^(?:nobody|no one|no users)$/i.test(text)) return { kind: 'value', value: 0 };
    if (/^(?:just me|only me|me|one person|myself)$/i.test(text))
      return { kind: 'value', value: 1 };
    const value = toNumber(WHOLE.exec(text)) ?? toNumber(PEOPLE.exec(text));
    return value === undefined ? { kind: 'none' } : { kind: 'value', value };
  },
  find: (text) => toNumber(PEOPLE.exec(text.slice(0, 4000))),
};
