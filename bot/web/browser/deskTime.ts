const MINUTE = 60_000;

/** `3 d 4 h`, `2 h 5 min`, `12 min`: the two largest units are enough to decide. */
function span(ms: number): string {
  const minutes = Math.round(ms / MINUTE);
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  if (days > 0) return hours === 0 ? `${days} d` : `${days} d ${hours} h`;
  if (hours > 0) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return `${minutes} min`;
}

const OWN_ZONE = new Intl.DateTimeFormat().resolvedOptions().timeZone;

function format(iso: string, options: Intl.DateTimeFormatOptions): string {
  try {
    return new Intl.DateTimeFormat(undefined, options).format(new Date(iso));
  } catch {
    // A zone that this browser does not know.
    return iso;
  }
}

const isSameDay = (a: string, now: number): boolean =>
  new Date(a).toDateString() === new Date(now).toDateString();

export const deskTime = {
  span,
  /** In the reader's own zone, which is named: what others wrote names its own. */
  moment: (iso: string) =>
    `${format(iso, { dateStyle: 'medium', timeStyle: 'short' })} ${OWN_ZONE}`,
  momentIn: (iso: string, zone: string) =>
    `${format(iso, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone })} ${zone}`,
  /** Today's without the day. */
  short(iso: string, now: number): string {
    const day = { month: 'short', day: 'numeric' } as const;
    return format(iso, { ...(isSameDay(iso, now) ? {} : day), hour: 'numeric', minute: '2-digit' });
  },
  /** Within a week: the weekday says it. */
  next(iso: string, now: number): string {
    const day = isSameDay(iso, now) ? {} : ({ weekday: 'short' } as const);
    return format(iso, { ...day, hour: 'numeric', minute: '2-digit' });
  },
};
