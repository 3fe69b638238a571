/** One line of what a run found. */
export interface Row {
  /** `A1`, as in the list of goals of `README.md`. */
  readonly goal: string;
  readonly what: string;
  /** What was measured, with how much of it. */
  readonly figure: string;
  /** Undefined: it could not be tried here, and `figure` says why. */
  readonly isMet: boolean | undefined;
  /**
   * False: it held, and took longer than it may. Only the commands judge by it: the tests run beside other work,
   * and say nothing about speed.
   */
  readonly isInTime?: boolean;
}

export const isMissed = ({ isMet, isInTime = true }: Row): boolean => isMet === false || !isInTime;

/** With no failure in so many runs, the failure rate is below this at 95%. */
export const upperBound = (runs: number): string => `< ${((3 / runs) * 100).toPrecision(2)}%`;

/** The first few of what went wrong, for a cell of the table. */
export function problemsIn(problems: readonly string[]): string {
  if (problems.length === 0) return '';
  const rest = problems.length > 3 ? ` and ${problems.length - 3} more` : '';
  return `; ${problems.slice(0, 3).join('; ')}${rest}`;
}

export function table(rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const { goal, what, figure, isMet } = row;
    const verdict = isMissed(row) ? 'MISSED' : isMet === undefined ? 'not tried' : 'met';
    return `| ${[goal, what, figure, verdict].map((cell) => cell.replaceAll('|', '/')).join(' | ')} |`;
  });
  return ['| goal | what | figure | verdict |', '| --- | --- | --- | --- |', ...lines].join('\n');
}
