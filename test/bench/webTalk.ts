import { WebSocket } from 'ws';
import type { Intake } from '../../dialogs/say.ts';
import type { KeepAlive } from './keepAlive.ts';

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

interface Frame {
  readonly activities?: readonly {
    readonly type: string;
    readonly from?: { readonly role?: string };
    readonly channelData?: { readonly intake?: Intake };
  }[];
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
  const socket = new WebSocket(streamUrl.replace('localhost', '127.0.0.1'), {
    perMessageDeflate: false,
  });
  const waiting = new Set<(intake: Intake) => void>();
  const heard: Intake[] = [];
  let last: Intake = { form: 'none' };

  // A stream that breaks shows as a line without an answer.
  socket.on('error', () => socket.terminate());
  socket.on('message', (data: Buffer) => {
    if (data.length === 0) return;
    const { activities = [] } = JSON.parse(data.toString()) as Frame;
    for (const { type, from, channelData } of activities) {
      const intake = channelData?.intake;
      if (type !== 'message' || from?.role !== 'bot' || intake === undefined) continue;
      heard.push(intake);
      for (const hear of waiting) hear(intake);
    }
  });

  function next(what: string, isIt: (intake: Intake) => boolean): Promise<Intake> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`No answer to ${what} in ${conversationId}.`)),
        hangsAfterMs,
      );
      const hear = (intake: Intake): void => {
        if (!isIt(intake)) return;
        waiting.delete(hear);
        clearTimeout(timer);
        resolve(intake);
      };
      waiting.add(hear);
    });
  }

  last = await next('the greeting', () => true);
  let count = 0;

  return {
    get last() {
      return last;
    },
    async say(text) {
      const answered = next(`"${text}"`, (intake) => !isOpened(intake));
      const activity = {
        type: 'message',
        text,
        locale: 'en-GB',
        localTimezone: 'Europe/London',
        channelData: { clientActivityID: `line ${(count += 1)}` },
      };
      const [intake] = await Promise.all([
        answered,
        http.post(`${directLine}/${conversationId}/activities`, activity, token),
      ]);
      last = intake;
      return intake;
    },
    async untilOpened() {
      if (!heard.some(isOpened)) await next('the request', isOpened);
      heard.length = 0;
    },
    close: () => socket.close(),
  };
}
