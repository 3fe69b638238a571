import type { Clock } from '../../../services/clock.ts';
import type { Speaker } from '../../../services/identity/speaker.ts';
import type { ConversationStore } from '../../../services/storage/conversationStore.ts';
import type { Log } from '../../../services/log.ts';
import type { FrontDoor } from '../../http/frontDoor.ts';
import type { Uploads } from './uploads.ts';

/** What the web channel needs from the rest of the process. */
export interface DirectLineOptions {
  readonly store: ConversationStore;
  readonly clock: Clock;
  /** Signs the tokens, and opens everything to a server that sends it as its bearer token. */
  readonly secret: string;
  /** Seconds that a token lives. */
  readonly tokenTtl: number;
  /** True the first time that any process asks for this key: a stream's URL opens one socket. */
  readonly once?: (key: string) => Promise<boolean>;
  /** Which pages may talk to us at all; a token may narrow it, never widen it. */
  readonly allowedOrigins: (origin: string) => boolean;
  /** What people attach is kept there. */
  readonly uploads: Uploads;
  /** Where clients reach us, e.g. `https://support.example.com`. A function if that is known late. */
  readonly publicUrl: string | (() => string);
  /** Something was stored that the bot has to look at. Called after the client was answered. */
  readonly onReceived: (conversationId: string) => void;
  /** Who a host page's customer token speaks for; undefined when it is not genuine. */
  readonly verifyCustomer: (token: string) => Promise<Speaker | undefined>;
  /** A demo customer by id; undefined when there is none, or demo mode is off. */
  readonly demoCustomer: (id: string) => Speaker | undefined;
  /** Who may begin, say and follow how much. */
  readonly door: Pick<FrontDoor, 'limits' | 'admission' | 'addressOf'>;
  readonly log: Log;
}
