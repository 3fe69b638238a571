/** What a thread says of what happened to its request. Pure. */
import { type Filling, type ReplyId, reply } from '../../../../dialogs/replies/replies.ts';
import { SPOKEN_BY } from '../../../../services/handoff/words.ts';
import { oneLine } from '../../../../services/privacy/oneLine.ts';
import { visible } from '../../../../services/privacy/visible.ts';
import type { RequestEvent } from '../../../../services/requests/requestEvent.ts';
import type { SupportRequest } from '../../../../services/requests/supportRequest.ts';
import { isTypedHere } from './pressKey.ts';

export interface EventLine {
  readonly id: ReplyId;
  readonly text: string;
  /** Somebody's own words are in it, or a customer's name. */
  readonly isWorded: boolean;
}

const line = <Id extends ReplyId>(id: Id, ...filling: Filling<Id>): EventLine => ({
  id,
  text: reply(id, ...filling),
  isWorded: false,
});

const worded = (said: EventLine): EventLine => ({ ...said, isWorded: true });

const nameOf = ({ by }: RequestEvent): string =>
  oneLine('name' in by && by.name !== undefined ? by.name : SPOKEN_BY.customer, 80);

/** Undefined: the card says it. What was typed in this thread stands there already. */
export function eventLine(request: SupportRequest, event: RequestEvent): EventLine | undefined {
  const { kind } = event;
  const name = nameOf(event);
  const text = visible(event.text ?? '');
  const isOwn = isTypedHere(event.id);
  switch (kind) {
    case 'acknowledged':
      return line('teams-staff.said.acknowledged', { name });
    case 'taken':
      return line(text === '' ? 'teams-staff.said.taken' : 'teams-staff.said.taken-over', { name });
    case 'released':
      return line('teams-staff.said.released', { name });
    case 'note':
      if (isOwn) return line('teams-staff.done.note');
      return worded(line('teams-staff.said.note', { name, text }));
    case 'answer':
      if (isOwn) return line('teams-staff.done.answer');
      return worded(line('teams-staff.said.answer', { name, text }));
    case 'nextSteps':
      if (isOwn) return line('teams-staff.done.nextSteps');
      return worded(line('teams-staff.said.nextSteps', { name, text }));
    case 'resolved':
      if (isOwn) return line('teams-staff.done.resolved');
      return worded(line('teams-staff.said.resolved', { name, text }));
    case 'customerWrote':
      return worded(customerWrote(name, text, event.attachments));
    case 'confirmed':
      return line('teams-staff.said.confirmed');
    case 'disputed':
      return text === ''
        ? line('teams-staff.said.disputed')
        : worded(line('teams-staff.said.disputed-text', { text }));
    case 'withdrawn':
      return line('teams-staff.said.withdrawn');
    case 'caseClosed':
      return line('teams-staff.said.caseClosed');
    case 'joined':
      return worded(line('teams-staff.said.joined', { name }));
    case 'passedOn': {
      const queue = request.queues.find(({ id }) => id === event.queue)?.name ?? event.queue ?? '';
      return line('teams-staff.said.passedOn', { queue });
    }
    case 'overdue':
      return line('teams-staff.said.overdue');
    case 'refused':
      return worded(line('teams-staff.said.refused', { text }));
    case 'surveyed':
      return event.rating === undefined
        ? undefined
        : line('teams-staff.said.surveyed', { rating: event.rating });
    case 'leftChat':
      return line('teams-staff.said.leftChat');
    case 'delivered':
      return undefined;
  }
}

/** Files are with the request, where the desk has them: a channel is not told where they are kept. */
function customerWrote(
  name: string,
  text: string,
  attachments: RequestEvent['attachments'] = [],
): EventLine {
  const names = attachments.map((file) => oneLine(file.name, 80)).join(', ');
  const files = names === '' ? [] : [reply('teams-staff.said.files', { names })];
  const said = line('teams-staff.said.customer', { name, text });
  return { ...said, text: [said.text.trimEnd(), ...files].join('\n') };
}
