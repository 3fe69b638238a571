/** A line of Teams as our log keeps it. */
import { z } from 'zod';
import { FileConsent } from './files/consent.ts';
import { TeamsFile } from './files/teamsFile.ts';

/** What only the channel says about a line; it stands in the log under `teams`. */
export const TeamsLine = z.object({
  serviceUrl: z.string(),
  tenantId: z.string(),
  /** Teams' ids of the chat, of the message, and of the person. */
  chatId: z.string(),
  activityId: z.string().optional(),
  userId: z.string(),
  aadObjectId: z.string().optional(),
  name: z.string().optional(),
  bot: z.object({ id: z.string(), name: z.string().optional() }),
  /** In our log: the message whose button was pressed. */
  pressed: z.string().optional(),
  /** It takes the place of the line with the same activity id. */
  isEdit: z.boolean().optional(),
  /** It was said where others read along, by mentioning the bot. */
  isMention: z.boolean().optional(),
  /** What was sent with it, in the order of its attachments; fetched when it is answered. */
  files: z.array(TeamsFile).optional(),
  /** What the person said to a file that was offered. */
  consent: FileConsent.optional(),
});
export type TeamsLine = z.infer<typeof TeamsLine>;

export function teamsLineOf(activity: unknown): TeamsLine | undefined {
  return z.object({ teams: TeamsLine }).safeParse(activity).data?.teams;
}

/** What happened in Teams that nobody typed: events in the log, by these names. */
export const TEAMS_EVENTS = {
  /** The bot was removed, or blocked. */
  gone: 'teams.gone',
  /** A line that was not the last one was changed. */
  editedOlder: 'teams.edited.older',
  deleted: 'teams.deleted',
  /** Somebody takes a file that was offered, or does not. */
  consent: 'teams.file.consent',
} as const;
