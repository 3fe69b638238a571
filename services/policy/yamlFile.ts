/** A YAML file, and on which line of it a value stands. */
import { readFileSync } from 'node:fs';
import { isNode, LineCounter, parseDocument } from 'yaml';

export interface YamlFile {
  readonly path: string;
  readonly value: unknown;
  /** The line of a value; of what encloses it, if it is not in this file itself. */
  readonly lineOf: (place: readonly PropertyKey[]) => number;
  /** How many steps of the way to a value are in this file. */
  readonly depthOf: (place: readonly PropertyKey[]) => number;
}

/** @throws Error of one line that names the file, and the line if it is no YAML. */
export function yamlFile(path: string): YamlFile {
  const text = textOf(path);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;
  if (error) {
    const [said = ''] = error.message.split('\n');
    throw new Error(`${path}: line ${error.linePos?.[0].line ?? 1}: ${said.replace(/:$/, '')}`, {
      cause: error,
    });
  }
  const nodeAt = (place: readonly PropertyKey[]): unknown => document.getIn(place, true);
  const depthOf = (place: readonly PropertyKey[]): number => {
    let depth = place.length;
    while (depth > 0 && !isNode(nodeAt(place.slice(0, depth)))) depth -= 1;
    return depth;
  };
  return {
    path,
    value: document.toJS(),
    depthOf,
    lineOf: (place) => {
      const depth = depthOf(place);
      const node = depth === 0 ? undefined : nodeAt(place.slice(0, depth));
      const start = isNode(node) ? node.range?.[0] : undefined;
      return start === undefined ? 1 : lines.linePos(start).line;
    },
  };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const [line] = (cause instanceof Error ? cause.message : '').split('\n');
    throw new Error(`${path}: ${line}`, { cause });
  }
}
