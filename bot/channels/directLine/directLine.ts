import type { Server } from 'restify';
import { handle } from '../../http/route.ts';
import { access as accessBy } from './access.ts';
import { activityRoutes } from './activityRoutes.ts';
import { base, type Channel } from './channel.ts';
import { conversationRoutes } from './conversationRoutes.ts';
import { conversations as conversationsIn } from './conversations.ts';
import { cors } from './cors.ts';
import { hub as hubOver, type Hub } from './hub.ts';
import { inbox as inboxOf } from './inbox.ts';
import { openUpload, type OpenUpload } from './openUpload.ts';
import type { DirectLineOptions } from './options.ts';
import { serveUpload } from './serveUpload.ts';
import { stream } from './stream.ts';
import { tokenRoutes } from './tokenRoutes.ts';
import { tokens as tokensWith } from './tokens.ts';
import type { Uploads } from './uploads.ts';
import { webchatToken } from './webchatToken.ts';

/** The web channel: what a server is given, and what the turn queue pushes through. */
export interface DirectLine extends Pick<Hub, 'isThere' | 'publish' | 'grown' | 'typing'> {
  /** What customers attached, for the people who work on it. */
  readonly uploads: Pick<Uploads, 'find' | 'read'>;
  readonly install: (server: Server) => void;
  /** Where whoever knows its id finds a file that is kept. */
  readonly fileUrl: (id: string) => string;
  /** A conversation was erased. */
  readonly gone: (conversationId: string) => void;
  /** What customers attached, for staff. */
  readonly openUpload: OpenUpload;
  /** Closes the open streams; clients come back by themselves. */
  readonly stop: () => void;
}

/** Direct Line 3.0 as `botframework-directlinejs` and Web Chat speak it, over a conversation store. */
export function directLine(options: DirectLineOptions): DirectLine {
  const { store, clock, secret, allowedOrigins, publicUrl, onReceived, door, log } = options;
  const { once, uploads } = options;
  const tokens = tokensWith({
    secret,
    lifetime: options.tokenTtl,
    clock,
    ...(once === undefined ? {} : { once }),
  });
  const access = accessBy({ secret, tokens, allowedOrigins });
  const conversations = conversationsIn(store, clock);
  const hub = hubOver({ read: (id, from) => store.read(id, from), clock, log });
  const inbox = inboxOf(store, hub);
  const ourUrl = () => (typeof publicUrl === 'string' ? publicUrl : publicUrl()).replace(/\/$/, '');
  const channel: Channel = {
    store,
    tokens,
    access,
    conversations,
    inbox,
    uploads,
    door,
    onReceived,
    ourUrl,
    fileUrl: (id) => `${ourUrl()}${base}/uploads/${id}`,
  };

  const open = openUpload(uploads);

  return {
    openUpload: open,
    publish: hub.publish,
    grown: hub.grown,
    uploads,
    fileUrl: channel.fileUrl,
    gone(conversationId) {
      conversations.forget(conversationId);
      hub.end(conversationId);
    },
    typing: hub.typing,
    isThere: hub.isThere,
    stop: hub.stop,
    install(server) {
      const forTokens = tokenRoutes(channel);
      const forConversations = conversationRoutes(channel);
      const forActivities = activityRoutes(channel);
      const forPages = webchatToken({ ...options, access, tokens, conversations });
      const conversation = `${base}/conversations/:id`;
      server.pre(cors(allowedOrigins));
      server.post(`${base}/tokens/generate`, handle(log, forTokens.generate));
      server.post(`${base}/tokens/refresh`, handle(log, forTokens.refresh));
      server.get(`${base}/session/getsessionid`, handle(log, forTokens.sessionId));
      server.post(`${base}/conversations`, handle(log, forConversations.start));
      server.get(conversation, handle(log, forConversations.reconnect));
      server.get(`${conversation}/activities`, handle(log, forActivities.poll));
      server.post(`${conversation}/activities`, handle(log, forActivities.post));
      server.post(`${conversation}/upload`, handle(log, forActivities.upload));
      server.get(`${base}/uploads/:id`, handle(log, serveUpload(open)));
      server.post('/api/webchat/token', handle(log, forPages));
      server.server.on('upgrade', stream({ store, tokens, access, hub, door, log }));
    },
  };
}
