import type { Intake } from '../../dialogs/say.ts';
import type { KeepAlive } from './keepAlive.ts';
import { webStream } from './webStream.ts';

/** A conversation through the web channel, as a page has it. */
export interface WebTalk {
  /** What the bot asked or told last. */
  readonly last: Intake;
  /** Sends a line, and waits until the bot's answer has come through the stream. */
  say(text: string): Promise<Intake>;
  /** Resolves when the desk has opened the case, which the customer is told without asking. */
  untilOpened(): Promise<void>;
  close(): void;
}

/** No measure: a conversation that hangs must end the run, with a word of where. */
const hangsAfterMs = 30_000;

const isOpened = (intake: Intake) => intake.outcome?.kind === 'opened';

/** @throws Error when the bot does not greet */
export async function webTalk(http: KeepAlive, url: string): Promise<WebTalk> {
  const { token } = (await http.post(`${url}/api/webchat/token`, {})) as { token: string };
  const directLine = `${url}/v3/directline/conversations`;
  const opened = await http.post(directLine, { locale: 'en-GB' }, token);
  const { conversationId, streamUrl } = opened as { conversationId: string; streamUrl: string };
  const waiting = new Set<(intake: Intake) => void>();
  const heard: Intake[] = [];
  let last: Intake = { form: 'none' };

  const stream = webStream({
    streamUrl,
    async again(watermark) {
      const back = `${directLine}/${conversationId}?watermark=${watermark}`;
      return ((await http.get(back, token)) as { streamUrl: string }).streamUrl;
    },
    hear(intake) {
      heard.push(intake);
      for (const one of waiting) one(intake);
    },
  });

  /**
   * The next of that kind, from when `asked` begins. It hangs once that is done: who is turned away by a busy
   * server comes again, for as long as it takes.
   */
  async function next(
    what: string,
    isIt: (intake: Intake) => boolean,
    asked: () => Promise<unknown> = async () => undefined,
  ): Promise<Intake> {
    const { promise, resolve, reject } = Promise.withResolvers<Intake>();
    const hear = (intake: Intake): void => {
      if (isIt(intake)) resolve(intake);
    };
    let timer: NodeJS.Timeout | undefined;
    waiting.add(hear);
    try {
      await asked();
      timer = setTimeout(() => {
        const where = `${conversationId}, whose stream is ${stream.state()}`;
        reject(new Error(`No answer to ${what} in ${where}.`));
      }, hangsAfterMs);
      return await promise;
    } finally {
      waiting.delete(hear);
      clearTimeout(timer);
    }
  }

  try {
    last = await next('the greeting', () => true);
  } catch (error) {
    stream.close();
    throw error;
  }
  let count = 0;

  return {
    get last() {
      return last;
    },
    async say(text) {
      const activity = {
        type: 'message',
        text,
        locale: 'en-GB',
        localTimezone: 'Europe/London',
        channelData: { clientActivityID: `line ${(count += 1)}` },
      };
      last = await next(
        `"${text}"`,
        (intake) => !isOpened(intake),
        async () => http.post(`${directLine}/${conversationId}/activities`, activity, token),
      );
      return last;
    },
    async untilOpened() {
      if (!heard.some(isOpened)) await next('the request', isOpened);
      heard.length = 0;
    },
    close: () => stream.close(),
  };
}
