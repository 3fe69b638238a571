/** The part of the Web Chat bundle that the chat uses, and how it is brought in. */
import type { Posting } from './patientPosts.ts';

export interface ChatActivity {
  readonly type: string;
  readonly id?: string;
  readonly from?: { readonly role?: string };
  readonly textFormat?: string;
  readonly channelData?: {
    readonly phones?: unknown;
    readonly intake?: { readonly asking?: string };
  };
}

export interface StoreAction {
  readonly type: string;
  readonly payload?: { readonly activity?: ChatActivity; readonly text?: string };
}

export interface ChatStore {
  dispatch(action: StoreAction): void;
  getState(): {
    readonly sendBoxValue?: string;
    /** In the order of the transcript. */
    readonly activities?: readonly ChatActivity[];
  };
  /** Returns how to stop. */
  subscribe(listener: () => void): () => void;
}

export interface ChatConnection extends Posting {
  readonly connectionStatus$: {
    subscribe(listener: (status: number) => void): { unsubscribe(): void };
  };
  /** Renewed by the connection itself every 15 minutes. */
  readonly token?: string;
  end(): void;
}

export interface CardAction {
  readonly type: string;
  readonly value?: unknown;
}

export interface WebChat {
  createDirectLine(options: {
    readonly token: string;
    readonly domain: string;
    readonly conversationId?: string;
    readonly watermark?: string;
  }): ChatConnection;
  createStore(
    initial: object,
    middleware: () => (next: (action: StoreAction) => unknown) => (action: StoreAction) => unknown,
  ): ChatStore;
  renderWebChat(props: object, element: HTMLElement): void;
}

/** Rejects when the bundle can't be loaded. */
export async function loadWebChat(url: string): Promise<WebChat> {
  const script = document.createElement('script');
  script.src = url;
  const loaded = new Promise<void>((resolve, reject) => {
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => reject(new Error('Web Chat did not load')));
  });
  document.head.append(script);
  await loaded;
  return (window as unknown as { readonly WebChat: WebChat }).WebChat;
}
