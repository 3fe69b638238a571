/** The wire to the launcher on the host page: exact origins on both ends. */
export type FromHost =
  | { readonly kind: 'customer'; readonly customerToken?: string; readonly demoCustomer?: string }
  | { readonly kind: 'shown'; readonly takesFocus: boolean }
  | { readonly kind: 'hidden' }
  | { readonly kind: 'say'; readonly text: string };

export type ToHost =
  | { readonly kind: 'ready' }
  | { readonly kind: 'close' }
  | { readonly kind: 'unread'; readonly count: number }
  | { readonly kind: 'intake'; readonly intake: unknown };

export interface HostPage {
  readonly tell: (message: ToHost) => void;
}

/** Undefined when the chat is a page of its own. */
export function hostPage(
  origin: string | null,
  onMessage: (message: FromHost) => void,
): HostPage | undefined {
  const host = window.parent;
  if (host === window || origin === null) return undefined;
  addEventListener('message', (event: MessageEvent<{ supportChat?: FromHost } | null>) => {
    if (event.source !== host || event.origin !== origin) return;
    if (event.data?.supportChat !== undefined) onMessage(event.data.supportChat);
  });
  // A host that is not at the origin it names never receives anything.
  return { tell: (message) => host.postMessage({ supportChat: message }, origin) };
}
