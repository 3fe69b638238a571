import type { DeskDetail } from '../../desk/deskDetail.ts';

/** Has somebody done or said something since the click with this key? What the machine notes changes nothing. */
export function isOutdated({ request: { events } }: DeskDetail, key: string): boolean {
  const at = events.findLastIndex(({ id }) => id.endsWith(key));
  return at !== -1 && events.slice(at + 1).some(({ by }) => by.kind !== 'system');
}
