import type { TeamsLine } from './teamsLine.ts';

/** What was said or has happened; the rest of a line says where, and by whom. */
export interface LineParts {
  readonly type: 'message' | 'conversationUpdate' | 'event';
  readonly text?: string;
  readonly value?: Readonly<Record<string, unknown>>;
  /** Of an event. */
  readonly name?: string;
  readonly membersAdded?: readonly { readonly id: string }[];
  readonly attachments?: readonly object[];
  readonly channelData?: Readonly<Record<string, unknown>>;
  readonly activityId?: string | undefined;
  /** In our log: the message whose button was pressed. */
  readonly pressed?: string | undefined;
  /** It takes the place of the line with the same activity id. */
  readonly isEdit?: boolean;
  /** It was said where others read along. */
  readonly isMention?: boolean;
  /** In the order of the attachments. */
  readonly files?: TeamsLine['files'];
  readonly consent?: TeamsLine['consent'];
}

type Chat = Omit<
  TeamsLine,
  'activityId' | 'pressed' | 'isEdit' | 'isMention' | 'files' | 'consent'
> & {
  readonly locale: string | undefined;
  readonly zone: string | undefined;
};

/** A line as the log keeps it: the way of Bot Framework activities, with Teams' own under `teams`. */
export function lineIn(
  conversationId: string,
  chat: Chat,
  { activityId, pressed, isEdit, isMention, files, consent, ...said }: LineParts,
): Readonly<Record<string, unknown>> {
  const { locale, zone, serviceUrl, tenantId, chatId, userId, aadObjectId, name, bot } = chat;
  const teams: TeamsLine = {
    serviceUrl,
    tenantId,
    chatId,
    userId,
    aadObjectId,
    name,
    bot,
    activityId,
    pressed,
    isEdit,
    isMention,
    files,
    consent,
  };
  return {
    ...said,
    channelId: 'msteams',
    from: { id: userId, ...(name === undefined ? {} : { name }), role: 'user' },
    recipient: { id: 'bot', name: 'Support', role: 'bot' },
    conversation: { id: conversationId },
    ...(locale === undefined ? {} : { locale }),
    ...(zone === undefined ? {} : { localTimezone: zone }),
    teams: JSON.parse(JSON.stringify(teams)) as TeamsLine,
  };
}
