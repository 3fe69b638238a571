/** Fills stores with everything that the product may keep on a person. */
import type { Uploads } from '../../bot/channels/directLine/uploads.ts';
import type { Stores } from '../../bot/stores/stores.ts';
import type { Case } from '../../services/cases/case.ts';
import type { Clock } from '../../services/clock.ts';
import { codeMail } from '../../dialogs/mails/codeMail.ts';
import type { HeldFile } from '../../services/privacy/held.ts';
import type { RequestEvent } from '../../services/requests/requestEvent.ts';
import { SupportRequest } from '../../services/requests/supportRequest.ts';
import { aRequest, anEscalation, aRequestOf } from '../fakes/aRequest.ts';

/** Every text of a person, each with a word that is theirs alone. */
export function canariesOf(word: string) {
  const made = (what: string): string => `${word}-${what}`;
  return {
    name: `${word} Surname`,
    email: `${word.toLowerCase()}@mail.example`,
    phone: `+44 20 ${word}`,
    subject: made('subject'),
    accountId: made('org'),
    summary: `Nothing works any more, says ${made('summary')}`,
    impact: made('impact'),
    product: `our own ${made('product')}`,
    version: made('version'),
    serial: made('serial'),
    address: `1 Street, ${made('town')}`,
    pin: made('pin'),
    before: made('before'),
    line: `I think ${made('line')}`,
    fileName: `${made('file')}.txt`,
    fileText: made('bytes'),
    wrote: made('wrote'),
    note: made('note'),
    answer: made('answer'),
    comment: made('comment'),
    typedCase: made('typed case'),
    problem: `550 no such user ${made('problem')}`,
    draft: made('draft'),
    feedback: made('feedback'),
    inTeams: `29:${made('teams')}`,
  };
}
export type Canaries = ReturnType<typeof canariesOf>;

const signal = new AbortController().signal;

export interface Filled {
  readonly requests: readonly SupportRequest[];
  readonly conversations: readonly string[];
  readonly files: readonly HeldFile[];
  readonly cases: readonly Case[];
}

function events(who: Canaries, at: string, file: HeldFile): RequestEvent[] {
  const attachments = [{ ...file, url: `https://support.example/${file.id}` }];
  const customer = { kind: 'customer' as const, name: who.name };
  const staff = { kind: 'staff' as const, name: 'Kim Berg' };
  return [
    { id: 'said-1', at, by: customer, kind: 'customerWrote', text: who.wrote, attachments },
    { id: 'note-1', at, by: staff, kind: 'note', text: `${who.note} called` },
    { id: 'answer-1', at, by: staff, kind: 'answer', text: `Dear ${who.answer}` },
  ];
}

const PROSE = { caseNumber: '100001' } as const;

/** One request of every kind. */
function requestsOf(who: Canaries, common: Partial<SupportRequest>, about: Case) {
  const { name, email, phone } = who;
  const contact = { name, email, phone };
  const rest = { ...common, about } as Partial<never>;
  const answers = ['yes', 'yes', 'yes'] as const;
  const [microsoftSupport, successServices, baseAgreement] = answers;
  const draft = { ...aRequest().draft, ...contact, accountId: who.accountId, product: who.product };
  return [
    aRequest({
      ...(common as object),
      productName: who.product,
      draft: {
        ...draft,
        summary: who.summary,
        businessImpact: who.impact,
        productVersion: who.version,
      },
    }),
    anEscalation(
      {
        ...contact,
        caseNumber: about.caseNumber,
        summary: who.summary,
        businessImpact: who.impact,
      },
      rest,
    ),
    aRequestOf('information', { ...PROSE, text: who.comment }, rest),
    aRequestOf('closing', { ...PROSE, why: 'solved', text: who.comment }, rest),
    aRequestOf('reopening', { ...PROSE, text: who.comment }, rest),
    aRequestOf('severity', { ...PROSE, severity: 4, text: who.comment }, rest),
    aRequestOf('contact', { ...PROSE, ...contact }, rest),
    aRequestOf(
      'replacement',
      {
        ...contact,
        serial: who.serial,
        summary: who.summary,
        address: who.address,
        onRecord: 'yes',
      },
      rest,
    ),
    aRequestOf(
      'extended',
      {
        ...contact,
        product: who.product,
        summary: who.summary,
        microsoftSupport,
        successServices,
        baseAgreement,
      },
      rest,
    ),
    aRequestOf(
      'caseReview',
      {
        name,
        email,
        pin: who.pin,
        why: 'bug',
        caseNumber: who.typedCase,
        used: 1,
        contracted: 2,
        text: who.summary,
      },
      rest,
    ),
    aRequestOf('feedback', { name, email, mood: 'praise', text: who.feedback }, rest),
    aRequestOf('person', { name, email, summary: who.summary }, rest),
  ];
}

type Filling = Pick<
  Stores,
  'conversations' | 'channels' | 'requests' | 'outbox' | 'desk' | 'mailbox' | 'codes'
> & { readonly files: Uploads };

/** Puts everything of one person into the stores, and returns what is to be found again. */
export async function fillHeld(
  { conversations, channels, requests, outbox, desk, mailbox, codes, files }: Filling,
  clock: Clock,
  who: Canaries,
): Promise<Filled> {
  const at = clock().toJSDate().toISOString();
  const { name, email, phone, subject } = who;
  const speaker = {
    kind: 'customer' as const,
    by: 'code' as const,
    subject,
    accountId: 'ORG-10442',
    name,
    email,
  };
  const asStranger = { kind: 'stranger' as const };
  const chats = [
    {
      id: `${subject}-customer`,
      speaker,
      dialog: { form: { known: { summary: who.draft } } },
      teams: { userId: who.inTeams },
    },
    {
      id: `${subject}-stranger`,
      speaker: asStranger,
      dialog: { form: { known: { name, email, phone } } },
    },
    { id: `${subject}-typed`, speaker: asStranger, dialog: { settled: [] } },
  ];
  for (const { id, ...state } of chats) {
    await conversations.create(id, state);
    await conversations.receive(id, { type: 'message', text: email, from: { name } }, who.line);
    await conversations.receive(id, { type: 'message', text: who.line });
    const replies = [{ type: 'message', text: `So you are ${name}, and ${who.summary}.` }];
    await conversations.commit({ id, version: 0, state, handled: 1, replies });
  }
  // Where they are found in Teams stands in a book of addresses, too; and something is to be said there.
  await channels.remember(
    `person:tenant:${subject}`,
    { userId: who.inTeams },
    `${subject}-customer`,
  );
  await channels.willSay(`${subject}-customer`);
  const kept: HeldFile[] = [];
  for (const { id } of chats) {
    const file = await files.keep(id, who.fileName, Buffer.from(`${who.fileText}\\n`));
    if (file === undefined) throw new Error('The file was not taken.');
    kept.push(file);
  }
  const [file] = kept;
  if (file === undefined) throw new Error('There is no file.');

  const openCase = async (key: string) => {
    const { case: opened } = await desk.open(
      {
        key,
        title: who.summary,
        description: `${who.summary}, ${who.version}`,
        severity: 2,
        businessImpact: who.impact,
        orgId: 'ORG-10442',
        product: who.product,
        contact: { name, email, phone },
        handoff: { text: `${name} writes ${who.line}`, json: '{}' },
      },
      { signal },
    );
    const said = { key: `${key}-comment`, author: name, visibility: 'public' as const };
    await desk.comment(opened.caseNumber, { ...said, text: who.comment }, { signal });
    return opened;
  };
  const theirs = await openCase(
    `case-of-${subject}`.replaceAll(who.subject, `${chats.length}-${kept[1]?.id}`),
  );
  const made = requestsOf(
    who,
    {
      status: 'delivered',
      deliveredAt: at,
      caseNumber: theirs.caseNumber,
      speaker,
      origin: { channel: 'web', conversationId: chats[0]?.id ?? '', zone: 'UTC', locale: 'en' },
      transcript: [{ at, from: 'customer', text: who.line }],
      corrections: [{ slot: 'summary', from: who.before, to: who.summary, at }],
      attachments: [{ ...file, url: 'https://support.example/file' }],
      events: events(who, at, file),
    },
    theirs,
  );
  const others = await openCase(made[0]?.key ?? '');
  for (const request of made) {
    const { reference } = request;
    const entry = { id: `deliver-${reference}`, kind: 'deliver' as const, reference };
    await requests.raise(request, [entry]);
    // Who has not claimed it may not give up on it.
    await outbox.claim(9, 60_000);
    await outbox.park(entry.id, who.problem);
  }
  await mailbox.send(codeMail({ code: '123456', name, to: email, minutes: 10 }), { signal });
  const [first] = made;
  const handoff = {
    id: `handoff-${subject.length}-${first?.reference}`,
    to: 'desk@desk.example',
  };
  const text = `${first?.reference}: ${who.summary}`;
  await mailbox.send({ ...handoff, subject: first?.reference ?? '', text }, { signal });
  const expiresAt = clock().toMillis() + 600_000;
  await codes.put(`${subject}-customer`, { hash: 'x', speaker, expiresAt });
  return {
    // As they are read back: without what no request has.
    requests: made.map((request) => SupportRequest.parse(request)),
    conversations: chats.map(({ id }) => id),
    files: kept,
    cases: [theirs, others],
  };
}
