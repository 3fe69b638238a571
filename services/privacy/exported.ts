import { DateTime } from 'luxon';
import type { Clock } from '../clock.ts';
import type { Held } from './held.ts';
import { holdings } from './holdings.ts';
import { namedActor } from './namedActor.ts';
import { person } from './person.ts';

/** Everything held on a person as one plain JSON. Of other people's data only the texts that name the person. */
export async function exported(held: Held, email: string, clock: Clock) {
  const who = person(email);
  const { conversations, requests, files, mails, cases, mentions } = await holdings(held, who);
  const named = [
    ...mentions.conversations.map(({ state, log }) => ({ in: 'a conversation', of: [state, log] })),
    ...mentions.requests.map((request) => ({ in: `request ${request.reference}`, of: request })),
    ...mentions.cases.map((one) => ({ in: `case ${one.caseNumber}`, of: one })),
  ];
  return {
    email: who.email,
    madeAt: clock().toJSDate().toISOString(),
    conversations: conversations.map(({ id, usedAt, state, log }) => ({
      id,
      lastUsedAt: DateTime.fromMillis(usedAt, { zone: 'utc' }).toISO(),
      state,
      log,
    })),
    requests: requests.map((request) => ({
      ...request,
      events: request.events.map((event) => ({ ...event, by: namedActor(event.by) })),
    })),
    files,
    mails,
    cases,
    mentions: named.map(({ in: where, of }) => ({ in: where, texts: who.textsIn(of) })),
  };
}
