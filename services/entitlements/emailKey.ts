/** A mail address as people type it: case, spaces and the width of letters don't matter. */
export function emailKey(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s\p{Cc}\p{Cf}]/gu, '')
    .toLowerCase();
}
