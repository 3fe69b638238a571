import { z } from 'zod';
import type { StaffMember } from '../requests/staffMember.ts';
import type { SupportRequest } from '../requests/supportRequest.ts';

const Text = z.string().trim().min(1).max(8000);
/** Made by the client for each click: the same one again does nothing twice. */
const Key = z.string().regex(/^[\w-]{8,64}$/, 'must be 8 to 64 letters, digits, - or _');
const Name = z.string().max(80);

/** What staff do with a request. */
export const DeskAction = z.discriminatedUnion('kind', [
  /** Seen. The customer is told that `staff` will contact them; `text` adds a word. */
  z.strictObject({ kind: z.literal('acknowledge'), key: Key, text: Text.optional() }),
  /**
   * The customer is told if nobody had it. `from`: who has it as far as one knows. Somebody else's it is taken
   * from nobody unawares.
   */
  z.strictObject({ kind: z.literal('take'), key: Key, from: Name.optional() }),
  z.strictObject({ kind: z.literal('release'), key: Key }),
  z.strictObject({ kind: z.literal('note'), key: Key, text: Text }),
  /** To the customer, in their chat and as a public comment. */
  z.strictObject({ kind: z.literal('answer'), key: Key, text: Text }),
  z.strictObject({ kind: z.literal('nextSteps'), key: Key, text: Text }),
  /** `text`: the summary that the customer gets (D1, step 3). */
  z.strictObject({ kind: z.literal('resolve'), key: Key, text: Text }),
  /** The bot answers in the chat again. */
  z.strictObject({ kind: z.literal('leaveChat'), key: Key }),
  /** What was given up on is tried again. */
  z.strictObject({ kind: z.literal('retry'), key: Key }),
]);
export type DeskAction = z.infer<typeof DeskAction>;

export type DeskOutcome =
  | { readonly kind: 'done'; readonly request: SupportRequest }
  | { readonly kind: 'unknown' }
  /** It was withdrawn, resolved, or taken by somebody else meanwhile: `why` says so. */
  | { readonly kind: 'tooLate'; readonly why: string; readonly request: SupportRequest };

/** What staff may do, in one place for every way in: the desk page, its API, later a Teams channel. */
export interface DeskWork {
  /** @param staff the name alone where nobody has proved who they are */
  act(reference: string, action: DeskAction, staff: string | StaffMember): Promise<DeskOutcome>;
}
