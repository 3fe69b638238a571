import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { aloneOf } from '../../requests/alone.ts';
import type { RequestStore } from '../../requests/requestStore.ts';
import { SupportRequest } from '../../requests/supportRequest.ts';
import { urgencyOf } from '../../requests/urgencyOf.ts';
import { hearChanges } from './changes.ts';
import type { RedisConnection } from './connection.ts';
import { addEntries, entryKeys, entryValues, recordsTag } from './entries.ts';
import { placeInList } from './placeInList.ts';
import { requestLists } from './requestLists.ts';
import { reading, writing } from './script.ts';
import { toldOnce } from './toldOnce.ts';

/**
 * What both scripts that write a request do. Lists are sorted sets: those that staff read by urgency, then
 * by number; those of a case, a conversation, or of what there may be one of, by number.
 */
const keep = `${addEntries}${placeInList}
local requests, numbers, lists, changed, changeCount, entries, due, settled, entryCount, line = unpack(KEYS, 1, 10)
local function keep(reference, number, body, urgent, names, first, listed, found)
  redis.call('HSET', requests, reference, body)
  redis.call('HSET', lists, reference, names)
  local place = placeOf(urgent, number)
  for at = first, first + listed - 1 do redis.call('ZADD', KEYS[at], place, reference) end
  for at = first + listed, first + listed + found - 1 do redis.call('ZADD', KEYS[at], number, reference) end
end
local function tell(reference, requestChannel, outboxChannel, write, hasEntries)
  local change = redis.call('INCR', changeCount)
  redis.call('ZADD', changed, change, reference)
  redis.call('PUBLISH', requestChannel, string.format('%s %.0f %s', write, change, reference))
  if hasEntries then redis.call('PUBLISH', outboxChannel, write) end
  return hasEntries and 'kept with entries' or 'kept'
end
`;
const kept = ['requests', 'numbers', 'lists', 'changed', 'changeCount', ...entryKeys];

const raise = writing(`${keep}
local keys, count, alone, first = KEYS[11], KEYS[12], KEYS[13], 14
local reference, key, hasAlone, body, urgent, names, listed, found, requestChannel, outboxChannel, write =
  unpack(ARGV, 1, 11)
local same = redis.call('HGET', keys, key)
if same then return 'same ' .. same end
local other = hasAlone == '1' and redis.call('ZRANGE', alone, 0, 0)[1]
if other then return 'taken ' .. other end
if redis.call('HEXISTS', requests, reference) == 1 then return 'referenceTaken' end
local number = redis.call('INCR', count)
redis.call('HSET', numbers, reference, number)
redis.call('HSET', keys, key, reference)
keep(reference, number, body, urgent, names, first, tonumber(listed), tonumber(found))
return tell(reference, requestChannel, outboxChannel, write,
  addEntries(entries, due, settled, entryCount, line, 12))
`);

const update = writing(`${keep}
local reference, before, body, urgent, names, gone, listed, found, requestChannel, outboxChannel, write =
  unpack(ARGV, 1, 11)
local stored = redis.call('HGET', requests, reference)
if not stored or redis.sha1hex(stored) ~= before then return 'conflict' end
gone = tonumber(gone)
for at = 11, 10 + gone do redis.call('ZREM', KEYS[at], reference) end
local number = tonumber(redis.call('HGET', numbers, reference))
keep(reference, number, body, urgent, names, 11 + gone, tonumber(listed), tonumber(found))
return tell(reference, requestChannel, outboxChannel, write,
  addEntries(entries, due, settled, entryCount, line, 12))
`);

const current = reading(`
local body = redis.call('HGET', KEYS[1], ARGV[1])
return body and { body, redis.call('HGET', KEYS[2], ARGV[1]) }
`);
const Current = z.tuple([z.string(), z.string()]);
const Bodies = z.array(z.string());
const Names = z.array(z.string());

const page = reading(`
local requests, list, all = unpack(KEYS)
local limit, before = unpack(ARGV)
local below = '+inf'
if before ~= '' then
  local place = redis.call('ZSCORE', all, before)
  if not place then return {} end
  below = '(' .. string.format('%.0f', tonumber(place))
end
local references = redis.call('ZRANGE', list, below, '-inf', 'BYSCORE', 'REV', 'LIMIT', '0', limit)
if #references == 0 then return {} end
return redis.call('HMGET', requests, unpack(references))
`);

const read = (body: string): SupportRequest => SupportRequest.parse(JSON.parse(body));
const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');

/** Reads back what it is about to write: what is stored can always be read again. */
function written(given: SupportRequest): { body: string; request: SupportRequest } {
  const request = read(JSON.stringify(given));
  return { body: JSON.stringify(request), request };
}

/**
 * Requests on Redis. Throws a `ZodError` for one that is not a `support-request/2`, before anything is
 * written.
 */
export function redisRequestStore(connection: RedisConnection, clock: Clock): RequestStore {
  const { ask, messages, outboxAdded } = connection;
  const records = connection.part(recordsTag);
  const channels = [messages.name('requests'), messages.name('outbox')];
  const changed = toldOnce<SupportRequest>();

  const get = async (reference: string): Promise<SupportRequest | undefined> => {
    const body = await ask(async (redis) => redis.hget(records.key('requests'), reference));
    return body === null ? undefined : read(body);
  };
  const existing = async (reference: string): Promise<SupportRequest> => {
    const request = await get(reference);
    if (request === undefined) throw new Error(`Request ${reference} is gone.`);
    return request;
  };
  const many = async (
    list: string,
    limit = -1,
    before = '',
  ): Promise<readonly SupportRequest[]> => {
    const keys = ['requests', list, requestLists.everything];
    const bodies = await records.read(page, keys, [limit, before]);
    return Bodies.parse(bodies).map(read);
  };
  const tell = (write: string, request: SupportRequest, answer: string): void => {
    changed.tell(write, request);
    if (answer === 'kept with entries') outboxAdded.tell(write);
  };
  let isHearing = false;
  const hear = (): void => {
    if (isHearing) return;
    isHearing = true;
    hearChanges(connection, async (write, reference) =>
      changed.tell(write, await existing(reference)),
    );
  };

  return {
    async raise(given, entries) {
      const { body, request } = written(given);
      const { reference, key } = request;
      const alone = aloneOf(request);
      const { listed, found } = requestLists.of(request);
      const write = randomUUID();
      const names = [
        ...kept,
        'keys',
        'count',
        requestLists.alone(alone ?? ''),
        ...listed,
        ...found,
      ];
      const values = [reference, key, Number(alone !== null), body, urgencyOf(request)];
      const lists = [JSON.stringify([...listed, ...found]), listed.length, found.length];
      const added = entryValues(entries, clock().toMillis());
      const all = [...values, ...lists, ...channels, write, ...added];
      const answer = await records.write(raise, names, all);
      const [kind, other = ''] = answer.split(' ');
      if (kind === 'same' || kind === 'taken') return { kind, request: await existing(other) };
      if (kind !== 'kept') throw new Error(`The reference ${reference} is taken.`);
      tell(write, request, answer);
      return { kind: 'raised', request };
    },

    get,

    async byKey(key) {
      const reference = await ask(async (redis) => redis.hget(records.key('keys'), key));
      return reference === null ? undefined : existing(reference);
    },

    async update(reference, change) {
      for (;;) {
        const found = await records.read(current, ['requests', 'lists'], [reference]);
        if (found === null) return undefined;
        const [stored, lists] = Current.parse(found);
        const before = read(stored);
        const { request, entries = [] } = change(before);
        const after = written(request);
        if (after.body === JSON.stringify(before)) return before;
        // Where it stands now, which an older version of this program may have decided.
        const gone = Names.parse(JSON.parse(lists));
        const { listed, found: others } = requestLists.of(after.request);
        const names = [...listed, ...others];
        const write = randomUUID();
        const values = [reference, sha1(stored), after.body, urgencyOf(after.request)];
        const counts = [JSON.stringify(names), gone.length, listed.length, others.length];
        const added = entryValues(entries, clock().toMillis());
        const answer = await records.write(
          update,
          [...kept, ...gone, ...names],
          [...values, ...counts, ...channels, write, ...added],
        );
        // Somebody else was faster: the change has to see what they wrote.
        if (answer === 'conflict') continue;
        tell(write, after.request, answer);
        return after.request;
      }
    },

    async list({ limit, before, queue, isOpen: open }) {
      return many(requestLists.listed(queue, open), limit, before);
    },

    async ofCase(caseNumber) {
      return many(requestLists.case(caseNumber));
    },

    async ofConversation(conversationId) {
      return many(requestLists.conversation(conversationId));
    },

    watch(listener) {
      hear();
      return changed.watch(listener);
    },
  };
}
