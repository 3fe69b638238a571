/** A program in the place of the widget: talks to a running product over HTTP and follows `intake`. */
import { eventually } from '../fakes/eventually.ts';
import { patiently } from './patiently.ts';
import type { Intake } from '../../dialogs/say.ts';

interface WireMessage {
  readonly id: string;
  readonly text?: string;
  readonly from: { readonly role: string };
  readonly channelData?: { readonly reply?: string; readonly intake?: Intake };
}

export interface WebClient {
  readonly conversationId: string;
  readonly token: string;
  /** Sends a line and waits for nothing. */
  post(text: string, extra?: Readonly<Record<string, unknown>>): Promise<void>;
  /** Sends a line and resolves when the bot has asked something or finished. */
  say(text: string, extra?: Readonly<Record<string, unknown>>): Promise<readonly WireMessage[]>;
  /** Resolves with the messages so far once one of them fits. */
  until(fits: (message: WireMessage) => boolean): Promise<readonly WireMessage[]>;
  messages(): Promise<readonly WireMessage[]>;
}

/** @param url of the product; a function if each call may go to another process of it */
export async function webClient(
  url: string | (() => string),
  who: Readonly<Record<string, unknown>> = {},
): Promise<WebClient> {
  const at = typeof url === 'string' ? () => url : url;
  const post = async (path: string, body: unknown, token?: string): Promise<unknown> => {
    const response = await patiently(async () =>
      fetch(`${at()}${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(body),
      }),
    );
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const { token, conversationId } = (await post('/api/webchat/token', who)) as {
    readonly token: string;
    readonly conversationId: string;
  };
  const conversation = `/v3/directline/conversations/${conversationId}`;
  await post('/v3/directline/conversations', {}, token);

  const messages = async (): Promise<readonly WireMessage[]> => {
    const response = await fetch(`${at()}${conversation}/activities?watermark=0`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { activities } = (await response.json()) as { activities: readonly WireMessage[] };
    return activities;
  };

  /** The messages, as soon as `fits` says that what was waited for is among them. */
  const messagesWhen = async (
    what: string,
    fits: (all: readonly WireMessage[]) => boolean,
  ): Promise<readonly WireMessage[]> => {
    let all: readonly WireMessage[] = [];
    await eventually(what, async () => {
      all = await messages();
      return fits(all);
    });
    return all;
  };
  const until: WebClient['until'] = (fits) =>
    messagesWhen('the message that is waited for', (all) => all.some(fits));
  await until(({ channelData }) => channelData?.reply === 'greeting');

  let sent = 0;
  const send: WebClient['post'] = async (text, extra = {}) => {
    sent += 1;
    const activity = { type: 'message', text, locale: 'en-GB', localTimezone: 'Europe/London' };
    const channelData = { clientActivityID: `line-${sent}` };
    await post(`${conversation}/activities`, { ...activity, channelData, ...extra }, token);
  };

  return {
    conversationId,
    token,
    messages,
    until,
    post: send,
    async say(text, extra) {
      const before = (await messages()).length;
      await send(text, extra);
      const isAnswer = ({ from, channelData }: WireMessage): boolean => {
        const intake = channelData?.intake;
        return (
          from.role === 'bot' && (intake?.asking !== undefined || intake?.outcome !== undefined)
        );
      };
      const all = await messagesWhen(`an answer to "${text}"`, (now) =>
        now.slice(before).some(isAnswer),
      );
      return all.slice(before);
    },
  };
}
