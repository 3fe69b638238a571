import type { Span } from './span.ts';

// Every pattern is linear: bounded repeats, or a look-behind that allows one start per run.
const TOKENS: readonly RegExp[] = [
  // A private key, also one whose end was cut off.
  /-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----|$)/dg,
  // JSON Web Tokens.
  /(?<![\w-])(eyJ[\w-]{8,}\.[\w-]{4,}\.[\w-]*)/dg,
  // Headers.
  /\bauthorization["']?\s{0,3}[:=]\s{0,3}["']?(?:(?:bearer|basic|digest|negotiate|ntlm|token)\s{1,3})?((?!(?:bearer|basic|digest|negotiate|ntlm|token)\s)[^\s"',;[]{6,4000})/dgi,
  /\bbearer\s{1,3}((?=[\w.~+/-]{0,60}\d)[\w.~+/-]{20,4000}={0,2})/dgi,
  // Keys that tell by their prefix whose they are: AWS, GitHub, GitLab, Slack, Google, Stripe, OpenAI.
  /(?<![A-Za-z0-9])((?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{16})(?![A-Za-z0-9])/dg,
  /(?<![A-Za-z0-9])((?:gh[pousr]_|github_pat_|glpat-|xox[abprs]-|AIza|[sr]k_live_|sk-)[\w-]{20,255})/dg,
  // Settings and query parameters with a long value.
  /(?<![A-Za-z])(?:api[ _-]?key|access[ _-]?key|secret[ _-]?key|access[ _-]?token|refresh[ _-]?token|client[ _-]?secret|shared[ _-]?secret|AccountKey|SharedAccessKey|sig)["']?\s{0,3}(?:[:=]|is)\s{0,3}["']?([\w.~+/%-]{12,4000}={0,2})/dgi,
];

/** Every pattern needs one of these words: most lines are done with after one look. */
const SIGN_OF_ANY =
  /-----BEGIN|eyJ|authorization|bearer|AKIA|ASIA|AROA|AIDA|gh[pousr]_|github_pat_|glpat-|xox|AIza|[sr]k_live_|sk-|key|token|secret|sig/i;

/** Keys, tokens and private keys in a text. */
export function tokens(text: string): readonly Span[] {
  if (!SIGN_OF_ANY.test(text)) return [];
  return TOKENS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match): Span => {
      const [from, to] = match.indices?.[1] ?? [match.index, match.index + match[0].length];
      return { kind: 'token', from, to };
    }),
  );
}
