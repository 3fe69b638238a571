import type { RequestStore } from '../../services/requests/requestStore.ts';
import type { SupportRequest } from '../../services/requests/supportRequest.ts';

export interface FakeRequests extends RequestStore {
  /** Puts a request in, or in the place of the one with its reference, and tells the watchers. */
  put(request: SupportRequest): void;
}

/** Requests in memory, in the order that the port promises. */
export function fakeRequests(...initial: readonly SupportRequest[]): FakeRequests {
  const byReference = new Map(initial.map((one) => [one.reference, one]));
  const listeners = new Set<(request: SupportRequest) => void>();
  const put = (request: SupportRequest) => {
    byReference.set(request.reference, request);
    for (const listener of listeners) listener(request);
  };
  const isFirst = (one: SupportRequest) => one.draft.severity === 1 && one.status !== 'opened';
  const sorted = () =>
    [...byReference.values()].toSorted(
      (a, b) => Number(isFirst(b)) - Number(isFirst(a)) || b.raisedAt.localeCompare(a.raisedAt),
    );
  return {
    put,
    raise: async (request) => {
      put(request);
      return request;
    },
    get: async (reference) => byReference.get(reference),
    byKey: async (key) => sorted().find((one) => one.key === key),
    update: async (reference, change) => {
      const found = byReference.get(reference);
      if (found === undefined) return undefined;
      put(change(found));
      return byReference.get(reference);
    },
    list: async ({ limit, before }) => {
      const all = sorted();
      const from = before === undefined ? 0 : all.findIndex((one) => one.reference === before) + 1;
      return all.slice(from, from + limit);
    },
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
