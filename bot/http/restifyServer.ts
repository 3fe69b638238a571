import { createRequire } from 'node:module';
import { pino } from 'pino';
import type { Server, ServerOptions } from 'restify';

const require = createRequire(import.meta.url);
const RestifyServer = require('restify/lib/server') as new (options: object) => Server;
const Router = require('restify/lib/router') as new (options: object) => object;

/**
 * restify's `createServer` without its index, which loads the plugins too, 260 files that we must not
 * use: body readers that write before anybody is asked, static files, signatures.
 */
export function restifyServer(options: ServerOptions): Server {
  const whole = { ...options, log: pino({ name: 'restify' }) };
  return new RestifyServer({ ...whole, router: new Router(whole) });
}
