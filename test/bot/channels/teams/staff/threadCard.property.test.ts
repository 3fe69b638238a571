import { expect } from 'chai';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { type Reader, threadCard } from '../../../../../bot/channels/teams/staff/threadCard.ts';
import type { RequestEvent } from '../../../../../services/requests/requestEvent.ts';
import { cardProblem } from '../../../../support/cardSchema.ts';
import { buttonsOf, elements } from '../../../../support/staffThread.ts';
import { anyRequest, HOSTILE } from '../../../../services/handoff/anyRequest.ts';
import { policies } from '../../../../services/policy/policyFixture.ts';

const now = DateTime.fromISO('2026-11-20T12:00:00Z', { zone: 'utc' });
const deskUrl = 'https://x.example/desk';

const KINDS: readonly RequestEvent['kind'][] = [
  'acknowledged',
  'taken',
  'released',
  'answer',
  'resolved',
  'disputed',
  'confirmed',
  'passedOn',
  'overdue',
  'caseClosed',
  'leftChat',
];
const names = fc.constantFrom('Kim Berg', 'Lee Novak', ...HOSTILE.map((one) => one.slice(0, 80)));
const events = fc
  .array(fc.tuple(fc.constantFrom(...KINDS), names), { maxLength: 6 })
  .map((all): RequestEvent[] =>
    all.map(([kind, name], place) => ({
      id: `event-${place}`,
      at: '2026-11-20T11:00:00.000Z',
      by: { kind: 'staff', name },
      kind,
    })),
  );
const reader: fc.Arbitrary<Reader> = fc.oneof(
  fc.constant({ kind: 'anybody' as const }),
  names.map((name) => ({ kind: 'staff' as const, name })),
  fc.constant({ kind: 'none' as const, why: 'Guests can read along.' }),
);

describe('the card of a thread of staff', () => {
  it('is an Adaptive Card 1.5 that fits, for whatever was asked and whoever reads it', () => {
    fc.assert(
      fc.property(
        anyRequest,
        events,
        reader,
        fc.boolean(),
        fc.array(fc.constantFrom('29:kim', '29:lee'), { maxLength: 80 }),
        (request, happened, whose, isCurrent, acted) => {
          const context = { policies, now, deskUrl, isCurrent, acted };
          const { card, summary } = threadCard({ ...request, events: happened }, whose, context);
          expect(cardProblem(card)).to.equal(undefined);
          expect(Buffer.byteLength(JSON.stringify(card))).to.be.at.most(24_000);
          const read = elements(card).map(({ text, title, label }) => [text, title, label]);
          expect(JSON.stringify(read)).not.to.include('{{DATE');
          expect(summary).to.include(request.reference);
          const { userIds = [] } = (card['refresh'] ?? {}) as { userIds?: readonly string[] };
          expect(userIds).to.have.length(Math.min(60, acted.length));
          if (whose.kind === 'none' || !isCurrent) expect(buttonsOf(card)).to.deep.equal([]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('has each input once, and a way for clients that know no Action.Execute', () => {
    fc.assert(
      fc.property(anyRequest, events, reader, (request, happened, whose) => {
        const context = { policies, now, deskUrl, isCurrent: true, acted: ['29:kim'] };
        const { card } = threadCard({ ...request, events: happened }, whose, context);
        const all = elements(card);
        const inputs = all.flatMap(({ type, id }) => (type === 'Input.Text' ? [id] : []));
        expect(inputs).to.deep.equal([...new Set(inputs)]);
        const presses = all.filter(
          ({ type, verb }) => type === 'Action.Execute' && verb !== 'desk.refresh',
        );
        for (const { data, fallback } of presses) {
          expect(fallback).to.deep.include({ type: 'Action.Submit', data });
        }
      }),
      { numRuns: 100 },
    );
  });
});
