import { z } from 'zod';

/** What only decorates is left out where it is malformed; what says who, where or what is not guessed at. */
const loose = <T extends z.ZodType>(schema: T) =>
  schema
    .nullish()
    .catch(undefined)
    .transform((value) => value ?? undefined);
const strict = <T extends z.ZodType>(schema: T) =>
  schema.nullish().transform((value) => value ?? undefined);

const Party = z.object({
  id: z.string().max(200),
  name: loose(z.string().max(300)),
  /** Of a person, in the directory of their tenant. */
  aadObjectId: strict(z.string().max(100)),
});

const Named = z.object({ id: z.string().max(200) });

const Attachment = z.object({
  contentType: z.string().max(200),
  contentUrl: loose(z.string().max(4000)),
  name: loose(z.string().max(300)),
  content: z.unknown().optional(),
});

/** What Teams sends to a bot, as far as we read it. Of everything else nothing is kept. */
export const TeamsActivity = z.object({
  type: z.string().max(100),
  id: strict(z.string().max(300)),
  /** Of an invoke: what it is about. */
  name: strict(z.string().max(200)),
  channelId: z.literal('msteams'),
  serviceUrl: z.string().max(500),
  from: Party.default({ id: '', name: undefined, aadObjectId: undefined }),
  recipient: Party.default({ id: '', name: undefined, aadObjectId: undefined }),
  conversation: z.object({
    id: z.string().min(1).max(500),
    /** `personal`, `groupChat` or `channel`. */
    conversationType: strict(z.string().max(50)),
    tenantId: strict(z.string().max(100)),
    isGroup: strict(z.boolean()),
  }),
  text: strict(z.string().max(100_000)),
  value: z.unknown().optional(),
  replyToId: loose(z.string().max(300)),
  locale: loose(z.string().max(35)),
  localTimezone: loose(z.string().max(64)),
  entities: loose(z.array(z.record(z.string(), z.unknown())).max(200)),
  attachments: loose(z.array(Attachment).max(30)),
  /** Of an installationUpdate: `add`, `remove`, `add-upgrade`, `remove-upgrade`. */
  action: loose(z.string().max(50)),
  membersAdded: loose(z.array(Named).max(1000)),
  membersRemoved: loose(z.array(Named).max(1000)),
  channelData: z
    .object({
      tenant: strict(z.object({ id: z.string().max(100) })),
      eventType: loose(z.string().max(100)),
      team: loose(Named),
      channel: loose(Named),
    })
    .default({ tenant: undefined, eventType: undefined, team: undefined, channel: undefined }),
});
export type TeamsActivity = z.infer<typeof TeamsActivity>;

/** The tenant in whose Teams it was said. */
export const tenantOf = ({ channelData, conversation }: TeamsActivity): string | undefined =>
  channelData.tenant?.id ?? conversation.tenantId;

export const isPersonal = ({ conversation }: TeamsActivity): boolean =>
  conversation.conversationType === 'personal' ||
  (conversation.conversationType === undefined && conversation.isGroup !== true);
