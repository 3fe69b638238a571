/** What the customer is told when a request is in: the reference, and what happens next, by which rule. */
import { languageName } from '../services/handoff/languageName.ts';
import type { Amount } from '../services/policy/evaluation.ts';
import type { CaseRequest } from '../services/requests/supportRequest.ts';
import { requestCard } from './cards/requestCard.ts';
import { reply } from './replies/replies.ts';
import type { Say } from './say.ts';
import type { DialogTurn } from './turn.ts';
import { cityOf, whenBoth } from './whenText.ts';

export function amountText({ value, unit, strictlyLess }: Amount): string {
  const size = reply(value === 1 ? `amount.${unit}.one` : `amount.${unit}`, { value });
  return strictlyLess ? reply('amount.lessThan', { size }) : reply('amount.within', { size });
}

/** The clock of the desk that answers; unknown before the contract is. */
function deskZone({ promise }: CaseRequest, { account, services }: DialogTurn) {
  if (promise.coverage.kind === 'businessHours') return promise.coverage.zone;
  return account === undefined ? undefined : services.deskZone(account.hoursGroup);
}

function response(request: CaseRequest, turn: DialogTurn): string {
  const { response: target } = request.promise;
  if (target.kind === 'unconfirmed') {
    if (request.speaker.kind === 'stranger') return reply('receipt.response.stranger');
    // Entitled, but the documents name no time: then it is they that leave it open.
    return request.entitlement.outcome === 'entitled'
      ? reply('receipt.response.notStated', { why: target.why })
      : reply('receipt.response.unconfirmed');
  }
  return reply('receipt.response', {
    when: whenBoth(target.respondBy, deskZone(request, turn), turn),
  });
}

function coverage({ promise }: CaseRequest, turn: DialogTurn): string | undefined {
  const { coverage: is } = promise;
  switch (is.kind) {
    case 'always':
      return reply('receipt.coverage.always');
    case 'businessHours': {
      const hours = { opens: is.opens, closes: is.closes, place: cityOf(is.zone) };
      return is.isOpen || is.opensAt === undefined
        ? reply('receipt.coverage.hours', hours)
        : reply('receipt.coverage.closed', { ...hours, at: whenBoth(is.opensAt, is.zone, turn) });
    }
    case 'unconfirmed':
      return undefined;
  }
}

function language({ promise, draft }: CaseRequest): string {
  const name = languageName(draft.language);
  return reply(`receipt.language.${promise.languages.kind}`, { language: name });
}

/** The rule that the promise rests on, with its source. */
function because({ promise, draft }: CaseRequest): string | undefined {
  const rule = promise.because.find((reason) => reason.rule === 'response.target');
  if (rule === undefined || promise.response.kind !== 'target') return undefined;
  return reply('receipt.because', {
    package: rule.facts['package'] ?? '',
    severity: draft.severity,
    amount: amountText(promise.response.amount),
    source: rule.source,
  });
}

/** The receipt, given at once: no desk has to answer first. */
export function receipt(request: CaseRequest, turn: DialogTurn): readonly Say[] {
  const { reference, promise, caseNumber } = request;
  const lines = [
    // A line that is answered anew may find its request at the desk already.
    caseNumber === null
      ? reply('receipt.reference', { reference })
      : reply('receipt.reference.opened', { reference, number: caseNumber }),
    reply('receipt.next'),
    response(request, turn),
    coverage(request, turn),
    because(request),
    language(request),
    request.draft.severity === 1 ? reply('receipt.phone', { reference }) : undefined,
    reply(promise.response.kind === 'target' ? 'receipt.noResolution' : 'receipt.noPromise'),
  ];
  return [
    {
      id: 'receipt',
      text: lines.filter((line) => line !== undefined).join('\n'),
      status: requestCard(request, turn),
      intake: {
        form: 'open-case',
        outcome: {
          kind: 'raised',
          reference,
          respondBy: promise.response.kind === 'target' ? promise.response.respondBy : null,
        },
      },
    },
  ];
}
