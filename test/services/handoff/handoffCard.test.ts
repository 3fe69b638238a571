import { expect } from 'chai';
import { DateTime } from 'luxon';
import { handoffCard } from '../../../services/handoff/handoffCard.ts';
import { handoffOf } from '../../../services/handoff/handoffOf.ts';
import { anEscalation } from '../../fakes/aRequest.ts';
import { policies } from '../policy/policyFixture.ts';

const now = DateTime.fromISO('2026-11-20T12:00:00Z', { zone: 'utc' });
const deskUrl = 'https://x.example/desk';

type Json = Readonly<Record<string, unknown>>;

/** Every object in a card that has a type. */
function elements(card: unknown): readonly Json[] {
  if (Array.isArray(card)) return card.flatMap(elements);
  if (typeof card !== 'object' || card === null) return [];
  const own = 'type' in card ? [card as Json] : [];
  return [...own, ...Object.values(card).flatMap(elements)];
}

describe('the card for a channel of staff', () => {
  const request = anEscalation({ summary: '**bold** [link](https://evil.example) {{DATE(x)}}' });
  const card = handoffCard(handoffOf(request, { policies, now }), { deskUrl }, now);

  it('is an Adaptive Card 1.5 with elements that know no Markdown', () => {
    expect(card).to.include({ type: 'AdaptiveCard', version: '1.5' });
    const types = new Set(elements(card).map(({ type }) => type));
    expect([...types]).not.to.include.members(['TextBlock']);
    expect([...types]).not.to.include.members(['FactSet']);
    expect(JSON.stringify(card)).not.to.include('{{DATE');
  });

  it('acknowledges, takes and opens the request at the desk', () => {
    const actions = elements(card).filter(({ type }) => String(type).startsWith('Action.'));
    const data = actions.flatMap((one) => ('data' in one ? [one['data']] : []));
    const key = (kind: string) => `card-${kind}-${request.reference}-${now.toMillis()}`;
    const sent = (kind: string) => ({
      desk: { reference: request.reference, action: { kind, key: key(kind) } },
    });
    // Once for Action.Execute, once for the clients that know only Action.Submit.
    expect(data).to.deep.equal([
      sent('acknowledge'),
      sent('acknowledge'),
      sent('take'),
      sent('take'),
    ]);
    expect(actions.map(({ url }) => url)).to.include(`${deskUrl}#${request.reference}`);
  });

  it('shows what is folded away when asked', () => {
    const targets = elements(card).flatMap(({ targetElements: ids = [] }) => ids as string[]);
    const hidden = elements(card).filter(({ isVisible }) => isVisible === false);
    expect(hidden.map(({ id }) => id)).to.deep.equal(targets);
    expect(targets).to.have.length(2);
  });
});
