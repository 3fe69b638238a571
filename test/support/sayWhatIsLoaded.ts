/** Loaded before the product (`--import`): says on standard error which modules it loads. */
import { registerHooks } from 'node:module';

registerHooks({
  load(url, context, next) {
    process.stderr.write(`LOADED ${url}\n`);
    return next(url, context);
  },
});
