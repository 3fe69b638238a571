import { answer, json, path, query, refusals } from './openApiParts.ts';
import { openApiSchemas } from './openApiSchemas.ts';

const reference = path('reference', 'Of the request, e.g. `SR-7K3M-9QXD`.');
const noRequest = { 404: answer('There is none with this reference.', 'Problem') };

const requests = {
  '/desk/api/requests': {
    get: {
      operationId: 'listRequests',
      summary: 'Requests, newest and most urgent first',
      parameters: [
        query('limit', { type: 'integer', minimum: 1, maximum: 200, default: 50 }),
        query(
          'before',
          { type: 'string' },
          'The `next` of the page before, or the reference that it ended with.',
        ),
        query('queue', { type: 'string' }, 'Id of the queue that has it now.'),
        query('open', { type: 'boolean' }, 'Only what is still to be done.'),
        query('mine', { type: 'boolean' }, 'Only what the caller has taken up and is open.'),
      ],
      responses: {
        200: answer('A page of the list.', 'RequestList'),
        400: answer('A parameter is not right.', 'Problem'),
        ...refusals,
      },
    },
  },
  '/desk/api/queues': {
    get: {
      operationId: 'countRequests',
      summary: 'How many are open: in all, the caller’s, in each queue',
      responses: { 200: answer('The counts.', 'Counts'), ...refusals },
    },
  },
  '/desk/api/requests/{reference}': {
    get: {
      operationId: 'getRequest',
      summary: 'One request in full, with how far it has come',
      parameters: [reference],
      responses: { 200: answer('The request.', 'RequestDetail'), ...noRequest, ...refusals },
    },
  },
  '/desk/api/requests/{reference}/handoff': {
    get: {
      operationId: 'getHandoff',
      summary: 'What a person needs in the first minute; Markdown if `text/markdown` is accepted',
      parameters: [
        reference,
        query('as', { type: 'string', enum: ['json', 'md'] }, 'Instead of an Accept header.'),
      ],
      responses: {
        200: {
          description: 'The handoff as it is now.',
          content: { ...json('Handoff'), 'text/markdown': { schema: { type: 'string' } } },
        },
        ...noRequest,
        ...refusals,
      },
    },
  },
  '/desk/api/requests/{reference}/actions': {
    post: {
      operationId: 'actOnRequest',
      summary: 'Does what staff do; the same `key` again does nothing twice',
      parameters: [reference],
      requestBody: { required: true, content: json('Action') },
      responses: {
        200: answer('Done, now or when this key was sent before.', 'Done'),
        400: answer('It is no action.', 'Problem'),
        403: answer('A cookie, sent from another site’s page.', 'Problem'),
        ...noRequest,
        409: answer('Too late: something else happened meanwhile.', 'TooLate'),
        ...refusals,
      },
    },
  },
};

const others = {
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
  '/desk/api/uploads/{id}': {
    get: {
      operationId: 'getUpload',
      summary: 'A file that a customer attached',
      parameters: [path('id', 'Of the attachment.')],
      responses: {
        200: {
          description: 'The file.',
          content: { '*/*': { schema: { type: 'string', format: 'binary' } } },
        },
        404: answer('There is none with this id.', 'Problem'),
        ...refusals,
      },
    },
  },
  '/desk/api/session': {
    get: {
      operationId: 'whoAmI',
      summary: 'Who is signed in, or named by X-Staff-Name',
      responses: { 200: answer('It is.', 'Session'), ...refusals },
    },
    post: {
      operationId: 'signIn',
      summary: 'Exchanges the token for a cookie, for browsers',
      security: [],
      requestBody: { required: true, content: json('SignIn') },
      responses: {
        204: { description: 'Signed in for 12 hours.' },
        400: answer('It is no sign-in, or the name can’t be shown.', 'Problem'),
        403: answer('Sent from another site’s page.', 'Problem'),
        ...refusals,
      },
    },
    delete: {
      operationId: 'signOut',
      summary: 'Removes the cookie',
      security: [],
      responses: { 204: { description: 'Signed out.' } },
    },
  },
};

const mails = {
  '/desk/api/mails': {
    get: {
      operationId: 'listMails',
      summary: 'In a demo: mails that were kept instead of sent, newest first',
      responses: { 200: answer('The mails.', 'Mails'), ...refusals },
    },
  },
  '/desk/api/mails/{id}': {
    get: {
      operationId: 'getMail',
      summary: 'In a demo: a mail as it looks',
      parameters: [path('id', 'Of the mail.')],
      responses: {
        200: {
          description: 'Its HTML.',
          content: { 'text/html': { schema: { type: 'string' } } },
        },
        404: answer('There is none with this id, or it has no HTML.', 'Problem'),
        ...refusals,
      },
    },
  },
};

/** The desk's API described for programs, from the same schemas that check it. */
export function openApi(publicUrl: string, { hasMails }: { readonly hasMails: boolean }): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Support desk',
      version: '2',
      description:
        'Requests that customers raised, and what staff do with them. Programs send the token, and in X-Staff-Name who acts: the name that customers will see.',
    },
    servers: [{ url: publicUrl }],
    security: [{ token: [] }, { session: [] }],
    paths: { ...requests, ...others, ...(hasMails ? mails : {}) },
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'desk_session' },
      },
      schemas: openApiSchemas(),
    },
  };
}
