import { Writable } from 'node:stream';
import { DateTime } from 'luxon';
import { pino } from 'pino';
import type { Page } from 'playwright-core';
import { plainMarkdown } from '../../bot/web/browser/plainMarkdown.ts';
import { handoffCard } from '../../services/handoff/handoffCard.ts';
import { handoffMail } from '../../services/handoff/handoffMail.ts';
import { handoffMarkdown } from '../../services/handoff/handoffMarkdown.ts';
import { handoffJson } from '../../services/handoff/handoffNote.ts';
import { handoffOf } from '../../services/handoff/handoffOf.ts';
import { chromium } from '../browser/chromium.ts';
import { aRequest } from '../fakes/aRequest.ts';
import { problemsIn, type Row } from '../faults/report.ts';
import { policies } from '../services/policy/policyFixture.ts';
import { PAYLOADS } from './payloads.ts';

const now = DateTime.fromISO('2026-11-20T12:00:00Z', { zone: 'utc' });
const DESK = 'https://support.example.com/desk';
const UNSEEN = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b]/u;
/** Markdown that does something, which no escape stands before. */
const ACTIVE_MARKDOWN =
  /(?<!\\)(?:\\\\)*(?:!?\[[^\]\\]*\]\(|<https?:|<at\b|^\s*(?:#{1,6} |```|~~~))/m;

/** A request with the payload wherever a customer’s words can be. */
const requestWith = (payload: string) =>
  aRequest({
    draft: { ...aRequest().draft, summary: payload, businessImpact: payload, name: payload },
    corrections: [{ slot: 'summary', from: payload, to: null, at: '2026-11-20T11:47:00.000Z' }],
    transcript: [{ at: '2026-11-20T11:47:00.000Z', from: 'customer', text: payload }],
    attachments: [
      { id: 'f1', name: payload, contentType: 'text/plain', size: 1, url: 'https://x.example/f1' },
    ],
  });

/** Every part of a card that has one of these types, at any depth. */
function partsOf(card: unknown, type: RegExp): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(card)) return card.flatMap((one) => partsOf(one, type));
  if (typeof card !== 'object' || card === null) return [];
  const part = card as Readonly<Record<string, unknown>>;
  const own = type.test(String(part['type'])) ? [part] : [];
  return [...own, ...Object.values(part).flatMap((one) => partsOf(one, type))];
}

function cardTrouble(card: unknown): readonly string[] {
  const links = partsOf(card, /^Action\.OpenUrl/).filter(
    ({ url }) => !String(url).startsWith(`${DESK}#`),
  );
  const texts = partsOf(card, /^(?:TextBlock|Fact)$/).filter(({ text }) =>
    ACTIVE_MARKDOWN.test(String(text)),
  );
  return [...links.map(() => 'a link'), ...texts.map(() => 'Markdown')];
}

/** What a browser finds in HTML that is more than text: elements that load, run or lead somewhere. */
async function active(page: Page, html: string): Promise<readonly string[]> {
  await page.setContent(`<!doctype html><body>${html}</body>`, { waitUntil: 'domcontentloaded' });
  return page.locator('html').evaluate((root, desk) => {
    const wrong: string[] = [];
    for (const element of root.querySelectorAll('*')) {
      const name = element.localName;
      if (/^(script|img|iframe|svg|math|object|embed|form|input|link|base|video|at)$/.test(name)) {
        wrong.push(name);
      }
      for (const attribute of element.getAttributeNames()) {
        if (attribute.startsWith('on') || attribute === 'http-equiv') wrong.push(attribute);
      }
      const href = element.getAttribute('href');
      if (href === null || href.startsWith(desk)) continue;
      // A link shows where it leads.
      const shown = element.textContent.replaceAll(/[^\S\n]/g, '');
      const isPlain = href === shown || href.replace(/^(mailto|tel):/, '') === shown;
      if (!isPlain || !/^(https|mailto|tel):/.test(href)) wrong.push(`a link to ${href}`);
    }
    return wrong;
  }, DESK);
}

function logLinesOf(payload: string): number {
  let written = '';
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      written += chunk.toString();
      done();
    },
  });
  pino(stream).info({ problem: payload }, 'something happened');
  return written.split(/[\r\n]/).length - 1;
}

/** C7: words of customers are words wherever they are shown, mailed, handed over or logged. */
export async function injection(): Promise<Row> {
  const browser = await chromium();
  try {
    const page = await browser.newPage();
    const problems: string[] = [];
    let happened = 0;
    page.on('dialog', (dialog) => {
      happened += 1;
      void dialog.dismiss();
    });
    await page.route('**/*', (route) => {
      happened += 1;
      return route.abort();
    });
    for (const payload of PAYLOADS) {
      const wrong = (sink: string, what: readonly string[]): void =>
        void problems.push(...what.map((one) => `${sink}: ${one} of ${JSON.stringify(payload)}`));
      const handoff = handoffOf(requestWith(payload), { policies, now });
      const options = { to: 'a@x.example', deskUrl: DESK, event: undefined };
      const mail = handoffMail(handoff, options, now);
      wrong('card', cardTrouble(handoffCard(handoff, { deskUrl: DESK }, now)));
      wrong('widget', await active(page, plainMarkdown(payload)));
      wrong('mail', await active(page, mail.html ?? ''));
      if (UNSEEN.test(mail.subject)) wrong('subject', ['a hidden character']);
      const quoted = handoffMarkdown(handoff, now);
      if (ACTIVE_MARKDOWN.test(quoted.replace(/^#.*$/gm, ''))) wrong('note', ['Markdown']);
      const json = handoffJson(handoff);
      if (
        !JSON.stringify(JSON.parse(json)).includes(JSON.stringify(payload.slice(-6)).slice(1, -1))
      ) {
        wrong('JSON', ['words lost']);
      }
      if (logLinesOf(payload) !== 1) wrong('log', ['a line more']);
    }
    if (happened > 0) problems.push(`${happened} dialogs or requests in the browser`);
    return {
      goal: 'C7',
      what: 'payloads in card, chat, mail, subject, note, JSON and log: nothing runs, loads, links or adds a line',
      figure:
        `${PAYLOADS.length} payloads × 7 sinks (there is no CSV), two of them in Chromium: ` +
        `${problems.length} active${problemsIn(problems)}`,
      isMet: problems.length === 0 && PAYLOADS.length >= 120,
    };
  } finally {
    await browser.close();
  }
}
