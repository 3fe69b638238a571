/** Writes to a case what happened to a request. Each thing has the entry's key: done twice, it is done once. */
import { BackendError } from '../cases/backendError.ts';
import type { CaseBackend } from '../cases/caseBackend.ts';
import type { RequestEvent } from '../requests/requestEvent.ts';
import type { RequestStore } from '../requests/requestStore.ts';
import type { SupportRequest } from '../requests/supportRequest.ts';
import type { Ask } from './asking.ts';
import { authorOf } from './authorOf.ts';
import { withFiles } from './withFiles.ts';

interface Dependencies {
  readonly backend: CaseBackend;
  readonly requests: RequestStore;
}

export function recordEvent({
  backend,
  requests,
}: Dependencies): (
  request: SupportRequest,
  event: RequestEvent,
  key: string,
  ask: Ask,
) => Promise<void> {
  return async (request, event, key, ask) => {
    const { caseNumber, reference } = request;
    if (caseNumber === null) {
      if (isUnderWay(request)) {
        throw new BackendError('retryable', `${reference} has no case yet`, { applied: 'no' });
      }
      return;
    }
    const author = authorOf(request, event.by);
    const own = isItsOwn(request);
    const text = withFiles(event.text ?? '', event.attachments);

    const comment = async (visibility: 'public' | 'internal', said: string): Promise<void> => {
      const written = { key, author, visibility, text: said };
      await ask(async (signal) => backend.comment(caseNumber, written, { signal }));
    };
    const resolve = async (status: 'resolved' | 'closed', why: string): Promise<void> => {
      const how = { key, author, text: why, status };
      await ask(async (signal) => backend.resolve(caseNumber, how, { signal }));
    };

    switch (event.kind) {
      case 'taken': {
        // Who takes an escalation does not become the engineer of its case.
        if (!own) return comment('internal', lines(`Has taken ${reference}.`, text));
        const change = { key, author, text, owner: author };
        await ask(async (signal) => backend.update(caseNumber, change, { signal }));
        return;
      }
      case 'note':
      case 'joined':
        return comment('internal', lines(`On ${reference}:`, text));
      case 'answer':
      case 'customerWrote':
      case 'nextSteps':
        return comment('public', text);
      case 'resolved':
        return own ? resolve('resolved', text) : comment('public', text);
      case 'confirmed':
        return own
          ? resolve('closed', lines('The customer confirms that it is solved.', text))
          : comment('internal', lines(`The customer confirms that ${reference} is done.`, text));
      case 'disputed': {
        const said = lines('The customer says that it is not solved.', text);
        if (!own) return comment('public', said);
        const why = { key, author, text: said };
        const reopened = await ask(async (signal) => backend.reopen(caseNumber, why, { signal }));
        await requests.update(reference, (now) => ({
          request: { ...now, caseNumber: reopened.case.caseNumber },
        }));
        return;
      }
      case 'withdrawn':
        return isOpening(request)
          ? resolve('closed', 'The customer has withdrawn the request.')
          : comment('internal', `The customer has withdrawn ${reference}.`);
      case 'delivered':
      case 'refused':
      case 'acknowledged':
      case 'released':
      case 'surveyed':
      case 'caseClosed':
      case 'passedOn':
      case 'overdue':
      case 'leftChat':
        return;
    }
  };
}

/** Its case may still come; a request about somebody else's case never has one. */
const isUnderWay = ({ status }: SupportRequest): boolean =>
  status === 'received' || status === 'parked';

function isOpening({ kind }: SupportRequest): boolean {
  return kind === 'openCase' || kind === 'replacement' || kind === 'extended';
}

/** Settled with its case. An escalation or a complaint may be dealt with while its case goes on. */
const isItsOwn = (request: SupportRequest): boolean =>
  isOpening(request) || request.kind === 'reopening';

const lines = (first: string, more: string): string => (more === '' ? first : `${first}\n${more}`);
