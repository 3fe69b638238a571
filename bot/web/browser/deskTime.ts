import { deskTexts } from './deskTexts.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

type DueKind = 'ahead' | 'soon' | 'late' | 'past';

/** `3 d 4 h`, `2 h 5 min`, `12 min`: the two largest units are enough to decide. */
function span(ms: number): string {
  const minutes = Math.round(ms / MINUTE);
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  if (days > 0) return `${days} d ${hours} h`;
  if (hours > 0) return `${hours} h ${minutes % 60} min`;
  return `${minutes} min`;
}

function format(iso: string, options: Intl.DateTimeFormatOptions): string {
  try {
    return new Intl.DateTimeFormat(undefined, options).format(new Date(iso));
  } catch {
    // A zone that this browser does not know.
    return iso;
  }
}

export const deskTime = {
  /** In the reader's own zone. */
  moment: (iso: string) => format(iso, { dateStyle: 'medium', timeStyle: 'short' }),
  momentIn: (iso: string, zone: string) =>
    format(iso, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }),
  clockIn: (zone: string, now: number) =>
    format(new Date(now).toISOString(), {
      weekday: 'short',
      hour: 'numeric',
      minute: '2-digit',
      timeZone: zone,
    }),
  /** Today's without the day. */
  short(iso: string, now: number): string {
    const isToday = new Date(iso).toDateString() === new Date(now).toDateString();
    const day = { month: 'short', day: 'numeric' } as const;
    return format(iso, { ...(isToday ? {} : day), hour: 'numeric', minute: '2-digit' });
  },
  /** How long until then, or since. Soon: within 15 minutes. Late: less than a day ago. */
  until(iso: string, now: number): { readonly text: string; readonly kind: DueKind } {
    const left = Date.parse(iso) - now;
    if (left < 0) {
      return { text: deskTexts.respond.late(span(-left)), kind: -left < DAY ? 'late' : 'past' };
    }
    const kind = left <= 15 * MINUTE ? 'soon' : 'ahead';
    return { text: deskTexts.respond.in(span(left)), kind };
  },
};

/** Brings every clock on the page up to date: how long is left, what time it is there. */
export function tick(root: ParentNode, now: number): void {
  for (const clock of root.querySelectorAll<HTMLElement>('[data-by]')) {
    const { text, kind } = deskTime.until(clock.dataset['by'] ?? '', now);
    if (clock.textContent !== text) clock.textContent = text;
    clock.dataset['kind'] = kind;
  }
  for (const clock of root.querySelectorAll<HTMLElement>('[data-zone]')) {
    const text = deskTime.clockIn(clock.dataset['zone'] ?? 'UTC', now);
    if (clock.textContent !== text) clock.textContent = text;
  }
}
