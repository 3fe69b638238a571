import { problemsIn, type Row } from '../faults/report.ts';
import { crashed } from './crashed.ts';
import { leftBehind } from './leftBehind.ts';
import { type loudStory as story, loudStory, PHONE } from './loudStory.ts';

type Story = Awaited<ReturnType<typeof story>>;
/** One story says both; it is told once a run. */
let told: Promise<Story> | undefined;
const tell = (): Promise<Story> => (told ??= loudStory());

/** What the operator sees at a start, on purpose: in a demo the token of the desk. */
const withoutGreeting = (written: string): string => written.replaceAll(/^ {2}.*$/gm, '');
const count = (where: string, what: RegExp): number => (where.match(what) ?? []).length;
const found = (where: string, secrets: readonly string[]): number =>
  secrets.filter((secret) => secret !== '' && where.includes(secret)).length;

/** C12: no password, token or code is in anything that others may read, nor in what is left of a process that died. */
export async function secretsKept(): Promise<Row> {
  const { written, secrets, answers, commandLine, pages } = await tell();
  const places: Readonly<Record<string, string>> = {
    log: withoutGreeting(written),
    answers: answers.join('\n'),
    'command line': commandLine,
    pages: [...pages.values()].join('\n'),
  };
  const problems = Object.entries(places).flatMap(([name, text]) => {
    const hits = count(text, /canary/gi) + found(text, secrets);
    return hits === 0 ? [] : [`${hits} in the ${name}`];
  });
  if (secrets.length < 2 || answers.length < 5 || pages.size < 6)
    problems.push('too little happened');
  const died = await crashed();
  problems.push(...died.problems);
  return {
    goal: 'C12',
    what: 'desk token, metrics token, Direct Line secret, mail password, codes, tokens: searched for',
    figure:
      `log of ${written.length} bytes at level trace, ${answers.length} answers to wrong calls, the command line, ` +
      `${pages.size} pages and scripts, and what is left after ${died.ends} ways to die: ${problems.length === 0 ? '0 hits' : ''}${problemsIn(problems)}`,
    isMet: problems.length === 0,
  };
}

/**
 * D3: the log holds no name, address, number, code, token or word of anybody, whatever they write to us for; their
 * words are in the store and in no other file, and what was masked or erased is in none.
 */
export async function quietLogs(): Promise<Row> {
  const { written, secrets } = await tell();
  const log = withoutGreeting(written);
  const digits = PHONE.replaceAll(/\D/g, '').slice(2);
  const hits =
    count(log, /canary/gi) +
    found(log, secrets) +
    Number(log.replaceAll(/\D/g, '').includes(digits));
  const left = await leftBehind();
  const lines = log.split('\n').filter((line) => line.startsWith('{')).length;
  return {
    goal: 'D3',
    what:
      'names, addresses, numbers, codes, tokens and words of customers of every kind and of staff: searched for in the log, ' +
      'and in every file outside the store; what was masked or erased, in the store too',
    figure: `${lines} lines at level trace: ${hits} hits; ${left.figure}`,
    isMet: hits === 0 && lines >= 5 && left.problems.length === 0,
  };
}
