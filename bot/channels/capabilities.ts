import type { ConversationState } from '../conversationState.ts';

export type Channel = ConversationState['channel'];

/** What a channel can show. The one place that knows it; how it shows it is its shape's business. */
export interface Capabilities {
  /** Cards may ask: text, choices, dates, numbers. Elsewhere the text twin is all there is. */
  readonly inputs: boolean;
  /** A sent request's card is kept up to date where it is; elsewhere news is told in lines alone. */
  readonly liveStatus: boolean;
  /** It is known whether somebody has the conversation open. */
  readonly presence: boolean;
  /** Most bytes of one message as it is sent. */
  readonly mostBytes: number;
}

const TEAMS: Capabilities = {
  inputs: true,
  liveStatus: true,
  presence: false,
  // Teams takes about 28 kB with everything around the card.
  mostBytes: 25_000,
};

const CAPABILITIES: Readonly<Record<Channel, Capabilities>> = {
  // Direct Line's limit for an activity.
  web: { inputs: true, liveStatus: false, presence: true, mostBytes: 262_144 },
  teams: TEAMS,
  teamsStaff: TEAMS,
};

export const capabilitiesOf = (channel: Channel): Capabilities => CAPABILITIES[channel];
