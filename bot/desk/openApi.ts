import { z } from 'zod';
import { SupportRequest } from '../../services/requests/supportRequest.ts';
import { DeskListItem } from './deskListItem.ts';

const Problem = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
const List = z.object({
  requests: z.array(DeskListItem),
  /** Pass it as `before` for the next page; null on the last one. */
  next: z.string().nullable(),
});

function schemaOf(type: z.ZodType): object {
  const { $schema: _, ...schema } = z.toJSONSchema(type);
  return schema;
}

const json = (name: string) => ({
  'application/json': { schema: { $ref: `#/components/schemas/${name}` } },
});
const answer = (description: string, name: string) => ({ description, content: json(name) });
const refusals = {
  401: answer('No token, or not the right one.', 'Problem'),
  429: answer('Too many wrong tokens; see Retry-After.', 'Problem'),
};

/** The desk's API described for programs, from the same schemas that check it. */
export function openApi(publicUrl: string): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Support desk',
      version: '1',
      description: 'Requests that customers raised, newest and most urgent first. Read only.',
    },
    servers: [{ url: publicUrl }],
    security: [{ token: [] }, { session: [] }],
    paths: {
      '/desk/api/requests': {
        get: {
          operationId: 'listRequests',
          summary: 'Requests, newest and most urgent first',
          parameters: [
            {
              name: 'limit',
              in: 'query',
              schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
            },
            {
              name: 'before',
              in: 'query',
              description: 'The reference that the page before ended with.',
              schema: { type: 'string' },
            },
          ],
          responses: {
            200: answer('A page of the list.', 'RequestList'),
            400: answer('A parameter is not right.', 'Problem'),
            ...refusals,
          },
        },
      },
      '/desk/api/requests/{reference}': {
        get: {
          operationId: 'getRequest',
          summary: 'One request in full',
          parameters: [
            { name: 'reference', in: 'path', required: true, schema: { type: 'string' } },
          ],
          responses: {
            200: answer('The request.', 'SupportRequest'),
            404: answer('There is none with this reference.', 'Problem'),
            ...refusals,
          },
        },
      },
      '/desk/api/events': {
        get: {
          operationId: 'watchRequests',
          summary: 'Server-sent events, one `request` event for every request raised or changed',
          responses: {
            200: {
              description: 'Each event’s data is `{ "reference": …, "status": … }`.',
              content: { 'text/event-stream': { schema: { type: 'string' } } },
            },
            ...refusals,
          },
        },
      },
      '/desk/api/session': {
        post: {
          operationId: 'signIn',
          summary: 'Exchanges the token for a cookie, for browsers',
          security: [],
          requestBody: { required: true, content: json('SignIn') },
          responses: { 204: { description: 'Signed in for 12 hours.' }, ...refusals },
        },
        delete: {
          operationId: 'signOut',
          summary: 'Removes the cookie',
          security: [],
          responses: { 204: { description: 'Signed out.' } },
        },
      },
    },
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'desk_session' },
      },
      schemas: {
        SupportRequest: schemaOf(SupportRequest),
        RequestList: schemaOf(List),
        SignIn: schemaOf(z.object({ token: z.string() })),
        Problem: schemaOf(Problem),
      },
    },
  };
}
