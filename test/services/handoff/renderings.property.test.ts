import { expect } from 'chai';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { Handoff } from '../../../services/handoff/handoff.ts';
import { handoffCard } from '../../../services/handoff/handoffCard.ts';
import { handoffMail } from '../../../services/handoff/handoffMail.ts';
import { handoffMarkdown } from '../../../services/handoff/handoffMarkdown.ts';
import { handoffOf } from '../../../services/handoff/handoffOf.ts';
import { Handoff as HandoffShape } from '../../../services/handoff/handoff.ts';
import { mailOrder } from '../../../services/handoff/mailOrder.ts';
import { moments } from '../../../services/handoff/moments.ts';
import { type HandoffSection, handoffSections } from '../../../services/handoff/sections.ts';
import { policies } from '../policy/policyFixture.ts';
import { visible } from '../../../services/privacy/visible.ts';
import { anEscalation, aRequest } from '../../fakes/aRequest.ts';
import { anyRequest } from './anyRequest.ts';
import { flat, textOfCard, textOfHtml, textOfMarkdown } from './readBack.ts';

const now = DateTime.fromISO('2026-11-20T12:00:00Z', { zone: 'utc' });
const deskUrl = 'https://support.example.com/desk';

/** Ids and codes of programs; staff read the words that stand for them. */
const CODES =
  /^\/(schema|kind|promised\/kind|queue\/id|next\/\d+\/id|account\/isVerified|case\/status|contact\/language\/(service|isStaffedNow)|coverage\/.*|account\/endsOn|because\/\d+\/(rule|facts\/.*)|transcript\/\d+\/from|attachments\/\d+\/(id|url|size))$/;
const INSTANT = /^\d{4}-\d\d-\d\dT/;

function facts(value: unknown, path = ''): readonly (readonly [string, string | number])[] {
  if (typeof value === 'string' || typeof value === 'number') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => facts(inner, `${path}/${name}`));
}

function inWords(value: string | number, { desk, contact }: Handoff, path: string): string {
  if (typeof value === 'number') return value.toLocaleString('en-US');
  if (!INSTANT.test(value)) return visible(value).replaceAll('\t', ' ');
  const zone = path.startsWith('/transcript') ? desk.zone : contact.zone;
  return moments(value, { desk: desk.zone, contact: zone });
}

/** Each title, label, value and source, in order: a rendering has them all, one after the other. */
function expectInOrder(sections: readonly HandoffSection[], rendering: string): void {
  const read = flat(rendering);
  let from = 0;
  for (const { title, facts: rows } of sections) {
    const parts = rows.flatMap(({ label, value, source }) => [label ?? '', value, source ?? '']);
    for (const part of [title, ...parts].map(flat)) {
      const at = read.indexOf(part, from);
      if (at < 0) throw new Error(`"${part}" is not there after "${read.slice(from - 60, from)}"`);
      from = at + part.length;
    }
  }
}

/** The same where what is asked is the headline. */
function expectUnderHeadline(sections: readonly HandoffSection[], rendering: string): void {
  const [first, ...others] = sections;
  const [asked, ...rest] = first?.facts ?? [];
  if (first === undefined || asked === undefined) throw new Error('Nothing is asked.');
  expect(flat(rendering)).to.include(flat(asked.value));
  expectInOrder([{ ...first, facts: rest }, ...others], rendering);
}

describe('a handoff', () => {
  it('says in words every fact that it has, whatever the request', () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        const handoff = handoffOf(request, { policies, now });
        HandoffShape.parse(JSON.parse(JSON.stringify(handoff)));
        const said = flat(
          handoffSections(handoff, now)
            .flatMap((one) => one.facts)
            .map(({ label, value, source }) => [label, value, source].join('\n'))
            .join('\n'),
        );
        for (const [path, value] of facts(handoff)) {
          if (CODES.test(path)) continue;
          // A zone that does not exist is not said.
          if (value === 'Nowhere/Atlantis') continue;
          expect(said, path).to.include(flat(inWords(value, handoff, path)));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('shows the same facts in the same order as Markdown, text, HTML and card, as text', () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        const handoff = handoffOf(request, { policies, now });
        const sections = handoffSections(handoff, now);
        expectInOrder(sections, textOfMarkdown(handoffMarkdown(handoff, now)));
        const mail = handoffMail(handoff, { to: 'a@x.example', deskUrl, event: undefined }, now);
        expectInOrder(mailOrder(sections), mail.text);
        const html = textOfHtml(mail.html ?? '');
        expectUnderHeadline(mailOrder(sections), html);
        const card = textOfCard(handoffCard(handoff, { deskUrl }, now));
        if (!card.includes(' at the desk)') && !card.includes(' more at the desk')) {
          expectUnderHeadline(sections, card);
        }
      }),
      { numRuns: 150 },
    );
  });

  for (const [name, request] of [
    ['a new case', aRequest()],
    ['an escalation', anEscalation()],
  ] as const) {
    it(`fits whole into a card, for ${name}`, () => {
      const handoff = handoffOf(request, { policies, now });
      const card = handoffCard(handoff, { deskUrl }, now);
      expectUnderHeadline(handoffSections(handoff, now), textOfCard(card));
    });
  }

  it('keeps its card small enough for a channel, however much was written', () => {
    for (const letter of ['x', '<', '\u{1F600}', 'ẅ', '"']) {
      const long = letter.repeat(4000 / letter.length);
      const request = aRequest({
        corrections: Array.from({ length: 30 }, () => ({
          slot: 'summary',
          from: long,
          to: long,
          at: '2026-11-20T11:47:00.000Z',
        })),
        transcript: Array.from({ length: 300 }, () => ({
          at: '2026-11-20T11:47:00.000Z',
          from: 'customer' as const,
          text: long,
        })),
      });
      const card = handoffCard(handoffOf(request, { policies, now }), { deskUrl }, now);
      expect(Buffer.byteLength(JSON.stringify(card)), letter).to.be.at.most(24_000);
      expect(textOfCard(card)).to.include('StoreFront has been down');
    }
  });
});
