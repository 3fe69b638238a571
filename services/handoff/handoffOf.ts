import type { DateTime } from 'luxon';
import type { Policies } from '../policy/policies.ts';
import type { SupportRequest } from '../requests/supportRequest.ts';
import { withJoined } from '../requests/withJoined.ts';
import { queueOf } from '../requests/work.ts';
import { accountOf } from './accountOf.ts';
import { answerInWords } from './answerInWords.ts';
import { askedOf } from './askedOf.ts';
import { contactOf } from './contactOf.ts';
import { deskOfRequest, isStaffedNow } from './deskSide.ts';
import { firstQuestions } from './firstQuestions.ts';
import type { Handoff } from './handoff.ts';
import { leftOpen } from './leftOpen.ts';
import type { Clocks } from './moments.ts';
import { severityOf } from './severityOf.ts';
import { ANSWERS, MASKED, SLOTS } from './words.ts';

/**
 * What a person needs to act on a request in the first minute. It is for staff: it says what is known
 * of the account, whoever is writing.
 * @param context.now when it is read: who has it now, and whether somebody speaks the language
 */
export function handoffOf(
  given: SupportRequest,
  context: { readonly policies: Policies; readonly now: DateTime },
): Handoff {
  const request = withJoined(given);
  const { policies } = context;
  const { promise, corrections, origin } = request;
  const desk = deskOfRequest(request, context);
  const clocks: Clocks = { desk: desk.zone, contact: origin.zone };
  const names = new Map(
    policies.programmes.flatMap(({ products }) => products.map(({ id, name }) => [id, name])),
  );
  const productName = (product: string): string => names.get(product) ?? product;
  const inWords = (slot: string, value: unknown): string =>
    slot === 'product' && typeof value === 'string'
      ? productName(value)
      : answerInWords(slot, value, clocks);
  const queue = queueOf(request);
  return {
    schema: 'handoff/1',
    reference: request.reference,
    kind: request.kind,
    raisedAt: request.raisedAt,
    asked: askedOf(request, { clocks, productName }),
    promised: request.promised,
    desk,
    queue,
    next: request.queues.slice(request.queues.indexOf(queue) + 1),
    case: caseOf(request, productName),
    account: accountOf(request, policies),
    impact: impactOf(request),
    contact: contactOf(request, isStaffedNow(request, context)),
    severity: severityOf(request, policies),
    coverage: promise.coverage,
    ...(promise.updates === undefined ? {} : { updates: promise.updates }),
    corrections: corrections.map(({ slot, from, to }) => ({
      label: SLOTS[slot] ?? slot,
      from: inWords(slot, from),
      to: inWords(slot, to),
    })),
    leftOut: request.leftOut.map((slot) => leftOpen(slot, request, clocks)),
    masked: request.masked.map((kind) => MASKED[kind] ?? kind),
    because: promise.because,
    firstQuestions: [...firstQuestions(request, policies)],
    transcript: request.transcript,
    attachments: request.attachments,
  };
}

function caseOf(
  request: SupportRequest,
  productName: (product: string) => string,
): Handoff['case'] {
  const { about, draft } = request;
  const typed = 'caseNumber' in draft ? (draft.caseNumber ?? null) : null;
  const number = request.caseNumber ?? typed;
  if (request.kind === 'openCase') {
    const { productVersion } = request.draft;
    return {
      number,
      product: request.productName,
      ...(productVersion === undefined ? {} : { productVersion }),
    };
  }
  if (about !== null) {
    const { title, status, openedAt, owner, product } = about;
    return {
      number,
      title,
      status,
      openedAt,
      owner,
      ...(product === null ? {} : { product: productName(product) }),
    };
  }
  return {
    number,
    ...(request.kind === 'extended' ? { product: productName(request.draft.product) } : {}),
  };
}

function impactOf(request: SupportRequest): Handoff['impact'] {
  const words = (slot: string, value: string | null): string | null =>
    value === null ? null : (ANSWERS[slot]?.[value] ?? value);
  // Absent and null differ: what was not asked is no fact, what was left open is one.
  switch (request.kind) {
    case 'openCase': {
      const { effect, workaround, businessImpact, affectedUsers, deadline, startedAt } =
        request.draft;
      return {
        effect: words('effect', effect) ?? effect,
        ...given({ text: businessImpact, affectedUsers, deadline, startedAt }),
        ...(workaround === undefined ? {} : { workaround: words('workaround', workaround) }),
      };
    }
    case 'escalation': {
      const { businessImpact, affectedUsers, deadline, stake } = request.draft;
      return {
        ...given({ text: businessImpact, affectedUsers, deadline }),
        ...(stake === undefined ? {} : { stake: words('stake', stake) }),
      };
    }
    case 'information':
    case 'closing':
    case 'reopening':
    case 'severity':
    case 'contact':
    case 'replacement':
    case 'extended':
    case 'caseReview':
    case 'feedback':
    case 'person':
      return {};
  }
}

function given<T extends object>(facts: T): T {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as T;
}
