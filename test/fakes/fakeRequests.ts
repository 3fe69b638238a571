import { aloneOf, isOpen } from '../../services/requests/alone.ts';
import { urgencyOf } from '../../services/requests/urgencyOf.ts';
import type { RequestStore } from '../../services/requests/requestStore.ts';
import type { SupportRequest } from '../../services/requests/supportRequest.ts';
import { queueOf } from '../../services/requests/work.ts';

export interface FakeRequests extends RequestStore {
  /** Puts a request in, or in the place of the one with its reference, and tells the watchers. */
  put(request: SupportRequest): void;
}

/** Requests in memory, in the order that the port promises. Outbox entries go nowhere. */
export function fakeRequests(...initial: readonly SupportRequest[]): FakeRequests {
  const byReference = new Map(initial.map((one) => [one.reference, one]));
  const listeners = new Set<(request: SupportRequest) => void>();
  const put = (request: SupportRequest) => {
    byReference.set(request.reference, request);
    for (const listener of listeners) listener(request);
  };
  const newest = () =>
    [...byReference.values()].toSorted((a, b) => b.raisedAt.localeCompare(a.raisedAt));
  const sorted = () => newest().toSorted((a, b) => urgencyOf(b) - urgencyOf(a));
  return {
    put,
    raise: async (request) => {
      const same = newest().find(({ key }) => key === request.key);
      if (same !== undefined) return { kind: 'same', request: same };
      const alone = aloneOf(request);
      const taken = newest().find((one) => alone !== null && aloneOf(one) === alone);
      if (taken !== undefined) return { kind: 'taken', request: taken };
      put(request);
      return { kind: 'raised', request };
    },
    get: async (reference) => byReference.get(reference),
    byKey: async (key) => newest().find((one) => one.key === key),
    update: async (reference, change) => {
      const before = byReference.get(reference);
      if (before === undefined) return undefined;
      const { request } = change(before);
      if (JSON.stringify(request) !== JSON.stringify(before)) put(request);
      return request;
    },
    list: async ({ limit, before, queue, isOpen: open }) => {
      const all = sorted();
      const last = all.findIndex((one) => one.reference === before);
      if (before !== undefined && last === -1) return [];
      return all
        .slice(last + 1)
        .filter((one) => queue === undefined || queueOf(one).id === queue)
        .filter((one) => open === undefined || isOpen(one) === open)
        .slice(0, limit);
    },
    ofCase: async (caseNumber) => newest().filter((one) => one.caseNumber === caseNumber),
    ofConversation: async (id) => newest().filter(({ origin }) => origin.conversationId === id),
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
