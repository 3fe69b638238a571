import { z } from 'zod';
import { Speaker } from '../services/identity/speaker.ts';
import { StaffThread } from './channels/teams/staff/staffThread.ts';
import { TeamsPlace } from './channels/teams/teamsPlace.ts';

/** What is stored of a conversation between turns, next to its log. Plain JSON, parsed on load. */
export const ConversationState = z.object({
  /** `teamsStaff`: a thread of the people who work on a request. */
  channel: z.enum(['web', 'teams', 'teamsStaff']),
  /** The channel's id of the person, unguessable, `dl_…` on the web. */
  userId: z.string(),
  speaker: Speaker,
  createdAt: z.iso.datetime({ offset: true }),
  /** A hash of the network address it was begun from; limits count by it. */
  address: z.string().optional(),
  /** When a one-time code proved the speaker, who is a stranger again after a while. */
  provedAt: z.iso.datetime({ offset: true }).optional(),
  /** From the last activity; decides wording and how times are read. */
  locale: z.string().optional(),
  zone: z.string().optional(),
  /** Owned by dialogs/: the open form and what was said before it. */
  dialog: z.unknown().optional(),
  /** Ids of what was said outside a turn, so that it is said once. */
  told: z.array(z.string()).optional(),
  /** Where it is in Teams, and how much of it was sent there. */
  teams: TeamsPlace.optional(),
  /** Of a thread of staff: how far it has come with its request. */
  staff: StaffThread.optional(),
});
export type ConversationState = z.infer<typeof ConversationState>;
