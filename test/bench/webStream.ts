import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { Intake } from '../../dialogs/say.ts';

/** What comes of a conversation, in its order. A stream that breaks is opened again where it broke, as a page does. */
export interface WebStream {
  /** For whoever looks for what is missing. */
  state(): string;
  close(): void;
}

interface Frame {
  readonly activities?: readonly {
    readonly type: string;
    readonly from?: { readonly role?: string };
    readonly text?: string;
    readonly channelData?: { readonly intake?: Intake };
  }[];
  readonly watermark?: string;
}

const STATES = ['connecting', 'open', 'closing', 'closed'] as const;
/** No two come back at the same instant. */
const comesBackAfterMs = 1000;

/** @param given `again` asks for another address, from a watermark on */
export function webStream(given: {
  readonly streamUrl: string;
  readonly again: (watermark: string) => Promise<string>;
  readonly hear: (intake: Intake) => void;
}): WebStream {
  let watermark = '';
  let breaks = 0;
  /** What the bot said last that is no answer, such as that something went wrong. */
  let aside = '';
  let isClosed = false;
  let socket = open(given.streamUrl);

  function read({ activities = [], watermark: mark }: Frame): void {
    watermark = mark ?? watermark;
    for (const { type, from, text = '', channelData } of activities) {
      if (type !== 'message' || from?.role !== 'bot') continue;
      if (channelData?.intake === undefined) aside = `, and last said “${text}”`;
      else given.hear(channelData.intake);
    }
  }

  function open(url: string): WebSocket {
    const opened = new WebSocket(url.replace('localhost', '127.0.0.1'), {
      perMessageDeflate: false,
    });
    opened.on('error', () => opened.terminate());
    opened.on('message', (data: Buffer) => {
      if (data.length > 0) read(JSON.parse(data.toString()) as Frame);
    });
    opened.on('close', () => {
      breaks += 1;
      void comeBack();
    });
    return opened;
  }

  async function comeBack(): Promise<void> {
    for (;;) {
      // A run that has ended does not wait for it.
      await pause(comesBackAfterMs * (0.5 + Math.random()), undefined, { ref: false });
      if (isClosed) return;
      try {
        socket = open(await given.again(watermark));
        return;
      } catch {
        // A server that stands still for a while answers again.
      }
    }
  }

  return {
    state: () => `${STATES[socket.readyState]}, broken ${breaks} times${aside}`,
    close() {
      isClosed = true;
      socket.close();
    },
  };
}
