/** The files of a message, as Teams names them. They are fetched when the message is answered. */
import { z } from 'zod';
import { maxFiles } from '../directLine/readUpload.ts';
import { uploadId } from '../directLine/uploadId.ts';
import type { TeamsFile } from './files/teamsFile.ts';
import type { LineParts } from './lineIn.ts';
import { isPersonal, type TeamsActivity } from './teamsActivity.ts';

/** What is read of a message's files; undefined if there are none. */
export type TakeFiles = (
  activity: TeamsActivity,
) => Pick<LineParts, 'attachments' | 'channelData' | 'files'> | undefined;

/** Teams sends each message as HTML, too, and cards and messages that are quoted. */
const NO_FILE =
  /^(?:text\/html$|application\/vnd\.microsoft\.card\.|application\/vnd\.microsoft\.teams\.card\.|(?:forwardedM|m)essageReference$)/;
const SHARED = 'application/vnd.microsoft.teams.file.download.info';
/** Of a file in a group, all that a bot gets: its place in the HTML. Quoted messages have numbers. */
const LEFT_IN_GROUP = /<attachment id="[0-9a-f]{8}-[0-9a-f-]{27}">/gi;

/** Said by the file itself, once it is here. */
const UNKNOWN = 'application/octet-stream';

const Shared = z.object({ downloadUrl: z.string().max(4000) });
const Html = z.string().max(200_000);

type Given = NonNullable<TeamsActivity['attachments']>[number];

/** The files of a message, without what Teams puts beside its text. */
const filesOf = ({ attachments = [] }: TeamsActivity): readonly Given[] =>
  attachments.filter(({ contentType }) => !NO_FILE.test(contentType));

const shown = (name: string | undefined): string => (name ?? 'file').slice(0, 120);

/** Where it is, for who may fetch it. */
function whereOf({ contentType, contentUrl, content }: Given): Omit<TeamsFile, 'id'> | undefined {
  if (contentType === SHARED) {
    const url = Shared.safeParse(content).data?.downloadUrl;
    return url === undefined ? undefined : { kind: 'shared', url };
  }
  if (!contentType.startsWith('image/') || contentUrl === undefined) return undefined;
  return { kind: 'picture', url: contentUrl };
}

function personal(files: readonly Given[]): ReturnType<TakeFiles> {
  const taken: { readonly attachment: object; readonly file: TeamsFile }[] = [];
  const refused: object[] = [];
  for (const given of files) {
    const where = whereOf(given);
    const name = shown(given.name ?? (where?.kind === 'picture' ? 'picture' : undefined));
    if (where === undefined) refused.push({ name, reason: 'type' });
    else if (taken.length >= maxFiles) refused.push({ name, reason: 'tooMany' });
    else
      taken.push({
        attachment: { contentType: UNKNOWN, name },
        file: { id: uploadId(), ...where },
      });
  }
  return {
    ...(taken.length === 0
      ? {}
      : {
          attachments: taken.map(({ attachment }) => attachment),
          files: taken.map(({ file }) => file),
        }),
    ...(refused.length === 0 ? {} : { channelData: { refusedAttachments: refused } }),
  };
}

/** Names of files that stay where others read along, since bots can read only those of a personal chat. */
export function filesInGroup(activity: TeamsActivity): readonly string[] {
  const { attachments = [] } = activity;
  const named = filesOf(activity).map(({ name }) => shown(name));
  if (named.length > 0) return named;
  return attachments.flatMap(({ contentType, content }) =>
    contentType === 'text/html'
      ? [...(Html.safeParse(content).data ?? '').matchAll(LEFT_IN_GROUP)].map(() =>
          shown(undefined),
        )
      : [],
  );
}

export const takeFiles: TakeFiles = (activity) => {
  const files = filesOf(activity);
  if (files.length === 0) return undefined;
  if (isPersonal(activity)) return personal(files);
  const refusedAttachments = files.map(({ name }) => ({ name: shown(name), reason: 'group' }));
  return { channelData: { refusedAttachments } };
};
