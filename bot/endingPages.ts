import type { Held } from '../services/privacy/held.ts';

/** Ends the open pages of a conversation that is erased: they come back, and are given a new one. */
export function endingPages(held: Held, gone: (conversationId: string) => void): Held {
  const { conversationArchive } = held;
  return {
    ...held,
    conversationArchive: {
      ...conversationArchive,
      async erase(id) {
        await conversationArchive.erase(id);
        gone(id);
      },
    },
  };
}
