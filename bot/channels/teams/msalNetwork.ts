import type { INetworkModule } from '@azure/msal-node';

const DEADLINE_MS = 10_000;

type Answer<T> = Awaited<ReturnType<INetworkModule['sendGetRequestAsync']>> & { body: T };

/** How the library for tokens speaks to Microsoft: with a deadline, and led nowhere else. */
export const msalNetwork: INetworkModule = {
  sendGetRequestAsync: async <T>(url: string, options?: RequestInit, timeout?: number) =>
    ask<T>('GET', url, options, timeout),
  sendPostRequestAsync: async <T>(url: string, options?: RequestInit) =>
    ask<T>('POST', url, options),
};

async function ask<T>(
  method: string,
  url: string,
  { headers, body }: RequestInit = {},
  timeout = DEADLINE_MS,
): Promise<Answer<T>> {
  const response = await fetch(url, {
    method,
    redirect: 'error',
    signal: AbortSignal.timeout(Math.min(timeout, DEADLINE_MS)),
    ...(headers === undefined ? {} : { headers }),
    ...(body === undefined ? {} : { body }),
  });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: (await response.json()) as T,
  };
}
