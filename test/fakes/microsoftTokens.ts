import type { INetworkModule } from '@azure/msal-node';

export interface MicrosoftTokens {
  /** Every call so far. */
  readonly asked: readonly { readonly url: string; readonly body: string }[];
  readonly network: INetworkModule;
  /** Does nobody answer from now on? */
  readonly away: (is: boolean) => void;
}

/** Plays Microsoft where tokens are asked for: one for an hour, each another one. */
export function microsoftTokens(): MicrosoftTokens {
  const asked: { readonly url: string; readonly body: string }[] = [];
  let isAway = false;
  let given = 0;
  const answer = async <T>(url: string, body = '') => {
    asked.push({ url, body });
    await new Promise((resolve) => setImmediate(resolve));
    if (isAway) throw new Error('away');
    given += 1;
    const token = { access_token: `token ${given}`, token_type: 'Bearer', resource: 'x' };
    const seconds = url.includes('169.254') ? Math.floor(Date.now() / 1000) + 3600 : 3600;
    const expires = { expires_in: 3600, expires_on: seconds };
    return { status: 200, headers: {}, body: { ...token, ...expires } as T };
  };
  const network: INetworkModule = {
    sendGetRequestAsync: async (url) => answer(url),
    sendPostRequestAsync: async (url, options) => answer(url, options?.body),
  };
  return { asked, network, away: (is) => void (isAway = is) };
}
