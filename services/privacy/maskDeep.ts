import { mask } from './mask.ts';
import type { MaskKind } from './span.ts';

/** Deeper than any channel nests; what is below is dropped, so that hostile JSON costs no stack. */
const MAX_DEPTH = 64;
const SECRET_KEY = /^(?:password|passwd|pwd|passwort|kennwort|passcode|client_?secret|api_?key)$/i;

/** The same as `mask` for a JSON value: its strings, and numbers that are card numbers. */
export function maskDeep<T>(value: T): { readonly value: T; readonly masked: MaskKind[] } {
  const masked = new Set<MaskKind>();
  // Strings stay strings; only a number that is a card changes its type.
  return { value: walk(value, 0, masked) as T, masked: [...masked] };
}

function walk(value: unknown, depth: number, masked: Set<MaskKind>): unknown {
  if (typeof value === 'string') return maskString(value, masked);
  if (typeof value === 'number') {
    const text = String(value);
    const safe = maskString(text, masked);
    return safe === text ? value : safe;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return null;
  if (Array.isArray(value)) return value.map((one) => walk(one, depth + 1, masked));
  // fromEntries defines own properties, so that a key named __proto__ stays a key.
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => {
      if (typeof one !== 'string' || one === '' || !SECRET_KEY.test(key)) {
        return [maskString(key, masked), walk(one, depth + 1, masked)];
      }
      masked.add('password');
      return [key, '[password ••••]'];
    }),
  );
}

function maskString(text: string, masked: Set<MaskKind>): string {
  const safe = mask(text);
  for (const kind of safe.masked) masked.add(kind);
  return safe.text;
}
