import { z } from 'zod';
import { DeskAction } from '../../services/desk/deskWork.ts';
import { Handoff } from '../../services/handoff/handoff.ts';
import { Instant } from '../../services/instant.ts';
import { SupportRequest } from '../../services/requests/supportRequest.ts';
import { DeskDetail } from './deskDetail.ts';
import { DeskCounts } from './deskIndex.ts';
import { DeskListItem } from './deskListItem.ts';

const Problem = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
const Done = z.object({
  kind: z.literal('done'),
  request: SupportRequest,
  /** Whether they hear of it: that a colleague takes over, they do not. */
  tellsCustomer: z.boolean(),
});
const TooLate = Problem.extend({
  kind: z.literal('tooLate'),
  /** In words that may be shown. */
  why: z.string(),
  request: SupportRequest,
});
const List = z.object({
  requests: z.array(DeskListItem),
  /** Pass it as `before` for the next page; null on the last one. */
  next: z.string().nullable(),
});
const Mails = z.object({
  mails: z.array(
    z.object({
      id: z.string(),
      to: z.string(),
      subject: z.string(),
      text: z.string(),
      hasHtml: z.boolean(),
      sentAt: Instant,
    }),
  ),
});

const types = {
  SupportRequest,
  Handoff,
  RequestList: List,
  RequestDetail: DeskDetail,
  Counts: DeskCounts,
  Action: DeskAction,
  Done,
  TooLate,
  SignIn: z.object({ token: z.string(), staff: z.string().min(1).max(80) }),
  Session: z.object({ staff: z.string(), hasMails: z.boolean() }),
  Mails,
  Problem,
};
export type SchemaName = keyof typeof types;

function schemaOf(type: z.ZodType): object {
  const { $schema: _, ...schema } = z.toJSONSchema(type);
  return schema;
}

/** The shapes of the API, from the schemas that check it. */
export function openApiSchemas(): Readonly<Record<string, object>> {
  return Object.fromEntries(Object.entries(types).map(([name, type]) => [name, schemaOf(type)]));
}
