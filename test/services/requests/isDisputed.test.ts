import { expect } from 'chai';
import type { RequestEvent } from '../../../services/requests/requestEvent.ts';
import { isDisputed } from '../../../services/requests/isDisputed.ts';
import { aRequest } from '../../fakes/aRequest.ts';

const after = (...kinds: readonly RequestEvent['kind'][]) =>
  aRequest({
    events: kinds.map((kind, at) => ({
      id: `event-${at}`,
      at: '2026-11-21T12:00:00.000Z',
      kind,
      by: { kind: 'customer' },
    })),
  });

describe('What is not solved for the customer', () => {
  for (const [what, request, is] of [
    ['is nothing that nobody has called solved', after('taken'), false],
    ['is what they say is not', after('resolved', 'disputed'), true],
    ['is it still while somebody works on it', after('resolved', 'disputed', 'taken'), true],
    ['is not what is called solved again', after('resolved', 'disputed', 'resolved'), false],
    [
      'is not what they withdrew',
      { ...after('resolved', 'disputed'), status: 'withdrawn' as const },
      false,
    ],
  ] as const) {
    it(what, () => {
      expect(isDisputed(request)).to.equal(is);
    });
  }
});
