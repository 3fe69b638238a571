import type { ActionKind } from '../../desk/actionsOpen.ts';
import type { DeskDetail } from '../../desk/deskDetail.ts';
import type { DeskCounts } from '../../desk/deskIndex.ts';
import type { DeskListItem } from '../../desk/deskListItem.ts';
import type { DeskView } from './deskQueues.ts';

/** The session has ended or never began. */
export class NotSignedIn extends Error {}

async function get(path: string): Promise<Response> {
  const response = await fetch(path, { headers: { accept: 'application/json' } });
  if (response.status === 401) throw new NotSignedIn();
  return response;
}

async function json<T>(response: Response): Promise<T> {
  if (!response.ok) throw new Error(`the desk answered ${response.status}`);
  return (await response.json()) as T;
}

async function post(path: string, body: unknown): Promise<Response> {
  return fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

export interface DeskPage {
  readonly requests: readonly DeskListItem[];
  readonly next: string | null;
}

export interface KeptMail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly hasHtml: boolean;
  readonly sentAt: string;
}

/** What came of an action: refused has the server's sentence. */
export type Acted =
  | { readonly kind: 'done'; readonly tellsCustomer: boolean }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'unreachable' };

function query(view: DeskView, limit: number, before: string | undefined): string {
  const { queue, withDone } = view;
  return new URLSearchParams({
    limit: String(limit),
    ...(before === undefined ? {} : { before }),
    ...(queue === 'mine' ? { mine: 'true' } : {}),
    ...(queue !== 'mine' && !withDone ? { open: 'true' } : {}),
    ...(typeof queue === 'object' ? { queue: queue.id } : {}),
  }).toString();
}

/** The desk's API as the page uses it; the cookie goes along by itself. */
export const deskApi = {
  async list(view: DeskView, limit: number, before?: string): Promise<DeskPage> {
    return json(await get(`/desk/api/requests?${query(view, limit, before)}`));
  },
  async counts(): Promise<DeskCounts> {
    return json(await get('/desk/api/queues'));
  },
  async request(reference: string): Promise<DeskDetail | undefined> {
    const response = await get(`/desk/api/requests/${encodeURIComponent(reference)}`);
    return response.status === 404 ? undefined : json(response);
  },
  async act(
    reference: string,
    action: {
      readonly kind: ActionKind;
      readonly key: string;
      readonly text?: string;
      readonly from?: string;
    },
  ): Promise<Acted> {
    try {
      const path = `/desk/api/requests/${encodeURIComponent(reference)}/actions`;
      const response = await post(path, action);
      if (response.ok) {
        const { tellsCustomer } = (await response.json()) as { readonly tellsCustomer: boolean };
        return { kind: 'done', tellsCustomer };
      }
      if (response.status === 401) return { kind: 'signedOut' };
      if (response.status >= 500) return { kind: 'unreachable' };
      const { error } = (await response.json()) as { readonly error: { readonly message: string } };
      return { kind: 'refused', why: error.message };
    } catch {
      return { kind: 'unreachable' };
    }
  },
  async mails(): Promise<readonly KeptMail[]> {
    const { mails } = await json<{ readonly mails: readonly KeptMail[] }>(
      await get('/desk/api/mails'),
    );
    return mails;
  },
  async session(): Promise<{ readonly staff: string; readonly hasMails: boolean }> {
    return json(await get('/desk/api/session'));
  },
  async signIn(
    token: string,
    staff: string,
  ): Promise<'in' | 'wrong' | 'name' | 'slow' | 'unreachable'> {
    try {
      const { status } = await post('/desk/api/session', { token, staff });
      if (status === 204) return 'in';
      if (status === 429) return 'slow';
      if (status === 400) return 'name';
      return status >= 500 ? 'unreachable' : 'wrong';
    } catch {
      return 'unreachable';
    }
  },
  async signOut(): Promise<void> {
    await fetch('/desk/api/session', { method: 'DELETE' });
  },
};
