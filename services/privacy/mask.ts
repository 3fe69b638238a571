import { cards } from './cards.ts';
import { passwords } from './passwords.ts';
import type { MaskKind, Span } from './span.ts';
import { tokens } from './tokens.ts';

const MAX_PASSES = 4;

/** A text without its secrets, and the kinds that were in it, each once, in order of appearance. */
export interface Masked {
  readonly text: string;
  readonly masked: MaskKind[];
}

/**
 * Takes secrets out of what a customer sent, before it is stored, logged or sent on: card numbers,
 * passwords, keys and tokens. Each becomes e.g. `[card ••••]`. Runs in time linear to the length, and
 * masking a masked text changes nothing.
 */
export function mask(text: string): Masked {
  const masked = new Set<MaskKind>();
  let safe = text;
  // What was masked may uncover a secret that was glued to it; a clean text is looked at once.
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const found = withoutOverlap([...tokens(safe), ...passwords(safe), ...cards(safe)]);
    if (found.length === 0) break;
    for (const { kind } of found) masked.add(kind);
    safe = withMarks(safe, found);
  }
  return { text: safe, masked: [...masked] };
}

function withMarks(text: string, found: readonly Span[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { kind, from, to } of found) {
    parts.push(text.slice(at, from), `[${kind} ••••]`);
    at = to;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** Spans in order; those that overlap become one, of the kind of the first. */
function withoutOverlap(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = joined.at(-1);
    if (last === undefined || span.from >= last.to) joined.push(span);
    else joined[joined.length - 1] = { ...last, to: Math.max(last.to, span.to) };
  }
  return joined;
}
