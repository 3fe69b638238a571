import { readFile } from 'node:fs/promises';
import { asset } from './asset.ts';
import type { Asset } from './asset.ts';
import { contentType } from './contentType.ts';

/** The published, unmodified Web Chat bundle: nothing else of its package is used. */
export async function webChatBundle(): Promise<Asset> {
  const main = import.meta.resolve('botframework-webchat');
  const body = await readFile(new URL('./webchat.js', main));
  return asset(contentType['js'] ?? '', body);
}
