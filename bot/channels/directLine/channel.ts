import type { Request, Response } from 'restify';
import type { ConversationStore } from '../../../services/storage/conversationStore.ts';
import type { FrontDoor } from '../../http/frontDoor.ts';
import type { Access } from './access.ts';
import type { Conversations } from './conversations.ts';
import type { Inbox } from './inbox.ts';
import type { Tokens } from './tokens.ts';
import type { Uploads } from './uploads.ts';

/** The path of Direct Line on our server. */
export const base = '/v3/directline';

/** The parts of the web channel, as its routes share them. */
export interface Channel {
  readonly store: ConversationStore;
  readonly tokens: Tokens;
  readonly access: Access;
  readonly conversations: Conversations;
  readonly inbox: Inbox;
  readonly uploads: Uploads;
  readonly door: Pick<FrontDoor, 'limits' | 'admission'>;
  /** Wakes the bot. */
  readonly onReceived: (conversationId: string) => void;
  /** Where clients reach us, without a slash at the end. */
  readonly ourUrl: () => string;
  readonly fileUrl: (id: string) => string;
}

/** What serves some routes, by the name of each. */
export type Routes<Name extends string> = Readonly<
  Record<Name, (req: Request, res: Response) => Promise<void>>
>;
