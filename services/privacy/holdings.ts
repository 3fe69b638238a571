/** Everything that is held on a person, as they may ask for it (GDPR, Art. 15 and 20). */
import type { HeldCase } from '../cases/caseArchive.ts';
import type { Mail } from '../mail/mailer.ts';
import type { SupportRequest } from '../requests/supportRequest.ts';
import type { LoggedActivity } from '../storage/conversationStore.ts';
import type { Found } from './erasure.ts';
import { everyCase, everyConversation, everyRequest } from './everything.ts';
import type { Held, HeldFile } from './held.ts';
import type { Person } from './person.ts';

export interface HeldConversation {
  readonly id: string;
  readonly usedAt: number;
  readonly state: unknown;
  readonly log: readonly LoggedActivity[];
}

export interface Holdings {
  readonly conversations: readonly HeldConversation[];
  readonly requests: readonly SupportRequest[];
  readonly files: readonly HeldFile[];
  readonly mails: readonly (Mail & { readonly sentAt: string })[];
  readonly cases: readonly HeldCase[];
  /** Other people's, in which the person is named. */
  readonly mentions: {
    readonly conversations: readonly HeldConversation[];
    readonly requests: readonly SupportRequest[];
    readonly cases: readonly HeldCase[];
  };
}

/** Whoever proved who they are raised it; of a stranger's, whoever is named in it. */
function isOwnRequest(who: Person, { speaker, draft }: SupportRequest): boolean {
  if (speaker.kind === 'customer') return who.is(speaker.email);
  return 'email' in draft && who.is(draft.email);
}

/** By who is speaking; of a stranger's, by the address that was given as the speaker's own. */
function isOwnConversation(who: Person, { state, log }: HeldConversation): boolean {
  const speaker =
    typeof state === 'object' && state !== null && 'speaker' in state ? state.speaker : undefined;
  const isCustomer =
    typeof speaker === 'object' && speaker !== null && 'email' in speaker && speaker.email;
  if (typeof isCustomer === 'string') return who.is(isCustomer);
  const saidIt = log.some(({ sender, activity }) => sender === 'user' && who.is(activity['text']));
  return saidIt || who.isContactIn(state);
}

async function requestsOf(held: Held, who: Person, known: readonly string[]) {
  const own: SupportRequest[] = [];
  const mentions: SupportRequest[] = [];
  /** What others raised about a case, by the key of the case. */
  const about: { readonly reference: string; readonly key: string }[] = [];
  for await (const request of everyRequest(held.requests)) {
    const { reference } = request;
    if (isOwnRequest(who, request)) own.push(request);
    else if (who.isIn(request)) mentions.push(request);
    else if (request.about !== null) about.push({ reference, key: request.about.key });
  }
  const keys = new Set([...known, ...own.map(({ key }) => key)]);
  for (const { reference } of about.filter(({ key }) => keys.has(key))) {
    const request = await held.requests.get(reference);
    if (request !== undefined) mentions.push(request);
  }
  return { own, mentions };
}

async function conversationsOf(held: Held, who: Person, raisedIn: ReadonlySet<string>) {
  const own: HeldConversation[] = [];
  const mentions: HeldConversation[] = [];
  for await (const { id, usedAt } of everyConversation(held.conversationArchive)) {
    const record = await held.conversations.load(id);
    if (record === undefined) continue;
    const log = await held.conversations.read(id, 1);
    const one = { id, usedAt, state: record.state, log };
    if (raisedIn.has(id) || isOwnConversation(who, one)) own.push(one);
    else if (who.isIn([record.state, log])) mentions.push(one);
  }
  return { own, mentions };
}

async function casesOf(held: Held, who: Person, keys: ReadonlySet<string>) {
  const own: HeldCase[] = [];
  const mentions: HeldCase[] = [];
  if (held.cases === undefined) return { own, mentions };
  for await (const one of everyCase(held.cases)) {
    if (keys.has(one.key) || who.is(one.contact?.email)) own.push(one);
    else if (who.isIn(one)) mentions.push(one);
  }
  return { own, mentions };
}

/** Ids of all files that requests name. */
export const filesOf = (requests: readonly SupportRequest[]): ReadonlySet<string> =>
  new Set(
    requests.flatMap(({ attachments, events }) =>
      [...attachments, ...events.flatMap((event) => event.attachments ?? [])].map(({ id }) => id),
    ),
  );

/**
 * Looks through everything: there is no index of people, on purpose.
 *
 * @param before the person's requests that were found earlier, and can't be known as theirs any more
 */
export async function holdings(
  held: Held,
  who: Person,
  before: Found['requests'] = [],
): Promise<Holdings> {
  const known = before.map(({ key }) => key);
  const requests = await requestsOf(held, who, known);
  const raisedIn = new Set(
    requests.own
      .filter(({ speaker }) => speaker.kind === 'stranger')
      .map(({ origin }) => origin.conversationId),
  );
  const conversations = await conversationsOf(held, who, raisedIn);
  const keys = new Set([...known, ...requests.own.map(({ key }) => key)]);
  const cases = await casesOf(held, who, keys);

  const chats = new Set(conversations.own.map(({ id }) => id));
  const named = filesOf(requests.own);
  const files: HeldFile[] = [];
  for await (const file of held.files.all()) {
    if (chats.has(file.conversationId) || named.has(file.id)) files.push(file);
  }
  const references = [...before, ...requests.own].map(({ reference }) => reference);
  const mails = ((await held.mails?.all()) ?? []).filter(
    (mail) =>
      who.isIn(mail) || references.some((one) => `${mail.subject}\n${mail.text}`.includes(one)),
  );
  return {
    conversations: conversations.own,
    requests: requests.own,
    files,
    mails,
    cases: cases.own,
    mentions: {
      conversations: conversations.mentions,
      requests: requests.mentions,
      cases: cases.mentions,
    },
  };
}
