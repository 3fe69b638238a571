import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { extname } from 'node:path';
import { asset } from './asset.ts';
import type { Asset } from './asset.ts';
import { contentType } from './contentType.ts';

export interface BrowserFiles {
  /** Of all files together; part of their address, so that they may be kept for good. */
  readonly version: string;
  /** Scripts and styles by the name they are served under, e.g. `chat.js`. */
  readonly assets: ReadonlyMap<string, Asset>;
  /** Pages as they lie in the folder, e.g. `chat.html`, with `{{…}}` to be filled. */
  readonly pages: ReadonlyMap<string, string>;
}

const folder = new URL('./browser/', import.meta.url);

/** TypeScript as browsers take it: types blanked out, and its modules imported under `.js`. */
function script(source: string): string {
  return stripTypeScriptTypes(source)
    .replaceAll(/(from '\.\/\w+)\.ts'/g, "$1.js'")
    .replaceAll(/[ \t]+$/gm, '');
}

/** The launcher is embedded as a classic script: its names must not become the page's. */
function launcher(source: string): string {
  return `(() => {\n${script(source)}\n})();\n`;
}

/** Reads the browser code beside this file into memory, ready to be served. There is no build. */
export async function browserFiles(): Promise<BrowserFiles> {
  const assets = new Map<string, Asset>();
  const pages = new Map<string, string>();
  const hash = createHash('sha256');
  for (const name of (await readdir(folder)).toSorted()) {
    const extension = extname(name).slice(1);
    if (extension === 'json' || extension === 'md') continue;
    const source = await readFile(new URL(name, folder), 'utf8');
    hash.update(name).update(source);
    if (extension === 'html') {
      pages.set(name, source);
    } else if (extension === 'ts') {
      const code = name === 'widget.ts' ? launcher(source) : script(source);
      assets.set(name.replace(/ts$/, 'js'), asset(contentType['js'] ?? '', Buffer.from(code)));
    } else {
      assets.set(name, asset(contentType[extension] ?? 'text/plain', Buffer.from(source)));
    }
  }
  return { version: hash.digest('base64url').slice(0, 12), assets, pages };
}
