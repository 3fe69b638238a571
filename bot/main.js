/**
 * The program. What it loads is compiled once: a later start, of this version, takes half the time. JavaScript,
 * for Node would load a compiler at each start to take the types out of this one file.
 */
import { enableCompileCache, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

// In a folder of our own, not in one that everybody may write to. Where it can't be written there is none.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)));

// Our own files stand where the import says, and none is a link. To have that looked up on disk takes a twelfth of
// the start. Not stable in Node 24, which is the one that is installed with us.
const hooks = registerHooks({
  resolve(specifier, context, next) {
    if (!specifier.startsWith('.') || !specifier.endsWith('.ts')) return next(specifier, context);
    const { href } = new URL(specifier, context.parentURL);
    return { url: href, format: 'module-typescript', shortCircuit: true };
  },
});
const { run } = await import('./run.ts');
hooks.deregister();
await run();
