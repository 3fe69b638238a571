/** Checks cards against the published schema of Adaptive Cards 1.5; the file is Microsoft's, see schemas/README.md. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { z } from 'zod';

const require = createRequire(import.meta.url);
const Json = z.record(z.string(), z.unknown());

function compiled() {
  const source = readFileSync(new URL('schemas/adaptive-card-1.5.0.json', import.meta.url), 'utf8');
  // Named as drafts before the sixth did.
  const { id: _, ...schema } = Json.parse(JSON.parse(source));
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: false });
  ajv.addMetaSchema(Json.parse(require('ajv/dist/refs/json-schema-draft-06.json')));
  return ajv.compile(schema);
}

const validate = compiled();

/** What is wrong with a card; undefined: nothing. */
export function cardProblem(card: unknown): string | undefined {
  return validate(card) ? undefined : JSON.stringify(validate.errors);
}
