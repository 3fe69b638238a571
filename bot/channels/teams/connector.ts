/** The Bot Connector's REST interface, as far as we use it. */
import type { Activity } from 'botbuilder-core';

/** What came of a call that says something. The connector never tries again by itself. */
export type Posted =
  /** `id` is missing where Teams splits a message and gives none. */
  | { readonly kind: 'posted'; readonly id: string | undefined }
  /** Throttled or not reached: certainly not done, and to be tried again. */
  | { readonly kind: 'later'; readonly afterMs: number }
  /** No answer, or one that leaves it open: it may have been done. */
  | { readonly kind: 'unconfirmed'; readonly problem: string }
  /** Never: the bot was removed or blocked, the message is too big, the place is gone. */
  | { readonly kind: 'refused'; readonly status: number; readonly code: string };

export type Started =
  | { readonly kind: 'started'; readonly conversationId: string; readonly activityId?: string }
  | Exclude<Posted, { readonly kind: 'posted' }>;

/** A person as Teams knows them. Names and addresses are of the tenant's directory. */
export interface Member {
  readonly id: string;
  readonly aadObjectId: string | undefined;
  readonly name: string;
  readonly email: string | undefined;
  readonly userPrincipalName: string | undefined;
  readonly tenantId: string | undefined;
  /** `user`, `guest` or `anonymous`. */
  readonly userRole: string | undefined;
}

interface Where {
  readonly serviceUrl: string;
  readonly conversationId: string;
}

interface Options {
  readonly signal?: AbortSignal;
}

export interface Connector {
  post(where: Where, activity: Partial<Activity>, options?: Options): Promise<Posted>;
  update(
    where: Where,
    activityId: string,
    activity: Partial<Activity>,
    options?: Options,
  ): Promise<Posted>;
  /** Begins the personal chat with a member, or finds it. */
  openPersonal(
    who: { readonly serviceUrl: string; readonly tenantId: string; readonly userId: string },
    options?: Options,
  ): Promise<Started>;
  /** Posts to a channel; what is said under it goes to the conversation that this returns. */
  startThread(
    where: { readonly serviceUrl: string; readonly tenantId: string; readonly channelId: string },
    activity: Partial<Activity>,
    options?: Options,
  ): Promise<Started>;
  /** Undefined: no such member, or Teams does not say. */
  member(where: Where, userId: string, options?: Options): Promise<Member | undefined>;
  /** Bytes of an inline picture, which only the bot may read. Undefined: too big, or not to be had. */
  picture(
    url: string,
    options: Options & { readonly maxBytes: number },
  ): Promise<Uint8Array | undefined>;
}
