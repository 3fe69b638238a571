import type { Speaker } from './speaker.ts';

/** One-time codes that are still stored, though they may have expired. */
export interface CodeArchive {
  /** Takes away those that `which` says yes to. */
  erase(
    which: (code: { readonly speaker: Speaker; readonly expiresAt: number }) => boolean,
  ): Promise<void>;
}
