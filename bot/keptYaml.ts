/** What YAML files said at an earlier start, beside what was compiled then (main.js). */
import { fileURLToPath } from 'node:url';
import yaml from 'yaml/package.json' with { type: 'json' };
import { keptValue } from '../services/keptValue.ts';

export const keptYaml = keptValue(
  fileURLToPath(new URL('../node_modules/.cache/yaml', import.meta.url)),
  yaml.version,
);
