import type { KeepAlive } from './keepAlive.ts';

/** One line to a floor, and its answer in the same call. */
export async function floorTurn(http: KeepAlive, url: string, conversation: string): Promise<void> {
  const answer = await http.post(`${url}/api/messages`, {
    type: 'message',
    id: crypto.randomUUID(),
    channelId: 'bench',
    serviceUrl: 'http://127.0.0.1',
    deliveryMode: 'expectReplies',
    from: { id: `user of ${conversation}`, role: 'user' },
    recipient: { id: 'bot', role: 'bot' },
    conversation: { id: conversation },
    locale: 'en-GB',
    text: 'No orders can be taken',
  });
  const { activities } = answer as { readonly activities?: readonly unknown[] };
  if (activities?.length !== 1) throw new Error(`A floor gave no answer in ${conversation}.`);
}
