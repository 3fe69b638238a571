import { z } from 'zod';

/** Twice what Azure takes, so that 100,000 characters of any script fit. */
export const maxActivityBytes = 524_288;

const Attachment = z
  .object({
    contentType: z.string(),
    name: z.string().nullish().catch(undefined),
    contentUrl: z.unknown().optional(),
    content: z.unknown().optional(),
  })
  // Thumbnails, which Web Chat sends as data, are left out: they count into every copy of the line.
  .transform(withoutNulls);

const json = z.record(z.string(), z.unknown());

/**
 * What a client may send. Who speaks, where and when is decided by the channel, so those fields are
 * not even read. Of what only decorates a line, a wrong value is dropped; a line whose content is
 * malformed is refused, because guessing could change what was said.
 */
export const ClientActivity = z
  .object({
    type: z.enum(['message', 'event', 'typing']),
    text: z.string().nullish(),
    value: z.unknown().optional(),
    name: z.string().nullish(),
    attachments: z.array(Attachment).max(20).nullish(),
    channelData: json.nullish().catch(undefined),
    textFormat: z.string().nullish().catch(undefined),
    locale: z.string().max(35).nullish().catch(undefined),
    localTimestamp: z.iso.datetime({ offset: true }).nullish().catch(undefined),
    localTimezone: z.string().max(64).nullish().catch(undefined),
    entities: z.array(json).max(50).nullish().catch(undefined),
    replyToId: z.string().max(200).nullish().catch(undefined),
  })
  .transform(withoutNulls)
  .transform(withoutLinks);
export type ClientActivity = z.infer<typeof ClientActivity>;

/** The user's own id for a line, the same when a browser sends it again after a broken call. */
export function clientIdOf({ channelData }: ClientActivity): string | undefined {
  const id = channelData?.['clientActivityID'];
  return typeof id === 'string' && id !== '' && id.length <= 200 ? id : undefined;
}

/** A file that was sent along and not kept; the bot says so. */
export interface RefusedFile {
  readonly name: string;
  /** `infected`: malware was found in it; `unchecked`: whether there is any could not be told. */
  readonly reason: 'tooBig' | 'type' | 'tooMany' | 'infected' | 'unchecked';
}

interface Sent {
  readonly attachments?: readonly {
    readonly contentType: string;
    readonly name?: string | undefined;
    readonly content?: unknown;
    readonly contentUrl?: unknown;
  }[];
  readonly channelData?: Readonly<Record<string, unknown>>;
}

/**
 * Files come by upload only. A link to somewhere else would be shown to staff as if we had looked at
 * the file, so it is refused. What the channel says in `channelData` nobody else may say.
 */
function withoutLinks<T extends Sent>({ attachments, channelData, ...rest }: T) {
  const { refusedAttachments: _r, masked: _m, isHub: _h, ...theirs } = channelData ?? {};
  const refused = (attachments ?? [])
    .filter(({ contentUrl }) => contentUrl !== undefined)
    .map(({ name = 'file' }): RefusedFile => ({ name: name.slice(0, 120), reason: 'type' }));
  const data: Readonly<Record<string, unknown>> = {
    ...theirs,
    ...(refused.length > 0 && { refusedAttachments: refused }),
  };
  return {
    ...rest,
    ...(attachments && { attachments: attachments.filter((a) => a.contentUrl === undefined) }),
    ...((channelData !== undefined || refused.length > 0) && { channelData: data }),
  };
}

type NonNull<T> = { [K in keyof T]: Exclude<T[K], null> };

function withoutNulls<T extends object>(value: T): NonNull<T> {
  const kept = Object.entries(value).filter(([, v]) => v !== null && v !== undefined);
  return Object.fromEntries(kept) as NonNull<T>;
}
