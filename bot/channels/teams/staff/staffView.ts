/** The card of a thread for one person: what their client asks for, and what a press is answered with. */
import type { ConversationStore } from '../../../../services/storage/conversationStore.ts';
import { ConversationState } from '../../../conversationState.ts';
import { isErased } from './erasedThread.ts';
import { textCard } from './messages.ts';
import { refusal } from './refusal.ts';
import { askedOfTeams, cardContext, type StaffDesk } from './staffDesk.ts';
import { type Json, type Reader, threadCard } from './threadCard.ts';
import { reply } from '../../../../dialogs/replies/replies.ts';

interface Dependencies extends StaffDesk {
  readonly store: Pick<ConversationStore, 'load'>;
}

/** Undefined: no thread of staff, or its request is gone. Nothing is said and nothing changes. */
export type StaffView = (conversationId: string, userId: string) => Promise<Json | undefined>;

export function staffView(desk: Dependencies): StaffView {
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
    const reader: Reader =
      may.kind === 'yes'
        ? { kind: 'staff', name: may.name }
        : { kind: 'none', why: refusal(may.kind).text };
    const context = { ...cardContext(desk, request, conversationId), acted };
    return threadCard(request, reader, context).card;
  };
}
