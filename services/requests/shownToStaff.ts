import type { OutboxEntry } from '../outbox/outbox.ts';
import { remindersOf } from './remindersOf.ts';
import type { Change, RequestStore } from './requestStore.ts';
import type { SupportRequest } from './supportRequest.ts';

/**
 * A store whose every change is shown in the channels of staff: the entry for it is written in the same
 * transaction. Around the store, so that a product without such channels has no entries for nobody.
 */
export function shownToStaff(store: RequestStore): RequestStore {
  return {
    ...store,
    raise: (request, entries) => store.raise(request, [...entries, ...whenRaised(request)]),
    update: (reference, change) =>
      store.update(reference, (before) => {
        const changed = change(before);
        const id = changeId(before, changed.request);
        return id === undefined ? changed : withEntry(changed, id);
      }),
  };
}

function whenRaised(request: SupportRequest): readonly OutboxEntry[] {
  const { reference } = request;
  return [
    { id: `showStaff-${reference}`, kind: 'showStaff', reference },
    ...remindersOf(request).map((dueAt, place) => ({
      id: `remindStaff-${reference}-${place}`,
      kind: 'remindStaff' as const,
      reference,
      dueAt,
    })),
  ];
}

function withEntry({ request, entries = [] }: Change, id: string): Change {
  const { reference } = request;
  const shown = { id: `showStaff-${reference}-${id}`, kind: 'showStaff', reference } as const;
  return { request, entries: [...entries, shown] };
}

/** What staff see differs; undefined: it does not. Several events of one change are shown together. */
function changeId(before: SupportRequest, after: SupportRequest): string | undefined {
  const last = after.events.at(-1);
  if (after.events.length > before.events.length && last !== undefined) return last.id;
  const [now, then] = [after, before].map(standing);
  return now === then ? undefined : now;
}

/** How it stands, in an id. Events have their own. */
function standing({ status, caseNumber, severityNow, erasedAt, events }: SupportRequest): string {
  const erased = erasedAt === undefined ? [] : ['erased'];
  return [status, caseNumber ?? 'none', severityNow, events.length, ...erased].join('-');
}
