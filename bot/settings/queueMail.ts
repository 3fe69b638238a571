import { z } from 'zod';
import { mailAddress } from '../../services/mail/mailAddress.ts';
import { List } from './shapes.ts';

/** `customer-service=cs@example.com,*=support@example.com`: a queue's id, or `*` for all others. */
export const QueueMail = List.transform((pairs, context) => {
  const wrong = (message: string) => {
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  const queues = new Map<string, string>();
  for (const pair of pairs) {
    const [, queue = '', address = ''] = /^([^=]*)=(.*)$/.exec(pair) ?? [];
    const [id, to] = [queue.trim(), address.trim()];
    if (!/^(\*|[a-z0-9]+(-[a-z0-9]+)*)$/.test(id) || mailAddress(to)?.address !== to) {
      return wrong('must be pairs such as customer-service=cs@example.com, separated by commas');
    }
    if (queues.has(id)) return wrong(`names ${id} twice`);
    queues.set(id, to);
  }
  return queues;
});
