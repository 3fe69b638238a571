/** The templates of Teams' cards. Text of users is data: what is filled in is not read as a template again. */
import { readFileSync } from 'node:fs';
import templating from 'adaptivecards-templating';
import { inert } from './inert.ts';

export type Json = Readonly<Record<string, unknown>>;

/** Reads a template once. Every name in it has to be in the data it is given. */
export function template(name: string): (data: Json) => Json {
  const source = readFileSync(new URL(`templates/${name}.json`, import.meta.url), 'utf8');
  const made = new templating.Template(JSON.parse(source));
  return (data) => made.expand({ $root: inert(data) }) as Json;
}
