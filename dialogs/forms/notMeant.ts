/** What was asked about and was not meant: so much of it is kept as tells it again, however often somebody says no. */
import { cut } from '../readers/cut.ts';

/** One question has hardly as many choices. */
const MOST = 20;
/** Lines that somebody typed are among them. */
const LONGEST = 60;

const kept = (value: string): string => cut(value, LONGEST);

export const withNotMeant = (
  before: readonly string[] | undefined,
  values: readonly string[],
): string[] => [...(before ?? []), ...values.map(kept)].slice(-MOST);

export const isNotMeant = (declined: readonly string[] | undefined, value: string): boolean =>
  declined?.includes(kept(value)) === true;
