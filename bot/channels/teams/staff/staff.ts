/** Puts the threads of staff together. */
import type { DeskWork } from '../../../../services/desk/deskWork.ts';
import type { Clock } from '../../../../services/clock.ts';
import type { Log } from '../../../../services/log.ts';
import type { StaffChannel } from '../../../../services/outbox/staffChannel.ts';
import type { Policies } from '../../../../services/policy/policies.ts';
import type { RequestStore } from '../../../../services/requests/requestStore.ts';
import type { ChannelStore } from '../../../../services/storage/channelStore.ts';
import type { ConversationArchive } from '../../../../services/storage/conversationArchive.ts';
import type { ConversationStore } from '../../../../services/storage/conversationStore.ts';
import type { TeamsConfig } from '../../../settings/teams.ts';
import type { SupportBot } from '../../../supportBot.ts';
import type { Turns } from '../../../turns.ts';
import type { Connector } from '../connector.ts';
import { forStaff } from './forStaff.ts';
import { staffBot } from './staffBot.ts';
import { type StaffView, staffView } from './staffView.ts';
import { type StrayThread, strayThread } from './strayThread.ts';
import { teamsStaff } from './teamsStaff.ts';

/** What threads of staff need besides what every conversation in Teams does. */
export interface StaffNeeds {
  readonly archive: Pick<ConversationArchive, 'rewrite'>;
  readonly work: DeskWork;
  readonly requests: Pick<RequestStore, 'get'>;
  readonly policies: Policies;
  /** Asked when a card is made, for the port is known late. */
  readonly deskUrl: () => string;
}

interface StaffOptions extends StaffNeeds {
  readonly config: TeamsConfig;
  readonly store: ConversationStore;
  readonly channelStore: Pick<ChannelStore, 'find' | 'remember'>;
  readonly connector: Pick<Connector, 'member' | 'update'>;
  /** Asked late: turns publish through the channel. */
  readonly turns: () => Pick<Turns, 'speak'>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Staff {
  /** Takes part in the relay; undefined: no queue has a channel. */
  readonly channel: StaffChannel | undefined;
  /** Answers threads of staff; leaves everything else to `bot`. */
  bot(bot: SupportBot): SupportBot;
  /** Finds a thread again that Teams never confirmed. */
  readonly stray: StrayThread;
  /** The card for one person: of a refresh, and what a press is answered with. */
  readonly view: StaffView;
}

/** Until somebody has written in a channel, or added the bot to its team. */
const SERVICE_URL = 'https://smba.trafficmanager.net/teams/';
/** On one's own machine there is one organisation, whatever it is called. */
const PLAYGROUND = 'playground';

export function staff(options: StaffOptions): Staff {
  const { config, turns } = options;
  const { app, channels } = config;
  const channelOf = (queue: string): string | undefined => channels.get(queue) ?? channels.get('*');
  const isPlayground = app.kind === 'playground';
  const common = { ...options, channelOf, channels: options.channelStore };
  const desk = { ...common, ownTenant: isPlayground ? undefined : app.tenantId };
  const channel = teamsStaff({
    ...common,
    turns: { speak: async (id, change) => turns().speak(id, change) },
    tenantId: isPlayground ? PLAYGROUND : app.tenantId,
    serviceUrl: isPlayground ? app.serviceUrl : SERVICE_URL,
  });
  return {
    channel: channels.size === 0 ? undefined : channel,
    bot: (bot) => forStaff(staffBot(desk), bot),
    stray: strayThread(common),
    view: staffView(desk),
  };
}
