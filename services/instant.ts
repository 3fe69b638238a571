import { z } from 'zod';

/** A point in time as it is stored and sent: ISO 8601 with its offset, such as `2026-11-20T06:00:00-05:00`. */
export const Instant = z.iso.datetime({ offset: true });
