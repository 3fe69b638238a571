/** A line of a thread of staff, as the log has it: who wrote or pressed what. */
import { z } from 'zod';
import { teamsLineOf } from '../teamsLine.ts';
import { pressedKey, typedKey } from './pressKey.ts';
import { type Command, readPress, readTyped } from './readCommand.ts';

export interface StaffLine {
  /** As Teams names them. */
  readonly userId: string;
  readonly command: Command;
  /** Of a press: the request whose card it was. */
  readonly reference?: string;
  /** The same however often it is delivered. */
  readonly key: string;
  /** Names of files, which are not passed on. */
  readonly files: readonly string[];
  /** Kinds of secrets that were taken out before it was stored. */
  readonly masked: readonly string[];
}

const Line = z.object({
  type: z.string(),
  id: z.string().optional().catch(undefined),
  text: z.string().optional().catch(undefined),
  value: z.unknown().optional(),
  from: z.object({ id: z.string() }).optional().catch(undefined),
  attachments: z
    .array(z.object({ contentType: z.string(), name: z.string().optional().catch(undefined) }))
    .optional()
    .catch(undefined),
  channelData: z
    .object({
      masked: z.array(z.string()).optional().catch(undefined),
      refusedAttachments: z
        .array(z.object({ name: z.string() }))
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
});

/** What Teams adds to each message by itself: the same words as HTML, a quoted message. */
const NO_FILES: ReadonlySet<string> = new Set(['text/html', 'messageReference']);

/**
 * Undefined: nothing that asks for anything.
 *
 * @param place of the line in its conversation, for what has no id
 */
export function staffLine(
  activity: unknown,
  place: { readonly conversationId: string; readonly lineId: string },
): StaffLine | undefined {
  const read = Line.safeParse(activity);
  if (!read.success || !['message', 'invoke'].includes(read.data.type)) return undefined;
  const { text = '', value, attachments = [], channelData, ...line } = read.data;
  const said = teamsLineOf(activity);
  const userId = line.from?.id ?? said?.userId;
  if (userId === undefined) return undefined;
  const files = [
    ...attachments.filter(({ contentType }) => !NO_FILES.has(contentType)),
    ...(channelData?.refusedAttachments ?? []),
  ].map(({ name }) => name ?? '');
  const common = { userId, files, masked: channelData?.masked ?? [] };

  const press = readPress(value);
  if (press !== undefined) {
    const { command, reference } = press;
    const key = pressedKey(press.key, userId, press.text);
    return { ...common, command, reference, key };
  }
  if (value !== undefined && text === '') return undefined;
  const id = said?.activityId ?? line.id ?? place.lineId;
  const key = typedKey(place.conversationId, id);
  return { ...common, command: readTyped(text), key };
}
