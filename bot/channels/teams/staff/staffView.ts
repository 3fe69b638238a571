/** The card of a thread for one person: what their client asks for, and what a press is answered with. */
import type { SupportRequest } from '../../../../services/requests/supportRequest.ts';
import { ConversationState } from '../../../conversationState.ts';
import { isOwn } from './isOwn.ts';
import { isErased } from './erasedThread.ts';
import type { MayAct } from './mayAct.ts';
import { textCard } from './messages.ts';
import { refusal } from './refusal.ts';
import { askedOfTeams, cardContext, type StaffDesk } from './staffDesk.ts';
import { type Json, type Reader, threadCard } from './threadCard.ts';
import { reply } from '../../../../dialogs/replies/replies.ts';

/** Undefined: no thread of staff, or its request is gone. Nothing is said and nothing changes. */
export type StaffView = (conversationId: string, userId: string) => Promise<Json | undefined>;

export function staffView(desk: StaffDesk): StaffView {
  async function readerOf(request: SupportRequest, may: MayAct): Promise<Reader> {
    if (may.kind !== 'yes') return { kind: 'none', why: refusal(may.kind).text };
    const { name, id } = may;
    return (await isOwn(desk, request, id))
      ? { kind: 'none', why: reply('teams-staff.own.card') }
      : { kind: 'staff', name, id };
  }

  return async (conversationId, userId) => {
    const record = await desk.store.load(conversationId);
    if (record === undefined) return undefined;
    const state = ConversationState.parse(record.state);
    const { staff } = state;
    if (staff === undefined) return undefined;
    const { reference, acted } = staff;
    const request = await desk.requests.get(reference);
    if (request === undefined) return undefined;
    if (isErased(state) || request.erasedAt !== undefined) {
      return textCard(reply('teams-staff.erased', { reference }));
    }
    const may = await askedOfTeams(desk, state, userId);
    const reader = await readerOf(request, may);
    const context = { ...cardContext(desk, request, conversationId), acted };
    return threadCard(request, reader, context).card;
  };
}
