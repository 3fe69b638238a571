/** A YAML file, and on which line of it a value stands. */
import { readFileSync } from 'node:fs';
import { isNode, LineCounter, parseDocument } from 'yaml';

export interface YamlFile {
  readonly path: string;
  readonly value: unknown;
  /** The line of a value; of what encloses it, if it is not in this file itself. */
  readonly lineOf: (place: readonly PropertyKey[]) => number;
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
  return {
    path,
    value: document.toJS(),
    lineOf: (place) => {
      for (let depth = place.length; depth > 0; depth -= 1) {
        const node = document.getIn(place.slice(0, depth), true);
        const start = isNode(node) ? node.range?.[0] : undefined;
        if (start !== undefined) return lines.linePos(start).line;
      }
      return 1;
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
