import type { Speaker } from './speaker.ts';

/** Who is trying, as far as limits care. */
export interface Trying {
  readonly conversationId: string;
  /** A hash of the network address; absent where the channel knows none. */
  readonly address?: string | undefined;
  /** Of the line for which it is tried, in its conversation: the same line counts once. */
  readonly lineId?: string | undefined;
}

export type CodeSent =
  /** Said of every address, known or not: a mail goes out only to one that an account already has. */
  | { readonly kind: 'sent' }
  | { readonly kind: 'tooOften'; readonly waitMs: number }
  /** Mail can't be sent from here, whatever the address. */
  | { readonly kind: 'unavailable' };

export type CodeChecked =
  | { readonly kind: 'right'; readonly speaker: Speaker }
  /** Wrong, used, expired, or of another conversation: nobody is told which. */
  | { readonly kind: 'wrong' }
  | { readonly kind: 'tooOften'; readonly waitMs: number };

/** Proves by a one-time code who is speaking. */
export interface Proof {
  sendCode(email: string, trying: Trying): Promise<CodeSent>;
  /** @param trying with the id of the line that has the code: the same line gets the same answer again */
  checkCode(code: string, trying: Trying & { readonly lineId: string }): Promise<CodeChecked>;
}
