import type { ConversationState } from '../conversationState.ts';

export type Channel = ConversationState['channel'];

/** What a channel can show and send back. The one place that knows it. */
export interface Capabilities {
  /** Buttons under a message, which say what they show. */
  readonly suggestedActions: boolean;
  /** How a card's button comes back: as a message, or also within the press, with the card replaced. */
  readonly presses: 'submit' | 'execute';
  /** Cards may ask: text, choices, dates, numbers. */
  readonly inputs: boolean;
  /** Questions come as cards, since there are no suggested actions that last. */
  readonly questionCards: boolean;
  /** A sent request's card is kept up to date where it is; elsewhere each news is told in a line. */
  readonly liveStatus: boolean;
  /** Most bytes of one message as it is sent. */
  readonly mostBytes: number;
}

const TEAMS: Capabilities = {
  suggestedActions: false,
  presses: 'execute',
  inputs: true,
  questionCards: true,
  liveStatus: true,
  // Teams takes about 28 kB with everything around the card.
  mostBytes: 25_000,
};

const CAPABILITIES: Readonly<Record<Channel, Capabilities>> = {
  web: {
    suggestedActions: true,
    // Web Chat shows Action.Execute, and sends nothing when it is pressed.
    presses: 'submit',
    inputs: true,
    questionCards: false,
    liveStatus: false,
    // Direct Line's limit for an activity.
    mostBytes: 262_144,
  },
  teams: TEAMS,
  teamsStaff: TEAMS,
};

export const capabilitiesOf = (channel: Channel): Capabilities => CAPABILITIES[channel];
