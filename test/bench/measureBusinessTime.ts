/** "8 working hours after an instant", ours against the fastest package that knows working hours. */
import dayjs from 'dayjs';
import dayjsBusinessTime from 'dayjs-business-time';
import { businessCalendar } from '../../services/policy/businessTime.ts';
import { median } from './statistics.ts';

dayjs.extend(dayjsBusinessTime);

const HOUR = 3_600_000;

interface BusinessTimeCost {
  /** Microseconds of one reckoning. */
  readonly ours: number;
  readonly peer: number;
  /** How many of the answers differ; a comparison of different answers would say nothing. */
  readonly different: number;
  readonly compared: number;
}

function timed(instants: readonly number[], reckon: (at: number) => unknown): number {
  const times: number[] = [];
  for (let round = 0; round < 30; round++) {
    const begun = performance.now();
    for (const at of instants) reckon(at);
    times.push(((performance.now() - begun) * 1000) / instants.length);
  }
  // The first third has warmed it.
  return median(times.slice(10));
}

/** The peer knows the process's own zone only, so the case is put in that one. */
export function measureBusinessTime(): BusinessTimeCost {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const day = { start: '08:00:00', end: '18:00:00' };
  dayjs.setBusinessTime({
    sunday: null,
    monday: [day],
    tuesday: [day],
    wednesday: [day],
    thursday: [day],
    friday: [day],
    saturday: null,
  });
  const calendar = businessCalendar({
    zone,
    opens: '08:00',
    closes: '18:00',
    weekdays: [1, 2, 3, 4, 5],
  });
  // A year, a step that meets every hour of the week.
  const first = Date.UTC(2026, 0, 5, 9);
  const instants = Array.from({ length: 200 }, (_, index) => first + index * 43 * HOUR);
  const ours = (at: number): number => calendar.add(at, { minutes: 480 });
  const peer = (at: number): number => dayjs(at).addBusinessHours(8).valueOf();
  return {
    ours: timed(instants, ours),
    peer: timed(instants, peer),
    different: instants.filter((at) => ours(at) !== peer(at)).length,
    compared: instants.length,
  };
}
