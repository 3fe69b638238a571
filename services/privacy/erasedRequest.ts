/** A request without what is personal in it: what remains says how much was asked, how soon and of whom. */
import { SupportRequest } from '../requests/supportRequest.ts';
import { namedActor } from './namedActor.ts';
import { ERASED, NOBODY } from './person.ts';

/** Answers that are one of a few, or come from our own catalogues. Every other text is somebody's own. */
const NOT_PERSONAL: ReadonlySet<string> = new Set([
  'effect',
  'workaround',
  'startedAt',
  'deadline',
  'certified',
  'language',
  'level',
  'outcome',
  'urgency',
  'stake',
  'why',
  'mood',
  'onRecord',
  'sameCountry',
  'microsoftSupport',
  'successServices',
  'baseAgreement',
]);

/** Case numbers are typed: what looks like none may be anything. */
const CASE_NUMBER = /^(?=.*\d)[A-Za-z]{0,6}[-#]?\d{1,15}$/;
/** Ids of our catalogue. The customer's own words for a product may be anything, too. */
const PRODUCT_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

function erasedAnswer([slot, value]: [string, unknown]): [string, unknown] {
  if (typeof value !== 'string' || NOT_PERSONAL.has(slot)) return [slot, value];
  if (slot === 'email') return [slot, NOBODY];
  if (slot === 'caseNumber' && CASE_NUMBER.test(value)) return [slot, value];
  return [slot, ERASED];
}

function erasedDraft(request: SupportRequest): unknown {
  const { product, ...answers } = { product: undefined, ...request.draft };
  const erased = Object.fromEntries(Object.entries(answers).map(erasedAnswer));
  if (product === undefined) return erased;
  return { ...erased, product: isFromCatalogue(request, product) ? product : ERASED };
}

const isFromCatalogue = (request: SupportRequest, product: string): boolean =>
  PRODUCT_ID.test(product) && !(request.kind === 'openCase' && request.productName === product);

/**
 * Reference, case number, severity, queues, promises and the times of what happened stay: they are the
 * desk's own account of its work. One that support has not got yet is withdrawn. Again: nothing changes.
 */
export function erasedRequest(request: SupportRequest, at: string): SupportRequest {
  if (request.erasedAt !== undefined) return request;
  const { about, status, draft, events } = request;
  const productName =
    request.kind === 'openCase'
      ? {
          productName: isFromCatalogue(request, request.draft.product)
            ? request.productName
            : ERASED,
        }
      : {};
  const wasSent = !(status === 'received' || status === 'parked');
  const caseNumber = 'caseNumber' in draft ? draft.caseNumber : request.caseNumber;
  return SupportRequest.parse({
    ...request,
    ...productName,
    status: wasSent ? status : 'withdrawn',
    caseNumber: isTyped(request, caseNumber) ? ERASED : request.caseNumber,
    draft: erasedDraft(request),
    origin: { ...request.origin, conversationId: ERASED, zone: 'UTC' },
    speaker: { kind: 'stranger' },
    about: about === null ? null : { ...about, title: ERASED, product: null, contact: null },
    corrections: [],
    transcript: [],
    attachments: [],
    // By name, so that a field that is new is not kept by mistake.
    events: events.map(({ id, at: when, by, kind, queue, rating }) => ({
      id,
      at: when,
      kind,
      ...(queue === undefined ? {} : { queue }),
      ...(rating === undefined ? {} : { rating }),
      by: by.kind === 'customer' ? { kind: 'customer' } : namedActor(by),
    })),
    erasedAt: at,
  });
}

const isTyped = ({ about }: SupportRequest, caseNumber: string | null | undefined): boolean =>
  about === null && typeof caseNumber === 'string' && !CASE_NUMBER.test(caseNumber);
