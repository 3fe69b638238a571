import type { Config } from '../config.ts';

/** One thing that was looked at. */
export interface Finding {
  /** The setting, or the part of the product. */
  readonly about: string;
  /** unused: it is not set up, and nothing is wrong with that. */
  readonly kind: 'fine' | 'wrong' | 'unused';
  /** What was seen; of what is wrong also what to do. One line. */
  readonly says: string;
}

/** Looks at one part, with the settings as the product reads them. A surprise is a finding too. */
export type Check = (config: Config, signal: AbortSignal) => Promise<readonly Finding[]>;

export const fine = (about: string, says: string): Finding => ({ about, kind: 'fine', says });
export const wrong = (about: string, says: string): Finding => ({ about, kind: 'wrong', says });
export const unused = (about: string, says: string): Finding => ({ about, kind: 'unused', says });

/** The reason below the surface: `fetch failed` alone helps nobody. */
export function whyOf(error: unknown): string {
  const { cause } = error as { readonly cause?: unknown };
  const deepest = cause instanceof Error && cause.message !== '' ? cause : error;
  const message = deepest instanceof Error ? deepest.message : String(deepest);
  return message.split('\n')[0] ?? '';
}
