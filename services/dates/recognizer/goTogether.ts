/** Words that may stand between a day and its hour. */
const BETWEEN: ReadonlySet<string> = new Set(
  (
    'at around about approximately roughly on in the from of by i think guess maybe probably like just early late ' +
    'morning afternoon evening night sometime à vers les le la las el a de du por sobre hacia environ matin soir'
  ).split(' '),
);
const CLOSE = 4;

interface Found {
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/** Whether a day and a time that were found apart in a line are one moment: the time is of that day. */
export function goTogether(line: string, day: Found, time: Found): boolean {
  const between = line.slice(Math.min(day.end, time.end), Math.max(day.start, time.start));
  if (/^since\b/i.test(time.words) && day.start < time.start && /[,;.]/.test(between)) return false;
  const words = between.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return between.length <= CLOSE || words.every((word) => BETWEEN.has(word));
}
