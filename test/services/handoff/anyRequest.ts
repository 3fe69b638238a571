/** Requests of every kind, with whatever people may write. */
import fc from 'fast-check';
import type {
  RequestKind,
  RequestOf,
  SupportRequest,
} from '../../../services/requests/supportRequest.ts';
import { aRequestOf } from '../../fakes/aRequest.ts';

export const HOSTILE = [
  '<img src=x onerror=alert(1)><script>alert(2)</script>',
  '</td></table><a href="javascript:alert(1)">pay here</a>',
  '**bold** [link](https://evil.example) ![](https://evil.example/x.png) `code`',
  '# Heading\n- item\n1. one\n> quote\n---\n===\n    code\n```\nfence\n| a | b |',
  'Answer by: tomorrow\nWith: nobody',
  '{{DATE(2026-01-01T00:00:00Z,SHORT)}} ${asked.title}',
  'see www.evil.example or https://evil.example &lt;b&gt; &amp;',
  'a\r\nBcc: everybody@example.com',
  'gnp.\u202Eexe\u202C invi\u200Bsible',
  'ends with a backslash\\\nand goes on \\',
];

const text = fc
  .oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'grapheme', maxLength: 40 }))
  .map((any) => (any.trim().length < 5 ? `${any} words` : any));
const short = text.map((any) => any.slice(0, 60).toWellFormed());
const instant = fc
  .integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) })
  .map((at) => new Date(at).toISOString());
const open = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const users = fc.integer({ min: 0, max: 10_000_000 });
const yesNo = fc.constantFrom('yes', 'no', 'notSure');
const severity = fc.constantFrom(1, 2, 3, 4);
const caseNumber = fc.constantFrom('100001', 'CS-77');
const person = {
  name: text,
  email: fc.constant('ana.morales+1@example.com'),
  phone: open(fc.constant('+1 212 555 0142')),
};
const of = (slots: Readonly<Record<string, fc.Arbitrary<unknown>>>) => fc.record(slots);

const DRAFTS: Readonly<Record<RequestKind, fc.Arbitrary<Readonly<Record<string, unknown>>>>> = {
  openCase: of({
    accountId: open(short),
    product: fc.constant('storefront'),
    productVersion: open(short),
    summary: text,
    startedAt: open(instant),
    effect: fc.constantFrom('stopped', 'degraded', 'impaired', 'question', 'security'),
    workaround: open(fc.constantFrom('none', 'notScalable', 'yes')),
    affectedUsers: open(users),
    deadline: open(instant),
    businessImpact: open(text),
    severity,
    language: fc.constantFrom('en', 'de', 'pt-BR'),
    ...person,
  }),
  escalation: of({
    caseNumber,
    level: fc.constantFrom('management', 'technical'),
    summary: text,
    outcome: fc.constantFrom('escalate', 'manager', 'callBack', 'other'),
    urgency: fc.constantFrom('now', 'today', 'days'),
    affectedUsers: open(users),
    deadline: open(instant),
    stake: open(fc.constantFrom('safety', 'money', 'both', 'neither')),
    businessImpact: open(text),
    ...person,
  }),
  information: of({ caseNumber, text }),
  closing: of({ caseNumber, why: fc.constantFrom('solved', 'notNeeded'), text: open(text) }),
  reopening: of({ caseNumber, text }),
  severity: of({ caseNumber, severity, text: open(text) }),
  contact: of({ caseNumber, ...person }),
  replacement: of({
    serial: short,
    summary: text,
    address: text.map((any) => `${any}\nMain Street 1`),
    onRecord: yesNo,
    miles: open(fc.double({ min: 0, max: 20_000, noNaN: true })),
    sameCountry: open(yesNo),
    ...person,
  }),
  extended: of({
    product: fc.constantFrom('xenapp-6-5', 'that old thing'),
    summary: text,
    microsoftSupport: yesNo,
    successServices: yesNo,
    baseAgreement: yesNo,
    ...person,
  }),
  caseReview: of({
    pin: short,
    why: fc.constantFrom('review', 'bug'),
    caseNumber: open(caseNumber),
    used: fc.integer({ min: 0, max: 200 }),
    contracted: fc.integer({ min: 1, max: 200 }),
    text,
    name: text,
    email: person.email,
  }),
  feedback: of({
    mood: fc.constantFrom('complaint', 'praise', 'suggestion'),
    text,
    caseNumber: open(caseNumber),
    name: text,
    email: person.email,
  }),
  person: of({ summary: text, name: text, email: person.email }),
};

/** What every request has, as far as it changes what staff read. */
const around = fc.record({
  zone: fc.constantFrom('America/New_York', 'Asia/Kolkata', 'UTC', 'Nowhere/Atlantis'),
  isStranger: fc.boolean(),
  isAbout: fc.boolean(),
  entitlement: fc.constantFrom('entitled', 'refused', 'unknown', 'indeterminate'),
  language: fc.constantFrom('primary', 'onRequest', 'notOffered', 'unconfirmed'),
  correction: text,
  leftOut: fc.subarray(['phone', 'deadline', 'stake', 'workaround']),
  said: fc.array(fc.record({ at: instant, text }), { maxLength: 3 }),
  file: text,
});

type Around = typeof around extends fc.Arbitrary<infer T> ? T : never;

export const anyRequest: fc.Arbitrary<SupportRequest> = fc
  .constantFrom(...(Object.keys(DRAFTS) as RequestKind[]))
  .chain((kind) =>
    fc.tuple(DRAFTS[kind], around).map(([draft, more]) => requestOf(kind, draft, more)),
  );

function requestOf<K extends RequestKind>(
  kind: K,
  draft: Readonly<Record<string, unknown>>,
  more: Around,
): SupportRequest {
  const plain = aRequestOf(kind, draft as RequestOf<K>['draft']);
  const { entitlement, origin, promise } = plain;
  const account = 'account' in entitlement ? entitlement.account : undefined;
  if (account === undefined) throw new Error('The example has no account.');
  return {
    ...plain,
    origin: { ...origin, zone: more.zone },
    ...(more.isStranger ? { speaker: { kind: 'stranger' } } : {}),
    ...(more.isAbout ? {} : { about: null, caseNumber: null }),
    entitlement:
      more.entitlement === 'entitled'
        ? entitlement
        : more.entitlement === 'refused'
          ? { outcome: 'refused', account, reason: 'expired', on: '2026-10-01' }
          : { outcome: more.entitlement },
    promise: { ...promise, languages: { ...promise.languages, kind: more.language } },
    corrections: [
      { slot: 'summary', from: more.correction, to: null, at: '2026-11-20T11:47:00.000Z' },
    ],
    leftOut: more.leftOut,
    masked: ['card'],
    transcript: more.said.map(({ at, text: line }) => ({ at, from: 'customer', text: line })),
    attachments: [
      { id: 'f1', name: more.file, contentType: 'text/plain', size: 123_456, url: '/files/f1' },
    ],
  } as SupportRequest;
}
