/** Cases that are there before a story begins, and what its stories about cases have in common. */
import { expect } from 'chai';
import type { Severity } from '../../services/requests/drafts/caseDraft.ts';
import type { SupportRequest } from '../../services/requests/supportRequest.ts';
import { eventually } from '../fakes/eventually.ts';
import { talk, type Talk, type TalkOptions } from './talk.ts';
import type { World } from './world.ts';

/** Ten in the morning in New York. */
const AT = '2026-11-21T15:00';

const OPENING: Readonly<Record<'outage' | 'question', readonly string[]>> = {
  outage: [
    'Our StoreFront has been down since 6 this morning, 500 people can’t log in',
    'No',
    'No orders can be taken',
    'yes',
    '2402 LTSR',
    '+44 20 7946 0000',
    'send',
  ],
  question: ['How do I add a second StoreFront server?', 'send'],
};

/** A demo customer, by default Ana, who has case 100001: an outage, or a question. */
export async function withCase(
  options: TalkOptions & { readonly about?: 'outage' | 'question' } = {},
): Promise<Talk> {
  const { about = 'outage', ...rest } = options;
  const story = await talk({ as: 'ana', at: AT, ...rest });
  await story.sayAll(...OPENING[about]);
  const [opened] = await story.deliver();
  expect(opened?.id).to.equal('case-opened');
  return story;
}

/** The same, in a conversation of its own: nothing was sent from it yet. */
export async function later(story: Talk, options: TalkOptions = {}): Promise<Talk> {
  return talk({ as: 'ana', in: story.world, ...options });
}

/** The newest request of a kind. */
export async function newest<K extends SupportRequest['kind']>(
  story: Talk,
  kind: K,
): Promise<Extract<SupportRequest, { readonly kind: K }>> {
  const found = (await story.requests()).find((one) => one.kind === kind);
  if (found === undefined) throw new Error(`There is no request of kind ${kind}.`);
  return found as Extract<SupportRequest, { readonly kind: K }>;
}

/** The code that was mailed last to an address. */
export async function codeFor(world: World, email: string, count = 1): Promise<string> {
  const codes = async (): Promise<readonly string[]> => {
    const mails = (await world.mails()).filter(({ to }) => to === email);
    return mails.flatMap(({ text }) => /\b\d{3} \d{3}\b/.exec(text)?.[0] ?? []);
  };
  // A code is mailed after it was answered, so that nobody learns from the time it takes.
  await eventually(`${count} codes for ${email}`, async () => (await codes()).length >= count);
  return (await codes())[count - 1] ?? '';
}

export async function severityOf(story: Talk, caseNumber: string): Promise<Severity | undefined> {
  const found = await story.world.backend.get(caseNumber, { signal: AbortSignal.timeout(30_000) });
  return found?.severity;
}

export const textOf = (replies: Talk['last']): string => replies.map(({ text }) => text).join('\n');
