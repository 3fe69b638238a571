/** Carries out an erasure. Killed at any point and begun again, it ends with the same. */
import type { HeldCase } from '../cases/caseArchive.ts';
import { failpoint } from '../failpoint.ts';
import { isOpen } from '../requests/alone.ts';
import type { SupportRequest } from '../requests/supportRequest.ts';
import type { Erasure, Found } from './erasure.ts';
import { erasedRequest } from './erasedRequest.ts';
import { everyCase } from './everything.ts';
import type { Held } from './held.ts';
import { filesOf, type Holdings, holdings } from './holdings.ts';
import { ERASED, NOBODY, type Person, person } from './person.ts';

type PersonErasure = Extract<Erasure['whose'], { readonly kind: 'person' }>;

/** What goes by itself, whatever else is found of it later. */
async function eraseConversation(held: Held, id: string): Promise<void> {
  const kept = filesOf(await held.requests.ofConversation(id));
  for await (const file of held.files.all()) {
    if (file.conversationId === id && !kept.has(file.id)) await held.files.drop(file.id);
  }
  await held.conversationArchive.erase(id);
}

/** What is in the request itself, and what failed deliveries of it have left. */
async function eraseRequest(held: Held, reference: string, at: string): Promise<void> {
  await held.requests.update(reference, (now) => ({ request: erasedRequest(now, at) }));
  await held.outbox?.eraseProblems(reference);
}

const union = (one: readonly string[] = [], other: readonly string[]): string[] => [
  ...new Set([...one, ...other]),
];

/** What was found now, and what was found before the erasure was broken off. */
function foundIn(all: Holdings, { scope }: PersonErasure, before: Found | undefined): Found {
  const isAll = scope === 'everything';
  const requests = all.requests.filter((request) => isAll || !isOpen(request));
  const open = filesOf(all.requests.filter((request) => !requests.includes(request)));
  const known = before?.requests ?? [];
  const added = requests
    .filter(({ reference }) => !known.some((one) => one.reference === reference))
    .map(({ reference, key }) => ({ reference, key }));
  return {
    conversations: union(
      before?.conversations,
      all.conversations.map(({ id }) => id),
    ),
    requests: [...known, ...added],
    files: union(
      before?.files,
      all.files.map(({ id }) => id).filter((id) => !open.has(id)),
    ),
    cases: isAll
      ? union(
          before?.cases,
          all.cases.map(({ caseNumber }) => caseNumber),
        )
      : [],
  };
}

function erasedCase(held: HeldCase): HeldCase {
  return {
    ...held,
    title: ERASED,
    description: ERASED,
    businessImpact: null,
    product: null,
    contact: held.contact && { name: ERASED, email: NOBODY, phone: null },
    comments: held.comments.map((comment) => ({ ...comment, author: ERASED, text: ERASED })),
  };
}

/** Of somebody else's case only what the person said in it, and where they are named. */
function withoutOwn(one: HeldCase, references: readonly string[], who: Person): HeldCase {
  const isOwn = (key: string) => references.some((reference) => key.includes(reference));
  const comments = one.comments.map((comment) =>
    isOwn(comment.key) ? { ...comment, author: ERASED, text: ERASED } : comment,
  );
  const clean = who.takenOut(one);
  return { ...one, ...(clean({ ...one, comments }) as HeldCase) };
}

/** Of somebody else's request: where the person is named, and what was copied of their case. */
function withoutMentions(request: SupportRequest, keys: ReadonlySet<string>, who: Person) {
  const clean = who.takenOut(request);
  const { about } = request;
  const events = request.events.map((event) =>
    // Joined by the person: it is all theirs.
    event.kind === 'joined' && who.isIn(event)
      ? {
          id: event.id,
          at: event.at,
          kind: event.kind,
          by: { kind: 'customer' as const },
          text: ERASED,
          attachments: [],
        }
      : event,
  );
  const copied = about !== null && keys.has(about.key) ? { ...about, title: ERASED } : about;
  return clean({ ...request, events, about: copied }) as SupportRequest;
}

async function erasePerson(
  held: Held,
  { id, whose, found: before }: Erasure & { readonly whose: PersonErasure },
  at: string,
): Promise<void> {
  const who = person(whose.email);
  const all = await holdings(held, who, before?.requests);
  const found = foundIn(all, whose, before);
  await held.erasures.note(id, found);
  failpoint('erase.found');

  for (const conversation of found.conversations)
    await held.conversationArchive.erase(conversation);
  for (const { reference } of found.requests) {
    await eraseRequest(held, reference, at);
  }
  for (const file of found.files) await held.files.drop(file);
  const references = found.requests.map(({ reference }) => reference);
  const isOpenMail = (text: string): boolean =>
    whose.scope === 'copies' && !references.some((reference) => text.includes(reference));
  for (const mail of all.mails) {
    if (!who.is(mail.to) && isOpenMail(`${mail.subject}\n${mail.text}`)) continue;
    await held.mails?.erase(mail.id);
  }
  await held.codes?.erase(({ speaker }) => speaker.kind === 'customer' && who.is(speaker.email));
  if (whose.scope === 'everything') await eraseElsewhere(held, all, found, who);
}

async function eraseElsewhere(held: Held, all: Holdings, found: Found, who: Person): Promise<void> {
  const keys = new Set(found.requests.map(({ key }) => key));
  const references = found.requests.map(({ reference }) => reference);
  const own = new Set(found.cases);
  if (held.cases !== undefined) {
    for await (const one of everyCase(held.cases)) {
      const changed = own.has(one.caseNumber) ? erasedCase(one) : withoutOwn(one, references, who);
      if (JSON.stringify(changed) !== JSON.stringify(one)) await held.cases.rewrite(changed);
    }
  }
  for (const { reference } of all.mentions.requests) {
    await held.requests.update(reference, (now) => ({ request: withoutMentions(now, keys, who) }));
  }
  for (const { id, state, log } of all.mentions.conversations) {
    await held.conversationArchive.rewrite(id, who.takenOut([state, log]));
  }
}

/**
 * @param at when it is carried out, ISO
 * @returns false if all is erased, but the files of the store may still have traces: the next sweep
 *   tries again
 */
export async function carryOut(held: Held, erasure: Erasure, at: string): Promise<boolean> {
  const { id, whose } = erasure;
  if (whose.kind === 'conversation') await eraseConversation(held, whose.conversationId);
  else await erasePerson(held, { ...erasure, whose }, at);
  failpoint('erase.erased');
  await held.erasures.done(id);
  return held.scrub();
}
