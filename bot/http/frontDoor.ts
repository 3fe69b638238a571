import type { RequestHandler, Server } from 'restify';
import type { RateLimiter } from '../../services/limits/rateLimiter.ts';
import type { Log } from '../../services/log.ts';
import { type Admission, admission as admissionWith, type Capacity } from './admission.ts';
import { checkBody } from './body.ts';
import { type CallLimits, type CallRates, callLimits } from './callLimits.ts';
import { addressList, type AddressOf, clientAddress } from './clientAddress.ts';
import { HttpProblem } from './problem.ts';
import { refuse } from './refuse.ts';

/** Everything that decides whether a call is looked at, before anybody asks whose it is. */
export interface FrontDoor {
  readonly limits: CallLimits;
  readonly admission: Admission;
  /** Who calls; behind a proxy of ours who calls that. */
  readonly addressOf: AddressOf;
  /** Looks at each call to the server. After what adds headers to refusals too, such as CORS. */
  install(server: Server): void;
  stop(): void;
}

export interface FrontDoorOptions {
  /** Asked for each call, so in memory. */
  readonly limiter: RateLimiter;
  readonly rates: CallRates;
  /** Addresses and networks of the proxies in front. */
  readonly trustedProxies: readonly string[];
  /** Where it differs from the usual. */
  readonly capacity: Partial<Capacity>;
  readonly log: Log;
}

/** Browsers behind two proxies send about 40. */
const MOST_HEADERS = 100;
/** Nothing that we take is larger; each route says how much less. */
const MOST_BYTES = 200 * 1024 * 1024;
/** Asked by whoever keeps the process running, and from one address. */
const PROBES = new Set(['/healthz', '/readyz', '/metrics']);
/** All of Teams calls from a few addresses: the route counts those that it refuses. */
const COUNTED_BY_THEMSELVES = new Set(['/api/messages']);

export function frontDoor(options: FrontDoorOptions): FrontDoor {
  const { limiter, rates, trustedProxies, capacity, log } = options;
  const addressOf = clientAddress(trustedProxies);
  const limits = callLimits({ limiter, addressOf, rates });
  const admission = admissionWith(capacity);
  const isTrusted = addressList(trustedProxies);
  let hasWarned = false;

  /** One line for the operator whose customers would all have the proxy's address. */
  function warnOfProxy(address: string | undefined): void {
    if (hasWarned || address === undefined || isTrusted(address.replace(/^::ffff:/, ''))) return;
    hasWarned = true;
    log.warn(
      {},
      'X-Forwarded-For came from an address that TRUSTED_PROXIES does not name, and is not believed',
    );
  }

  const look: RequestHandler = (req, res, next) => {
    const check = async (): Promise<void> => {
      if (req.rawHeaders.length / 2 > MOST_HEADERS) {
        throw new HttpProblem(431, 'TooManyHeaders', 'The call has too many headers.');
      }
      checkBody(req, MOST_BYTES);
      const [path = ''] = (req.url ?? '').split('?', 1);
      if (!PROBES.has(path) && !COUNTED_BY_THEMSELVES.has(path)) await limits.call(req);
    };
    if (req.headers['x-forwarded-for'] !== undefined) warnOfProxy(req.socket.remoteAddress);
    check().then(
      () => next(),
      async (problem: unknown) => {
        await refuse(req, res, problem, log);
        next(false);
      },
    );
  };

  return {
    limits,
    admission,
    addressOf,
    install: (server) => void server.pre(look),
    stop: () => admission.stop(),
  };
}
