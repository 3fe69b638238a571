import type { LineParts } from './lineIn.ts';
import type { TeamsActivity } from './teamsActivity.ts';

/**
 * Takes the files of a message over; undefined if there are none.
 *
 * @param conversationId of ours
 */
export type TakeFiles = (
  activity: TeamsActivity,
  conversationId: string | undefined,
) => Promise<Pick<LineParts, 'attachments' | 'channelData'> | undefined>;

/** Teams sends each message as HTML, too, and cards that are quoted. */
const NO_FILE =
  /^(?:text\/html$|application\/vnd\.microsoft\.card\.|application\/vnd\.microsoft\.teams\.card\.)/;

/** The files of a message, without what Teams puts beside its text. */
export const filesOf = ({ attachments = [] }: TeamsActivity) =>
  attachments.filter(({ contentType }) => !NO_FILE.test(contentType));

/** Where files are not taken: the person is told of each. */
export const refuseFiles: TakeFiles = async (activity) => {
  const files = filesOf(activity);
  if (files.length === 0) return undefined;
  const refusedAttachments = files.map(({ name = 'file' }) => ({
    name: name.slice(0, 120),
    reason: 'type',
  }));
  return { channelData: { refusedAttachments } };
};
