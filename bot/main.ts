/** The program. What it loads is compiled once: a later start, of this version, takes half the time. */
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// In a folder of our own, not in one that everybody may write to. Where it can't be written there is none.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)));

const { run } = await import('./run.ts');
await run();
