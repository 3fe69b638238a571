import type { Server } from 'restify';
import type { StaffChannel } from '../../../services/outbox/staffChannel.ts';
import type { LoggedActivity } from '../../../services/storage/conversationStore.ts';
import type { SupportBot } from '../../supportBot.ts';

/** The Teams channel, as the rest of the process sees it. */
export interface TeamsChannel {
  /** `POST /api/messages` */
  install(server: Server): void;
  /** Lines that are in the log already: they are sent, in order, each once. */
  publish(conversationId: string, lines: readonly LoggedActivity[]): void;
  /** Shows that the bot is at work. */
  typing(conversationId: string): void;
  /** Does Teams show the customer what is said there? Not once they have removed the bot. */
  isThere(conversationId: string): Promise<boolean>;
  /** Handoffs in the channels of their roles; undefined: none has a channel. */
  readonly staff: StaffChannel | undefined;
  /** Turns of Teams' conversations that are not a customer's are its own; all others are `bot`'s. */
  bot(bot: SupportBot): SupportBot;
  /** Takes up what was left unsent. */
  start(): void;
  /** Resolves when nothing is being sent that could be sent now. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** How our conversations of Teams are named. */
export const TEAMS_PREFIX = 'teams-';
export const STAFF_PREFIX = 'staff-';
