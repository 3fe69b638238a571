import { IANAZone } from 'luxon';

const QUARTER_MS = 15 * 60_000;
/** More than a conversation speaks of; a zone is asked for now and for what is said of other days. */
const MOST_QUARTERS = 500;

/** Clocks are put forward and back on a quarter of an hour: to look up the offset once for each is enough. */
class SteadyZone extends IANAZone {
  readonly #offsets = new Map<number, number>();

  override offset(at: number): number {
    const quarter = Math.floor(at / QUARTER_MS);
    const known = this.#offsets.get(quarter);
    if (known !== undefined) return known;
    if (this.#offsets.size >= MOST_QUARTERS) this.#offsets.clear();
    const offset = super.offset(at);
    this.#offsets.set(quarter, offset);
    return offset;
  }
}

/** More than there are. */
const MOST_ZONES = 1000;

const zones = new Map<string, IANAZone>();

/** An IANA zone that is asked often: luxon formats and reads back a date each time that it needs an offset. */
export function zoneNamed(name: string): IANAZone {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const zone = new SteadyZone(name);
  if (!zone.isValid) return zone;
  // By then most are other spellings.
  if (zones.size >= MOST_ZONES) zones.clear();
  zones.set(name, zone);
  return zone;
}
