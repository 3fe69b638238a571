/** Keeps what people typed out of the log, whoever wrote the line and whatever was thrown. */
import { mask } from '../../services/privacy/mask.ts';

/** Words that may stand in a line: ids and names of ours. Any other word is left out; figures never are. */
const KNOWN: ReadonlySet<string> = new Set([
  'attempt',
  'backend',
  'code',
  'conversationId',
  'entry',
  'kind',
  'line',
  'malware',
  'method',
  'name',
  'part',
  'reference',
  'route',
]);

const LONGEST = 200;
const MOST_CAUSES = 3;
const LEFT_OUT = '[left out]';

/**
 * What an error says, without what it quotes: after a colon or in quotes stands what came in, be it a
 * line that was no JSON, a zone that nobody knows, or a backend's answer.
 */
export function cleanMessage(message: string): string {
  const [said = ''] = message.split(/[:"'`“‘\n]/, 1);
  return mask(said.slice(0, LONGEST))
    .text.replaceAll(/\S{1,100}@\S{1,100}/g, '[address]')
    .replaceAll(/\+?\d[\d ()/.-]{6,40}\d/g, '[number]');
}

/** An error as its kind, what it says and where it was, without any body that hangs on it. */
export function cleanError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code } = error as { readonly code?: unknown };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line));
  return {
    type: error.name,
    message: cleanMessage(error.message),
    ...(typeof code === 'string' && /^[\w.-]{1,60}$/.test(code) ? { code } : {}),
    stack: frames.join('\n'),
    ...(error.cause === undefined || depth >= MOST_CAUSES
      ? {}
      : { cause: cleanError(error.cause, depth + 1) }),
  };
}

function clean(name: string, value: unknown): unknown {
  if (name === 'err' || value instanceof Error) return cleanError(value);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'string') return value === undefined ? undefined : LEFT_OUT;
  if (name === 'problem') return cleanMessage(value);
  return KNOWN.has(name) ? mask(value.slice(0, LONGEST)).text : LEFT_OUT;
}

/** The facts of one line, as they may be kept. */
export function cleanFacts(facts: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, clean(name, value)]),
  );
}
