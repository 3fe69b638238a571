import type { Reading } from '../forms/form.ts';
import type { Choice } from '../say.ts';
import { plainWords } from '../understanding/words.ts';

const PLACES: Readonly<Record<string, number>> = {
  first: 1,
  '1st': 1,
  second: 2,
  '2nd': 2,
  third: 3,
  '3rd': 3,
  fourth: 4,
  '4th': 4,
  fifth: 5,
  '5th': 5,
};
const PLACE =
  /^(?:(?:it is |it's |i mean |i take |i'd say |take |the answer is )?the )?(?<place>first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th|last|latter|former)(?: (?:one|option|choice|answer|of them|of these|in the list|on the list))?$/;
/** Of two things. */
const OF_TWO: Readonly<Record<string, number>> = { former: 1, latter: 2 };

/** What has the number of a place in it, as "Severity 2" has, or the second of a month. */
const has = ({ value, title }: Choice, number: number): boolean =>
  new RegExp(`(?<![\\p{N}.,])${number}(?![\\p{N}]|[.,]\\p{N})`, 'u').test(`${value} ${title}`);

/**
 * The choice that a line means by its place: "the second one", "last". Near, and so asked about, where the number may
 * be of something else than the place. Figures alone are no places: "2" may be anything.
 *
 * @param hasMore something else is shown below the choices, so that the last of them is not the last that is seen
 */
export function placed(
  line: string,
  choices: readonly Choice[],
  hasMore = false,
): Extract<Reading<string>, { readonly kind: 'value' | 'near' }> | undefined {
  const place = PLACE.exec(plainWords(line.slice(0, 60)))?.groups?.['place'] ?? '';
  const ofTwo = OF_TWO[place];
  if (ofTwo !== undefined && choices.length !== 2) return undefined;
  const number = place === 'last' ? choices.length : (ofTwo ?? PLACES[place] ?? 0);
  const there = choices[number - 1];
  if (there === undefined) return undefined;
  const isOfOther = PLACES[place] === number;
  const others = isOfOther ? choices.filter((one) => one !== there && has(one, number)) : [];
  return others.length > 0 || (place === 'last' && hasMore)
    ? { kind: 'near', choices: [there, ...others] }
    : { kind: 'value', value: there.value };
}
