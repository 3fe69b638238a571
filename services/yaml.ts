import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';

const require = createRequire(import.meta.url);

/** The reader of YAML, 70 files: loaded where something has to be read that no earlier start has read. */
export const yaml = (): typeof Yaml => require('yaml') as typeof Yaml;
