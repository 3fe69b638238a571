/** Puts the Teams channel together. Imported only where Teams is set up, so that nobody else pays for it. */
import type { Connector } from './connector.ts';
import type { ChannelStore } from '../../../services/storage/channelStore.ts';
import type { Clock } from '../../../services/clock.ts';
import type { ConversationStore } from '../../../services/storage/conversationStore.ts';
import type { EntitlementDirectory } from '../../../services/entitlements/entitlementDirectory.ts';
import type { Log } from '../../../services/log.ts';
import type { FrontDoor } from '../../http/frontDoor.ts';
import type { TeamsConfig } from '../../settings/teams.ts';
import type { Turns } from '../../turns.ts';

/** What the Teams channel needs from the rest of the process. */
export interface TeamsOptions {
  readonly config: TeamsConfig;
  /** Decorated, so that what is said in it is remembered to be sent. */
  readonly store: ConversationStore;
  readonly channelStore: ChannelStore;
  readonly entitlements: Pick<EntitlementDirectory, 'contactByEmail' | 'accountOfTenant'>;
  readonly door: Pick<FrontDoor, 'limits' | 'admission'>;
  /** There is something in a conversation that the bot has to look at. */
  readonly onReceived: (conversationId: string) => void;
  /** Asked late: turns need this channel to publish through. */
  readonly turns: () => Pick<Turns, 'speak'>;
  /** True the first time that any process asks for this key, within a minute at least. */
  readonly once: (key: string) => Promise<boolean>;
  readonly clock: Clock;
  readonly log: Log;
  /** What tests put in the place of the real ones. */
  readonly connector?: Connector;
  readonly keysUrl?: string;
}
