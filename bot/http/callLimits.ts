import type { IncomingMessage } from 'node:http';
import type { Rate, RateLimiter } from '../../services/limits/rateLimiter.ts';
import { addressList, type AddressOf } from './clientAddress.ts';
import { HttpProblem } from './problem.ts';

/** How much is served; 0 anywhere means no limit. */
export interface CallRates {
  /** Calls of any kind per minute from one address. */
  readonly callsPerMinute: number;
  /** New conversations per hour from one address, and ten times as many for one account. */
  readonly chatsPerHour: number;
  /** Lines per minute in one conversation; four times as many at once. */
  readonly linesPerMinute: number;
}

/** Slows down who does something too often. All throw HttpProblem 429, which says when to come back. */
export interface CallLimits {
  readonly call: (req: IncomingMessage) => Promise<void>;
  readonly chat: (req: IncomingMessage, account?: string) => Promise<void>;
  readonly line: (conversationId: string) => Promise<void>;
  /** Asking for what is new: a refusal ends the polling of a DirectLineJS, so it takes a lot. */
  readonly look: (conversationId: string) => Promise<void>;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** Somebody pastes a log line by line; a program asks in six pages at once, each second. */
const LINES_AT_ONCE = 4;
const LOOKS_PER_LINE = 20;
const CHATS_PER_ACCOUNT = 10;

const tooMany = (message: string, retryAfterMs: number) =>
  new HttpProblem(429, 'TooManyRequests', message, { retryAfterMs });

/**
 * Limits per address, account and conversation. Calls from this machine itself are not counted by
 * address: they are its owner's, or of a proxy that TRUSTED_PROXIES does not name, and then counting
 * would lock out everybody behind it.
 */
export function callLimits(options: {
  readonly limiter: RateLimiter;
  readonly addressOf: AddressOf;
  readonly rates: CallRates;
}): CallLimits {
  const { limiter, addressOf, rates } = options;
  const { callsPerMinute, chatsPerHour, linesPerMinute } = rates;
  const isThisMachine = addressList(['127.0.0.0/8', '::1']);

  const take = async (key: string, { most, perMs }: Rate, message: string): Promise<void> => {
    if (most === 0) return;
    const waitMs = await limiter.take(key, { most, perMs });
    if (waitMs > 0) throw tooMany(message, waitMs);
  };
  const takeByAddress = async (
    what: string,
    req: IncomingMessage,
    rate: Rate,
    message: string,
  ): Promise<void> => {
    const address = addressOf(req);
    if (address === '' || isThisMachine(address)) return;
    await take(`${what} ${network(address)}`, rate, message);
  };

  return {
    call: (req) =>
      takeByAddress(
        'call',
        req,
        { most: callsPerMinute, perMs: MINUTE_MS },
        'Too many calls from this address. Try again in a moment.',
      ),
    async chat(req, account) {
      const message = 'Too many new conversations. Try again in a moment.';
      await takeByAddress('chat', req, { most: chatsPerHour, perMs: HOUR_MS }, message);
      if (account === undefined) return;
      const most = chatsPerHour * CHATS_PER_ACCOUNT;
      await take(`account ${account}`, { most, perMs: HOUR_MS }, message);
    },
    line: (conversationId) =>
      take(
        `line ${conversationId}`,
        { most: linesPerMinute * LINES_AT_ONCE, perMs: MINUTE_MS * LINES_AT_ONCE },
        'One moment: these are too many messages at once.',
      ),
    look: (conversationId) =>
      take(
        `look ${conversationId}`,
        { most: linesPerMinute * LOOKS_PER_LINE, perMs: MINUTE_MS },
        'One moment: this asks too often.',
      ),
  };
}

/** Who has one IPv6 address has the whole /64 that it lies in. */
function network(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::', 2);
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0');
  return [...first, ...zeros, ...last]
    .slice(0, 4)
    .map((part) => parseInt(part, 16))
    .join(':');
}
