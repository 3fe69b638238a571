/** Where a customer's open conversation is remembered, so that a reload goes on with it. */
export interface SavedConversation {
  readonly token: string;
  readonly conversationId: string;
  /** The channel has it; before that it is begun, not resumed. */
  readonly isStarted: boolean;
}

export interface Customer {
  readonly customerToken?: string;
  readonly demoCustomer?: string;
}

/** The subject of the host's token: a fresh token of the same person finds the same conversation. */
function subject(token: string): string {
  try {
    const body = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const claims = JSON.parse(atob(body)) as { readonly sub?: unknown };
    return typeof claims.sub === 'string' ? claims.sub : token.slice(-16);
  } catch {
    return token.slice(-16);
  }
}

function keyOf({ customerToken, demoCustomer }: Customer): string {
  if (customerToken !== undefined) return `support-chat:customer:${subject(customerToken)}`;
  if (demoCustomer !== undefined) return `support-chat:demo:${demoCustomer}`;
  return 'support-chat:guest';
}

function isSaved(value: unknown): value is SavedConversation {
  if (typeof value !== 'object' || value === null) return false;
  const { token, conversationId, isStarted } = value as Record<string, unknown>;
  return (
    typeof token === 'string' &&
    typeof conversationId === 'string' &&
    typeof isStarted === 'boolean'
  );
}

/** A browser may forbid storage; then a reload begins anew, and nothing else changes. */
export const savedConversation = {
  load(customer: Customer): SavedConversation | undefined {
    try {
      const value: unknown = JSON.parse(localStorage.getItem(keyOf(customer)) ?? 'null');
      return isSaved(value) ? value : undefined;
    } catch {
      return undefined;
    }
  },
  save(customer: Customer, conversation: SavedConversation): void {
    try {
      localStorage.setItem(keyOf(customer), JSON.stringify(conversation));
    } catch {
      // See above: forbidden or full.
    }
  },
  forget(customer: Customer): void {
    try {
      localStorage.removeItem(keyOf(customer));
    } catch {
      // See above: forbidden.
    }
  },
};
