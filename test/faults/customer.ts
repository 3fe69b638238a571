/** A customer over HTTP who does not give up: whatever breaks, the same line is sent again. */
import type { Intake } from '../../dialogs/say.ts';
import { type Story, STORIES } from '../bench/answers.ts';
import type { LogLine, Submission, Talked } from './checker.ts';

export type Kind = Story | 'feedback' | 'escalation';

interface WireActivity {
  readonly id: string;
  readonly text?: string;
  readonly from: { readonly role: string };
  readonly attachments?: unknown;
  readonly channelData?: { readonly reply?: string; readonly intake?: Intake };
}

export interface Customer {
  readonly marker: string;
  readonly kind: Kind;
  /** From the first word to the confirmation. @param leaves goes without waiting for the answer to "send" */
  submit(leaves?: boolean): Promise<Submission>;
  /** Says this, and waits for the answer. */
  say(text: string): Promise<readonly WireActivity[]>;
  /** Resolves when the customer was told that it was done. */
  untilDone(): Promise<Submission>;
  /** Says all of this at once, and waits until each has an answer. */
  sayAtOnce(texts: readonly string[]): Promise<void>;
  /** Takes back what was sent. */
  withdraw(): Promise<void>;
  /** Has everything of theirs erased, and resolves when this conversation is gone. */
  forget(): Promise<void>;
  talked(): Promise<Talked>;
}

const FEEDBACK: Readonly<Record<string, string>> = {
  topic: 'I want to make a complaint',
  mood: 'complaint',
  caseNumber: 'skip',
};
const isTrouble = ({ channelData }: WireActivity): boolean => channelData?.reply === 'root.trouble';
const isAnswer = (activity: WireActivity): boolean =>
  activity.channelData?.intake?.asking !== undefined ||
  activity.channelData?.intake?.outcome !== undefined ||
  isTrouble(activity);

/** How long something may fail before that is the finding. */
const PATIENCE_MS = 180_000;
const LOOK_MS = 40;
const AGAIN_MS = 100;

const pause = async (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));

interface Options {
  readonly marker: string;
  readonly kind: Kind;
  /** For an escalation: who asks for it, and of which case. */
  readonly as?: string;
  readonly caseNumber?: string;
  readonly patienceMs?: number;
  /** Network address, where many are played from one machine and addresses have limits. */
  readonly address?: string;
  /** How often each line is sent at once. */
  readonly copies?: () => number;
  /** So many times the button "send" is pressed at once, each time under a new id; otherwise "send" is written. */
  readonly presses?: number;
}

/** @param urls of the product; of several processes, each call goes to the next */
export function customer(urls: string | readonly string[], options: Options): Customer {
  const { marker, kind, as, caseNumber = '', copies = () => 1, presses = 0 } = options;
  const { patienceMs = PATIENCE_MS } = options;
  const said: { text: string; isAcknowledged: boolean }[] = [];
  const processes = [urls].flat();
  let calls = 0;
  let token = '';
  let conversationId = '';
  let lines = 0;
  let outcome: Intake['outcome'];

  /** Until there is an answer to the point; a 4xx is one, but for "too many". */
  async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const until = performance.now() + patienceMs;
    let why: unknown;
    while (performance.now() < until) {
      const url = processes[calls % processes.length];
      calls += 1;
      try {
        const response = await fetch(`${url}${path}`, {
          method,
          headers: {
            'Content-Type': 'application/json',
            ...(token === '' ? {} : { Authorization: `Bearer ${token}` }),
            ...(options.address === undefined ? {} : { 'X-Forwarded-For': options.address }),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          signal: AbortSignal.timeout(30_000),
        });
        const text = await response.text();
        if (response.ok) return JSON.parse(text);
        why = `${response.status} ${text}`;
        if (response.status < 500 && response.status !== 429) break;
      } catch (error) {
        why = error;
      }
      await pause(AGAIN_MS);
    }
    throw new Error(`${marker}: ${path} was never answered: ${String(why)}`, { cause: why });
  }

  const direct = (rest = ''): string => `/v3/directline/conversations${rest}`;

  async function messages(): Promise<readonly WireActivity[]> {
    const { activities } = (await ask(
      'GET',
      direct(`/${conversationId}/activities?watermark=0`),
    )) as { readonly activities: readonly (WireActivity & { readonly type: string })[] };
    return activities.filter(({ type }) => type === 'message');
  }

  async function until(
    what: string,
    find: (all: readonly WireActivity[]) => boolean,
  ): Promise<readonly WireActivity[]> {
    const limit = performance.now() + patienceMs;
    for (;;) {
      const all = await messages();
      if (find(all)) return all;
      if (performance.now() > limit) {
        const last = all.at(-1)?.text ?? '';
        throw new Error(`${marker} (${conversationId}) waits for ${what}; last: "${last}"`);
      }
      await pause(LOOK_MS);
    }
  }

  async function begin(): Promise<void> {
    const who = as === undefined ? {} : { demoCustomer: as };
    ({ token, conversationId } = (await ask('POST', '/api/webchat/token', who)) as {
      token: string;
      conversationId: string;
    });
    await ask('POST', direct(), { locale: 'en-GB' });
    await until('the greeting', (all) => all.length > 0);
  }

  async function post(text: string, value?: unknown): Promise<void> {
    lines += 1;
    const line = { text, isAcknowledged: false };
    said.push(line);
    const activity = {
      type: 'message',
      ...(value === undefined ? { text } : { value }),
      locale: 'en-GB',
      localTimezone: 'Europe/London',
      channelData: { clientActivityID: `line-${lines}` },
    };
    const times = Array.from({ length: copies() }, async () =>
      ask('POST', direct(`/${conversationId}/activities`), activity),
    );
    await Promise.all(times);
    line.isAcknowledged = true;
  }

  /** Presses "send" on the live card, as often as it was said, and returns what followed. */
  async function press(heard: readonly WireActivity[]): Promise<readonly WireActivity[]> {
    const cards = heard.map(({ attachments }) => JSON.stringify(attachments ?? []));
    const card = cards.map((one) => /"card":"([^"]+)"/.exec(one)?.[1]).findLast(Boolean);
    const value = { intake: { card, action: 'send' } };
    await Promise.all(Array.from({ length: presses }, async () => post('', value)));
    const isAnswered = (all: readonly WireActivity[]): boolean =>
      ended(all) !== undefined && all.at(-1)?.from.role === 'bot';
    return until('what comes of the button', isAnswered);
  }

  /** What came after the customer's latest line. */
  function since(all: readonly WireActivity[], text: string): readonly WireActivity[] {
    const place = all.findLastIndex(({ from, text: one }) => from.role === 'user' && one === text);
    return place < 0 ? [] : all.slice(place + 1);
  }

  /** Who is told that it could not be finished says it again, as they are asked to. */
  async function say(text: string): Promise<readonly WireActivity[]> {
    if (conversationId === '') await begin();
    const limit = performance.now() + patienceMs;
    for (;;) {
      await post(text);
      const all = await until(`an answer to "${text}"`, (now) => since(now, text).some(isAnswer));
      const heard = since(all, text);
      if (!heard.every(isTrouble)) return heard;
      if (performance.now() > limit) throw new Error(`${marker}: "${text}" always fails`);
      await pause(AGAIN_MS);
    }
  }

  function answerTo({ asking = 'topic', choices = [] }: Intake): string {
    const email = `bo.${marker}@example.com`;
    const own: Readonly<Record<string, string>> = {
      email,
      summary: `Our people see an error page after signing in ${marker}`,
      text: `Nobody ever calls back ${marker}`,
      businessImpact: `No orders can be taken ${marker}`,
      ...(kind === 'question' && {
        topic: `How do I add a second StoreFront server to a server group ${marker}?`,
      }),
      ...(kind === 'feedback' && FEEDBACK),
      ...(kind === 'escalation' && {
        topic: `escalate case ${caseNumber} because nobody answers ${marker}`,
        // Asked again if the desk did not answer: the first choice may be somebody else's.
        caseNumber,
      }),
    };
    const story = STORIES[kind === 'question' ? 'question' : 'outage'];
    return own[asking] ?? story[asking] ?? choices[0]?.value ?? 'skip';
  }

  const ended = (all: readonly WireActivity[]): Intake['outcome'] =>
    all.findLast(({ channelData }) => channelData?.intake?.outcome !== undefined)?.channelData
      ?.intake?.outcome;

  const submission = (how: Submission['outcome']): Submission => ({
    marker,
    kind,
    outcome: how,
    ...(outcome?.reference === undefined ? {} : { reference: outcome.reference }),
    ...(outcome?.caseNumber === undefined ? {} : { toldCase: outcome.caseNumber }),
  });

  return {
    marker,
    kind,
    say,
    async submit(leaves = false) {
      let asked: Intake = { form: 'root', asking: 'topic' };
      let heard: readonly WireActivity[] = [];
      for (let turn = 0; turn < 40; turn += 1) {
        if (asked.asking === 'review' && leaves) {
          await post('send');
          return submission('unknown');
        }
        const pressing = asked.asking === 'review' && presses > 0;
        heard = pressing ? await press(heard) : await say(answerTo(asked));
        outcome = ended(heard);
        if (outcome !== undefined) return submission('ok');
        asked =
          heard.findLast(({ channelData }) => channelData?.intake?.asking !== undefined)
            ?.channelData?.intake ?? asked;
      }
      throw new Error(`${marker} is still asked for ${asked.asking ?? ''}`);
    },
    async untilDone() {
      // Where the answer to "send" was held up, the receipt comes after this word.
      const done = (all: readonly WireActivity[]): Intake['outcome'] =>
        all
          .map(({ channelData }) => channelData?.intake?.outcome)
          .findLast((one) => one?.kind === 'opened' || one?.kind === 'delivered');
      outcome = done(await until('the word that it is done', (all) => done(all) !== undefined));
      return submission('ok');
    },
    async sayAtOnce(texts) {
      if (conversationId === '') await begin();
      const answers = (all: readonly WireActivity[]): number =>
        all.filter((one) => one.from.role === 'bot' && isAnswer(one)).length;
      const before = answers(await messages());
      await Promise.all(texts.map(async (text) => post(text)));
      // An answer does not say to which line it is one, but each line has one.
      await until('all answers', (all) => answers(all) >= before + texts.length);
    },
    async withdraw() {
      let heard = await say('withdraw my request');
      while (ended(heard) === undefined) {
        const asked = heard.findLast(
          ({ channelData }) => channelData?.intake?.asking !== undefined,
        );
        const { asking, choices = [] } = asked?.channelData?.intake ?? {};
        heard = await say(asking === 'review' ? 'send' : (choices[0]?.value ?? 'yes'));
      }
    },
    async forget() {
      if (conversationId === '') await begin();
      for (const line of ['delete my data', 'yes']) {
        await post(line);
        await until(`an answer to "${line}"`, (all) => since(all, line).length > 0);
      }
      for (;;) {
        try {
          await messages();
        } catch (error) {
          if (/ 40[34] /.test(String(error))) return;
          throw error;
        }
        await pause(500);
      }
    },
    async talked() {
      // Never got as far as a conversation: that is said elsewhere.
      if (conversationId === '') return { conversationId, said, log: [], told: [] };
      const all = await messages();
      const log = all.map(({ id, from, text = '', channelData }): LogLine => ({
        id,
        isUser: from.role === 'user',
        asks: channelData?.intake?.asking !== undefined,
        text,
      }));
      const told = all
        .map(({ channelData }) => channelData?.intake?.outcome)
        .filter((one) => one?.kind === 'opened' || one?.kind === 'delivered')
        .map((one) => `${one?.kind ?? ''} ${one?.reference ?? ''}`);
      return { conversationId, said, log, told };
    },
  };
}
