import { isUtf8 } from 'node:buffer';
import { HttpProblem } from './problem.ts';

const maxDepth = 32;
const [quote, backslash, openBrace, openBracket, closeBrace, closeBracket] = Buffer.from('"\\{[}]');

/**
 * JSON from outside. Refused are nesting that a later recursive walk could not survive, and the keys
 * that reach an object's prototype when someone copies it.
 *
 * @throws HttpProblem 400
 */
export function parseJson(body: Buffer): unknown {
  if (!isUtf8(body)) throw new HttpProblem(400, 'BadArgument', 'The body is not UTF-8 text.');
  if (isTooDeep(body)) throw new HttpProblem(400, 'BadArgument', 'The body is nested too deeply.');
  const text = body.toString('utf8');
  const value = parse(text);
  // Looking at the text first spares nearly every body the walk; an escape could hide a key.
  if (/__proto__|constructor|prototype|\\u/.test(text)) refusePrototypeKeys(value);
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new HttpProblem(400, 'BadArgument', 'The body is not valid JSON.', { cause });
  }
}

/** Counts brackets outside of strings, so that the depth is known before anything is built. */
function isTooDeep(body: Buffer): boolean {
  let depth = 0;
  let isInString = false;
  for (let i = 0; i < body.length; i++) {
    const byte = body[i];
    if (isInString) {
      if (byte === backslash) i++;
      else if (byte === quote) isInString = false;
    } else if (byte === quote) isInString = true;
    else if (byte === openBrace || byte === openBracket) {
      depth++;
      if (depth > maxDepth) return true;
    } else if (byte === closeBrace || byte === closeBracket) depth--;
  }
  return false;
}

function refusePrototypeKeys(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') {
      throw new HttpProblem(400, 'BadArgument', 'The body has a key that is not allowed.');
    }
    refusePrototypeKeys(child);
  }
}
