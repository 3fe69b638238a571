/** What was typed and not sent, kept in this tab for the conversation that is open: a reload does not lose it. */
import type { ChatStore } from './webChat.ts';

const KEY = 'support-chat:unsent';
/** The slot of the one-time code in `proveIdentity`: what is typed for it is written down nowhere. */
const ONE_TIME_CODE = 'code';

/** Empty while the bot waits for what is nobody else's business. */
function worthKeeping({ sendBoxValue = '', activities = [] }: ReturnType<ChatStore['getState']>) {
  const asked = activities.findLast(({ channelData }) => channelData?.intake?.asking !== undefined);
  return asked?.channelData?.intake?.asking === ONE_TIME_CODE ? '' : sendBoxValue;
}

function isKept(
  value: unknown,
): value is { readonly conversationId: string; readonly text: string } {
  if (typeof value !== 'object' || value === null) return false;
  const { conversationId, text } = value as Record<string, unknown>;
  return typeof conversationId === 'string' && typeof text === 'string';
}

/** A browser may forbid storage; then a reload loses the line, and nothing else changes. */
export const unsentLine = {
  /** Of another conversation it is forgotten: somebody else may be speaking now. */
  load(conversationId: string): string | undefined {
    try {
      const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
      if (isKept(kept) && kept.conversationId === conversationId) return kept.text;
      sessionStorage.removeItem(KEY);
    } catch {
      // See above.
    }
    return undefined;
  },
  /** From now on, until it is sent. Returns how to stop. */
  keep(conversationId: string, store: ChatStore): () => void {
    let kept: string | undefined;
    return store.subscribe(() => {
      const text = worthKeeping(store.getState());
      if (text === kept) return;
      kept = text;
      try {
        if (text === '') sessionStorage.removeItem(KEY);
        else sessionStorage.setItem(KEY, JSON.stringify({ conversationId, text }));
      } catch {
        // See above: forbidden or full.
      }
    });
  },
};
