/** When a support desk is there. */
export interface DeskHours {
  /** The desk's clock, an IANA zone. */
  readonly zone: string;
  /** Local times such as `08:00`; it closes on the day it opened, at the latest at `24:00`. */
  readonly opens: string;
  readonly closes: string;
  /** ISO weekdays, Monday is 1. */
  readonly weekdays: readonly number[];
  /** ISO 3166 country whose public holidays are kept; none if absent. */
  readonly holidays?: string | undefined;
  /** Further closed days, ISO dates. */
  readonly closures?: readonly string[] | undefined;
}
