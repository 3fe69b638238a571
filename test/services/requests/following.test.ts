import { expect } from 'chai';
import { happened } from '../../../services/requests/happened.ts';
import type { RequestEvent } from '../../../services/requests/requestEvent.ts';
import type { SupportRequest } from '../../../services/requests/supportRequest.ts';
import { aRequest } from '../../fakes/aRequest.ts';

const kim = { kind: 'staff', name: 'Kim' } as const;
const bo = { kind: 'staff', name: 'Bo' } as const;
const ana = { kind: 'customer', name: 'Ana' } as const;

type Step = readonly [RequestEvent['kind'], RequestEvent['by']];

const event = ([kind, by]: Step, nth: number): RequestEvent => ({
  id: `${kind}-${nth}`,
  at: '2026-11-20T12:00:00.000Z',
  by,
  kind,
});

/** Whom the last of these steps is carried on to. */
function told(...steps: readonly Step[]): readonly string[] {
  let request: SupportRequest = aRequest();
  let kinds: readonly string[] = [];
  for (const [nth, step] of steps.entries()) {
    const change = happened(request, event(step, nth));
    request = change.request;
    kinds = (change.entries ?? []).map(({ kind }) => kind);
  }
  return kinds;
}

const CUSTOMER = ['tellCustomer', 'mailCustomer', 'record'];

describe('whom it is told that somebody took a request', () => {
  const cases: readonly (readonly [string, readonly Step[], readonly string[]])[] = [
    ['nobody had', [['taken', kim]], CUSTOMER],
    [
      'was passed on',
      [
        ['passedOn', { kind: 'system' }],
        ['taken', kim],
      ],
      CUSTOMER,
    ],
    [
      'they acknowledged',
      [
        ['acknowledged', kim],
        ['taken', kim],
      ],
      ['record'],
    ],
    [
      'they answered',
      [
        ['answer', kim],
        ['taken', bo],
      ],
      ['record'],
    ],
    [
      'a colleague has',
      [
        ['taken', kim],
        ['taken', bo],
      ],
      ['record'],
    ],
    [
      'was given back',
      [
        ['taken', kim],
        ['released', kim],
        ['taken', bo],
      ],
      CUSTOMER,
    ],
    [
      'was not solved',
      [
        ['resolved', kim],
        ['disputed', ana],
        ['taken', bo],
      ],
      CUSTOMER,
    ],
  ];
  for (const [which, steps, expected] of cases) {
    it(`${expected.length === 1 ? 'the case' : 'the customer, too'}: one that ${which}`, () => {
      expect(told(...steps)).to.deep.equal(expected);
    });
  }
});
