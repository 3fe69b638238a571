/** A YAML file, and on which line of it a value stands. */
import { readFileSync } from 'node:fs';
import type { Document, LineCounter } from 'yaml';
import { type KeptValue, notKept } from '../keptValue.ts';
import { yaml } from '../yaml.ts';

export interface YamlFile {
  readonly path: string;
  readonly value: unknown;
  /** The line of a value; of what encloses it, if it is not in this file itself. */
  readonly lineOf: (place: readonly PropertyKey[]) => number;
  /** How many steps of the way to a value are in this file. */
  readonly depthOf: (place: readonly PropertyKey[]) => number;
}

/**
 * @param kept where what it says may be found without parsing it.
 * @throws Error of one line that names the file, and the line if it is no YAML.
 */
export function yamlFile(path: string, kept: KeptValue = notKept): YamlFile {
  const text = textOf(path);
  let parsed: Parsed | undefined;
  const read = (): Parsed => (parsed ??= parse(path, text));
  const value = kept(text, () => read().document.toJS());
  const nodeAt = (place: readonly PropertyKey[]): unknown => read().document.getIn(place, true);
  const depthOf = (place: readonly PropertyKey[]): number => {
    let depth = place.length;
    while (depth > 0 && !yaml().isNode(nodeAt(place.slice(0, depth)))) depth -= 1;
    return depth;
  };
  return {
    path,
    value,
    depthOf,
    lineOf: (place) => {
      const depth = depthOf(place);
      const node = depth === 0 ? undefined : nodeAt(place.slice(0, depth));
      const start = yaml().isNode(node) ? node.range?.[0] : undefined;
      return start === undefined ? 1 : read().lines.linePos(start).line;
    },
  };
}

interface Parsed {
  readonly document: Document;
  readonly lines: LineCounter;
}

function parse(path: string, text: string): Parsed {
  const { LineCounter: Lines, parseDocument } = yaml();
  const lines = new Lines();
  const document = parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;
  if (error) {
    const [said = ''] = error.message.split('\n');
    throw new Error(`${path}: line ${error.linePos?.[0].line ?? 1}: ${said.replace(/:$/, '')}`, {
      cause: error,
    });
  }
  return { document, lines };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const [line] = (cause instanceof Error ? cause.message : '').split('\n');
    throw new Error(`${path}: ${line}`, { cause });
  }
}
