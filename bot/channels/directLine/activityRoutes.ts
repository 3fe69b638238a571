import type { Request, Response } from 'restify';
import { readJson } from '../../http/body.ts';
import { sendJson } from '../../http/respond.ts';
import { ClientActivity, maxActivityBytes } from './activity.ts';
import type { Channel, Routes } from './channel.ts';
import { enter, type Entered } from './enter.ts';
import { limiter } from './limiter.ts';
import { parsed } from './parsed.ts';
import { readUpload } from './readUpload.ts';
import { receiveUpload } from './receiveUpload.ts';
import { seenBy } from './seenBy.ts';
import { toActivitySet } from './wire.ts';

const limits = { maxBytes: maxActivityBytes, timeoutMs: 15_000 };
/** Each may hold five files in memory. */
const uploadsAtOnce = 4;

/** Said by the channel, which alone knows who calls. */
const fromHub = (activity: ClientActivity): ClientActivity => ({
  ...activity,
  channelData: { ...activity.channelData, isHub: true },
});

/** What people send, and what they fetch when they hold no stream. */
export function activityRoutes(channel: Channel): Routes<'poll' | 'post' | 'upload'> {
  const { store, inbox, uploads, door, onReceived, fileUrl } = channel;
  const uploading = limiter(uploadsAtOnce);

  /** The conversation, for who may say something in it now. */
  async function toSpeak(req: Request): Promise<Entered> {
    const entered = await enter(channel, req);
    door.admission.line();
    await door.limits.line(entered.conversation.id);
    return entered;
  }

  return {
    /** `GET /conversations/:id/activities?watermark=` */
    async poll(req: Request, res: Response): Promise<void> {
      const { conversation } = await enter(channel, req);
      const { id } = conversation;
      await door.limits.look(id);
      const length = (await store.load(id))?.length ?? 0;
      const seen = seenBy(req, length, { byDefault: 0 });
      const lines = await store.read(id, seen + 1);
      sendJson(res, 200, toActivitySet(id, lines, lines.at(-1)?.seq ?? seen));
    },

    /** `POST /conversations/:id/activities`. The answer does not wait for the bot. */
    async post(req: Request, res: Response): Promise<void> {
      const { conversation, isHub } = await toSpeak(req);
      const sent = parsed(ClientActivity, await readJson(req, limits));
      const activity = isHub ? fromHub(sent) : sent;
      if (activity.type === 'typing') {
        sendJson(res, 200, { id: `${conversation.id}|typing` });
        return;
      }
      const { id } = await inbox.receive(conversation, activity);
      sendJson(res, 200, { id });
      onReceived(conversation.id);
    },

    /** `POST /conversations/:id/upload`: a message with files. */
    async upload(req: Request, res: Response): Promise<void> {
      const { conversation } = await toSpeak(req);
      await uploading(async () => {
        const { activity: said, files } = await readUpload(req);
        const activity = { ...parsed(ClientActivity, said), type: 'message' as const };
        const kept = await receiveUpload(uploads, conversation.id, activity, files, fileUrl);
        const { id, isNew } = await inbox.receive(conversation, kept.activity);
        // Sent a second time: the line that is there speaks of the first one's files.
        if (!isNew) await Promise.all(kept.stored.map((file) => uploads.drop(file.id)));
        sendJson(res, 200, { id });
      });
      onReceived(conversation.id);
    },
  };
}
