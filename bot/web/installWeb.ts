import { randomBytes } from 'node:crypto';
import type { Server } from 'restify';
import type { Log } from '../../services/log.ts';
import { HttpProblem } from '../http/problem.ts';
import { sendJson } from '../http/respond.ts';
import { handle } from '../http/route.ts';
import { browserFiles } from './browserFiles.ts';
import { contentType } from './contentType.ts';
import { securityHeaders } from './securityHeaders.ts';
import { sendAsset } from './sendAsset.ts';
import { webChatBundle } from './webChatBundle.ts';

/** Someone the demo page lets you speak as. */
export interface DemoCustomer {
  readonly id: string;
  readonly name: string;
  readonly company: string;
  readonly package: string;
  readonly zone: string;
}

export interface WebOptions {
  /** Where the bot is reached from outside, e.g. `https://bot.example.com`. A function if that is known late. */
  readonly publicUrl: string | (() => string);
  /** Origins of the sites that embed the chat. */
  readonly frameAncestors: readonly string[];
  /** Present in demo mode only; without it the demo page offers nobody to speak as. */
  readonly demoCustomers: readonly DemoCustomer[] | undefined;
  readonly log: Log;
}

/** A value asked for once and kept; a failure is not kept. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

/** The pages: demo, launcher, chat frame and desk, and what they are made of. */
export function installWeb(server: Server, options: WebOptions): void {
  const { publicUrl, frameAncestors, demoCustomers, log } = options;
  const files = once(browserFiles);
  const bundle = once(webChatBundle);
  const origin = () => new URL(typeof publicUrl === 'string' ? publicUrl : publicUrl()).origin;

  const page = (path: string, name: string, framedBy: readonly string[]): void => {
    server.get(
      path,
      handle(log, async (_req, res) => {
        const { pages, version } = await files();
        const hasWebChat = name === 'chat.html';
        const nonce = randomBytes(16).toString('base64url');
        const values: Readonly<Record<string, string>> = {
          nonce,
          assets: `/assets/${version}`,
          webChat: hasWebChat ? `/assets/${(await bundle()).hash}/webchat.js` : '',
        };
        const html = (pages.get(name) ?? '').replaceAll(
          /\{\{(\w+)\}\}/g,
          (_, key: string) => values[key] ?? '',
        );
        securityHeaders(res, { origin: origin(), frameAncestors: framedBy, nonce, hasWebChat });
        res.setHeader('Content-Type', contentType['html'] ?? '');
        res.setHeader('Cache-Control', 'no-store');
        res.setHeader('Content-Length', Buffer.byteLength(html));
        res.end(html);
      }),
    );
  };
  page('/', 'demo.html', ["'self'"]);
  page('/chat', 'chat.html', ["'self'", ...frameAncestors]);
  page('/desk', 'desk.html', []);

  server.get(
    '/widget.js',
    handle(log, async (req, res) => {
      const launcher = (await files()).assets.get('widget.js');
      if (launcher === undefined) throw new Error('the launcher is missing');
      await sendAsset(req, res, launcher, 'revalidate');
      // Compressed by the time that somebody opens the chat.
      void bundle()
        .then((webChat) => webChat.encoded('br'))
        .catch(() => {});
    }),
  );
  server.get(
    '/assets/:version/:name',
    handle(log, async (req, res) => {
      const { name, version } = req.params as Readonly<Record<string, string>>;
      const { assets, version: ours } = await files();
      const found = name === 'webchat.js' ? await bundle() : assets.get(name ?? '');
      if (found === undefined) throw new HttpProblem(404, 'NotFound', 'There is no such file.');
      // During a deploy a page may ask for another version's file: it gets ours, and keeps it briefly.
      const isCurrent = version === (name === 'webchat.js' ? found.hash : ours);
      await sendAsset(req, res, found, isCurrent ? 'immutable' : 'revalidate');
    }),
  );
  server.get(
    '/favicon.ico',
    handle(log, async (req, res) => {
      const icon = (await files()).assets.get('icon.svg');
      if (icon === undefined) throw new Error('the icon is missing');
      await sendAsset(req, res, icon, 'revalidate');
    }),
  );
  if (demoCustomers !== undefined) {
    server.get(
      '/api/demo/customers',
      handle(log, (_req, res) => Promise.resolve(sendJson(res, 200, demoCustomers))),
    );
  }
}
