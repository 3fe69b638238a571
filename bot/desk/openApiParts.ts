/** What the descriptions of routes have in common. */
import type { SchemaName } from './openApiSchemas.ts';

export const json = (name: SchemaName) => ({
  'application/json': { schema: { $ref: `#/components/schemas/${name}` } },
});

export const answer = (description: string, name: SchemaName) => ({
  description,
  content: json(name),
});

export const refusals = {
  401: answer('No token, or not the right one.', 'Problem'),
  429: answer('Too many wrong tokens; see Retry-After.', 'Problem'),
};

export const query = (name: string, schema: object, description?: string) => ({
  name,
  in: 'query',
  ...(description === undefined ? {} : { description }),
  schema,
});

export const path = (name: string, description: string) => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
});
