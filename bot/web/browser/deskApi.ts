import type { DeskListItem } from '../../desk/deskListItem.ts';
import type { SupportRequest } from '../../../services/requests/supportRequest.ts';

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

export interface DeskPage {
  readonly requests: readonly DeskListItem[];
  readonly next: string | null;
}

/** The desk's API as the page uses it; the cookie goes along by itself. */
export const deskApi = {
  async list(limit: number, before?: string): Promise<DeskPage> {
    const query = new URLSearchParams({ limit: String(limit), ...(before ? { before } : {}) });
    return json(await get(`/desk/api/requests?${query.toString()}`));
  },
  async request(reference: string): Promise<SupportRequest | undefined> {
    const response = await get(`/desk/api/requests/${encodeURIComponent(reference)}`);
    return response.status === 404 ? undefined : json(response);
  },
  async signIn(token: string): Promise<'in' | 'wrong' | 'slow' | 'unreachable'> {
    try {
      const { status } = await fetch('/desk/api/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token }),
      });
      if (status === 204) return 'in';
      if (status === 429) return 'slow';
      return status >= 500 ? 'unreachable' : 'wrong';
    } catch {
      return 'unreachable';
    }
  },
  async signOut(): Promise<void> {
    await fetch('/desk/api/session', { method: 'DELETE' });
  },
};
