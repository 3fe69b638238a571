/** What a scanner says of a file. Whatever is not `clean` is not kept. */
export type Scanned =
  | { readonly kind: 'clean' }
  /** `signature`: the scanner's name for what it found, for operators. */
  | { readonly kind: 'infected'; readonly signature: string }
  /** Nobody knows. `problem` is for operators, and says nothing of the file. */
  | { readonly kind: 'unchecked'; readonly problem: string };

/** Looks for malware in files that people send. Never throws: a scanner that fails is an answer, too. */
export interface FileScanner {
  scan(bytes: Buffer, options: { readonly signal: AbortSignal }): Promise<Scanned>;
  /** Does it answer? `detail` says what it is, or why not. */
  health(options: { readonly signal: AbortSignal }): Promise<{
    readonly ok: boolean;
    readonly detail: string;
  }>;
}
