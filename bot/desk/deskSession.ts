import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { Duration } from 'luxon';
import type { Clock } from '../../services/clock.ts';
import { StaffName } from './staffName.ts';

const LASTS = Duration.fromObject({ hours: 12 });

/** Compares without saying by its timing how much was right. */
export function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

export interface DeskSession {
  readonly maxAgeSeconds: number;
  /** The value of a new session's cookie. */
  begin(staff: string): string;
  /** Whose session it is; undefined if it is none, or has ended. */
  staffOf(cookie: string): string | undefined;
}

/**
 * A signed-in browser, without anything stored: the cookie holds who it is and when it ends, signed
 * with the process's secret and the desk's token, so that a new token ends every session.
 */
export function deskSession(
  secret: string | Uint8Array,
  deskToken: string,
  clock: Clock,
): DeskSession {
  const sign = (claims: string) =>
    createHmac('sha256', secret).update(`desk ${deskToken} ${claims}`).digest('base64url');
  return {
    maxAgeSeconds: LASTS.as('seconds'),
    begin(staff) {
      const endsAt = String(clock().plus(LASTS).toMillis());
      const claims = `${endsAt}.${Buffer.from(staff).toString('base64url')}`;
      return `${claims}.${sign(claims)}`;
    },
    staffOf(cookie) {
      const [endsAt = '', name = '', signature = ''] = cookie.split('.');
      if (!isSame(signature, sign(`${endsAt}.${name}`))) return undefined;
      if (!(Number(endsAt) > clock().toMillis())) return undefined;
      return StaffName.safeParse(Buffer.from(name, 'base64url').toString()).data;
    },
  };
}
