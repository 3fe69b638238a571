/** How the conversations are named in which staff are shown a request. */
const PREFIX = 'staff-';
const NAMED = /^staff-([A-Z]{2}-\w{4}-\w{4})(?:-.*)?$/;

/** @param queue of a thread that was begun later, in another channel */
export const staffThreadId = (reference: string, queue?: string): string =>
  `${PREFIX}${reference}${queue === undefined ? '' : `-${queue}`}`;

/** Undefined for a customer's conversation. */
export const referenceOfThread = (conversationId: string): string | undefined =>
  NAMED.exec(conversationId)?.[1];
