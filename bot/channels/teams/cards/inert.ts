const AT_TAG = /<(?=\/?at\b)/gi;
/** Joins without a gap or a break; nothing that is shown changes. */
const JOINER = '\u2060';

/** Breaks up what clients of Teams would replace: `{{DATE(…)}}` and mentions. */
export const inertText = (text: string): string =>
  text.replaceAll('{{', `{${JOINER}{`).replace(AT_TAG, `<${JOINER}`);

/** The same for every text of a JSON value. What buttons send back is not shown, and stays as it is. */
export function inert(value: unknown): unknown {
  if (typeof value === 'string') return inertText(value);
  if (Array.isArray(value)) return value.map(inert);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, name === 'data' ? one : inert(one)]),
  );
}
