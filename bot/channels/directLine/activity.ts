import { z } from 'zod';

/** Azure's limit. 100,000 characters of any script fit. */
export const maxActivityBytes = 262_144;

/** What the web page may look at and send; `data:` only for pictures. */
const contentUrl = /^(?:https?:\/\/|data:image\/(?:png|jpeg|gif|webp);base64,)/i;

const Attachment = z
  .object({
    contentType: z.string(),
    name: z.string().nullish().catch(undefined),
    contentUrl: z.string().regex(contentUrl).nullish().catch(undefined),
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
  .transform(withoutNulls);
export type ClientActivity = z.infer<typeof ClientActivity>;

/** The user's own id for a line, the same when a browser sends it again after a broken call. */
export function clientIdOf({ channelData }: ClientActivity): string | undefined {
  const id = channelData?.['clientActivityID'];
  return typeof id === 'string' && id !== '' && id.length <= 200 ? id : undefined;
}

type NonNull<T> = { [K in keyof T]: Exclude<T[K], null> };

function withoutNulls<T extends object>(value: T): NonNull<T> {
  const kept = Object.entries(value).filter(([, v]) => v !== null && v !== undefined);
  return Object.fromEntries(kept) as NonNull<T>;
}
