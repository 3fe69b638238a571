import { DateTime } from 'luxon';

/** Where "now" comes from. Rules take an instant as a parameter; only use-cases ask a clock. */
export type Clock = () => DateTime;

export const systemClock: Clock = () => DateTime.utc();
