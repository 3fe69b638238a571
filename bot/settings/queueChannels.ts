import { z } from 'zod';
import { List } from './shapes.ts';

const CHANNEL = /^19:[\w.-]{1,150}@thread\.(?:tacv2|skype)$/;

/** `customer-service=19:…@thread.tacv2,*=19:…`: a queue's id, or `*` for all others. */
export const QueueChannels = List.transform((pairs, context) => {
  const wrong = (message: string) => {
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  const queues = new Map<string, string>();
  for (const pair of pairs) {
    const [, queue = '', channel = ''] = /^([^=]*)=(.*)$/.exec(pair) ?? [];
    const [id, to] = [queue.trim(), channel.trim()];
    if (!/^(\*|[a-z0-9]+(-[a-z0-9]+)*)$/.test(id) || to === '') {
      return wrong('must be pairs such as customer-service=19:…@thread.tacv2, separated by commas');
    }
    if (!CHANNEL.test(to)) {
      return wrong(
        `names ${to.slice(0, 60)}, which is no id of a Teams channel (19:…@thread.tacv2)`,
      );
    }
    if (queues.has(id)) return wrong(`names ${id} twice`);
    queues.set(id, to);
  }
  return queues;
});
