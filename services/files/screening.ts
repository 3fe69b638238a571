import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { FileScanner, Scanned } from './fileScanner.ts';

/** May a file be kept? `where` is for the log. */
export type Screen = (
  bytes: Buffer,
  where: { readonly conversationId: string; readonly signal: AbortSignal },
) => Promise<Scanned['kind']>;

/** Where no scanner is set up. */
export const unscreened: Screen = async () => 'clean';

interface Dependencies {
  readonly scanner: FileScanner;
  readonly metrics: Metrics;
  readonly log: Log;
}

/** Asks the scanner, and tells operators: never the name of a file, which people choose. */
export function screening({ scanner, metrics, log }: Dependencies): Screen {
  return async (bytes, { conversationId, signal }) => {
    const scanned = await scanner.scan(bytes, { signal });
    metrics.count('support_file_scans_total', { result: scanned.kind });
    const facts = { conversationId, bytes: bytes.length };
    switch (scanned.kind) {
      case 'clean':
        break;
      case 'infected':
        log.warn({ ...facts, malware: scanned.signature }, 'a file was refused as malware');
        break;
      case 'unchecked':
        log.warn({ ...facts, problem: scanned.problem }, 'a file could not be checked');
        break;
    }
    return scanned.kind;
  };
}
