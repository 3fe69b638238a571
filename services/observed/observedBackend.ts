import { BackendError } from '../cases/backendError.ts';
import type { CaseBackend } from '../cases/caseBackend.ts';
import type { Metrics } from '../metrics.ts';
import type { Trace } from '../trace.ts';
import { timed } from './timed.ts';

type Call = (...given: unknown[]) => Promise<unknown>;

/** A backend whose calls are timed and traced, whichever it is and whatever it can do. */
export function observedBackend(
  backend: CaseBackend,
  { metrics, trace }: { readonly metrics: Metrics; readonly trace: Trace },
): CaseBackend {
  return new Proxy(backend, {
    get(target, name, receiver): unknown {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function' || typeof name !== 'string') return member;
      return async (...given: unknown[]) =>
        timed(
          async () =>
            trace(`backend ${name}`, { backend: target.name }, async () =>
              (member as Call).apply(target, given),
            ),
          (seconds, failure) =>
            metrics.observe('support_backend_call_seconds', seconds, {
              call: name,
              result: failure === undefined ? 'ok' : kindOf(failure.error),
            }),
        );
    },
  });
}

const kindOf = (error: unknown): string =>
  error instanceof BackendError ? error.kind : 'surprise';
