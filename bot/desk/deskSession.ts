import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { Duration } from 'luxon';
import type { Clock } from '../../services/clock.ts';

const LASTS = Duration.fromObject({ hours: 12 });

/** Compares without saying by its timing how much was right. */
export function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

export interface DeskSession {
  readonly maxAgeSeconds: number;
  /** The value of a new session's cookie. */
  begin(): string;
  isValid(cookie: string): boolean;
}

/**
 * A signed-in browser, without anything stored: the cookie holds when it ends, signed with the
 * process's secret and the desk's token, so that a new token ends every session.
 */
export function deskSession(
  secret: string | Uint8Array,
  deskToken: string,
  clock: Clock,
): DeskSession {
  const sign = (endsAt: string) =>
    createHmac('sha256', secret).update(`desk ${deskToken} ${endsAt}`).digest('base64url');
  return {
    maxAgeSeconds: LASTS.as('seconds'),
    begin() {
      const endsAt = String(clock().plus(LASTS).toMillis());
      return `${endsAt}.${sign(endsAt)}`;
    },
    isValid(cookie) {
      const [endsAt = '', signature = ''] = cookie.split('.');
      return isSame(signature, sign(endsAt)) && Number(endsAt) > clock().toMillis();
    },
  };
}
