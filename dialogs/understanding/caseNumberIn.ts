// Spaces and a prefix as people write them: "CAS 100 001", "#100001", "case no. 100001".
const NUMBER =
  /(?<![\p{L}\p{N}_.,+@/-])(?<!\+\d{1,3}[ -])(?:[a-z]{1,6}[- ]?)?#?(\d(?:[ -]?\d){2,14})(?![\p{L}\p{N}_@]|[.,:]\d)/iu;
const NAMED =
  /\b(?:cases?|tickets?|requests?|number|no\.?|nr\.?|#)[ :#]{1,3}(?:(?:number|no\.?|nr\.?|is)[ :#]{1,3}){0,2}([a-z]{0,6}-?\d[\d -]{0,16}\d|\d)\b/i;

/** A number that is called one: "case 100001". */
export function namedCaseIn(line: string): string | undefined {
  return NAMED.exec(line.slice(0, 400))?.[1]?.trim();
}

/** What looks like a case number in a line, as it was typed. The desk decides whether it is one. */
export function caseNumberIn(line: string): string | undefined {
  return namedCaseIn(line) ?? NUMBER.exec(line.slice(0, 400))?.[1]?.trim();
}
