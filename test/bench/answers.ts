import type { Intake } from '../../dialogs/say.ts';

/** What is answered to each question of the open-case form: an outage, by somebody unknown. */
const OUTAGE: Readonly<Record<string, string>> = {
  topic: 'We have a problem',
  summary: 'Our people see an error page after signing in',
  effect: 'stopped',
  startedAt: 'yesterday 14:00',
  workaround: 'none',
  affectedUsers: '250',
  businessImpact: 'No orders can be taken',
  productVersion: '2402 LTSR',
  accountId: 'ORG-10442',
  name: 'Bo Ek',
  email: 'bo@example.com',
  phone: '+44 20 7946 0000',
  language: 'en',
  review: 'send',
};

/** The shortest case there is: a question about how something is done. */
const QUESTION: Readonly<Record<string, string>> = {
  ...OUTAGE,
  topic: 'How do I add a second StoreFront server to a server group?',
};

export const STORIES = { outage: OUTAGE, question: QUESTION } as const;
export type Story = keyof typeof STORIES;

/** The answer to what is asked, by the contract for programs: prose is never read. */
export function answerTo({ asking = 'topic', choices }: Intake, story: Story): string {
  const answer = STORIES[story][asking] ?? choices?.[0]?.value;
  if (answer === undefined) throw new Error(`The bench has no answer for "${asking}".`);
  return answer;
}
