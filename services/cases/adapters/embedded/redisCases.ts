import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { RedisConnection } from '../../../storage/redis/connection.ts';
import { reading, writing } from '../../../storage/redis/script.ts';
import { type Case, CaseStatus } from '../../case.ts';
import type { CaseEvent } from '../../caseBackend.ts';
import { CaseFile, newCaseFile, stepOver } from './caseFile.ts';
import type { DeskStep, DeskStore, OpeningStep } from './deskStore.ts';

/** Writes the files that a step has changed, unless one of them, or the key, is another by now. */
const write = writing(`
local files, keys, events, account = unpack(KEYS)
local key, number, orgId, count = unpack(ARGV, 1, 4)
if number ~= '' and redis.call('HEXISTS', keys, key) == 1 then return 'conflict' end
local last = 4 + 3 * count
for at = 5, last, 3 do
  local stored = redis.call('HGET', files, ARGV[at])
  if (stored and redis.sha1hex(stored) or '') ~= ARGV[at + 1] then return 'conflict' end
end
for at = 5, last, 3 do redis.call('HSET', files, ARGV[at], ARGV[at + 2]) end
if number ~= '' then
  redis.call('HSET', keys, key, number)
  if orgId ~= '' then redis.call('ZADD', account, number, number) end
end
for at = last + 1, #ARGV do redis.call('RPUSH', events, ARGV[at]) end
return 'written'
`);

const ofAccount = reading(`
local numbers = redis.call('ZRANGE', KEYS[1], '+inf', '-inf', 'BYSCORE', 'REV', 'LIMIT', '0', ARGV[1])
return #numbers == 0 and {} or redis.call('HMGET', KEYS[2], unpack(numbers))
`);

/** Numbers of cases begin after it. */
export const firstNumber = 100_000;
const number = writing(`return tostring(${firstNumber} + redis.call('INCR', KEYS[1]))`);

const Event = z.object({
  at: z.string(),
  caseNumber: z.string(),
  kind: z.enum(['opened', 'status', 'severity', 'contact', 'comment', 'escalation', 'link']),
  status: CaseStatus.optional(),
});
const Texts = z.array(z.string());
const mostEvents = 500;

const read = (text: string): CaseFile => CaseFile.parse(JSON.parse(text));
const sha1 = (text: string | undefined): string =>
  text === undefined ? '' : createHash('sha1').update(text).digest('hex');
const caseOf = ({ case: stored, levels }: CaseFile): Case => ({
  ...stored,
  isEscalated: levels.length > 0,
});

/**
 * Cases on Redis, each one document. A step is tried on copies and written if nobody was faster, else it is
 * taken again. All of them are one part: a step may be about two cases.
 */
export function redisCases(connection: RedisConnection): DeskStore {
  const { ask } = connection;
  const part = connection.part('desk');
  const accountName = (orgId: string): string => `account:${orgId}`;

  const textOf = async (caseNumber: string): Promise<string | undefined> =>
    (await ask(async (redis) => redis.hget(part.key('files'), caseNumber))) ?? undefined;
  const fileOf = async (caseNumber: string): Promise<CaseFile | undefined> => {
    const text = await textOf(caseNumber);
    return text === undefined ? undefined : read(text);
  };
  const numberOf = async (key: string): Promise<string | undefined> =>
    (await ask(async (redis) => redis.hget(part.key('keys'), key))) ?? undefined;

  /** Takes a step about these cases; undefined if somebody else was faster. */
  const attempt = async <T>(
    numbers: readonly string[],
    take: (step: DeskStep, files: Map<string, CaseFile>) => T,
    opening?: { readonly key: string; readonly caseNumber: string },
  ): Promise<{ readonly result: T } | undefined> => {
    const before = new Map<string, string>();
    for (const caseNumber of new Set(numbers)) {
      const text = await textOf(caseNumber);
      if (text !== undefined) before.set(caseNumber, text);
    }
    const files = new Map([...before].map(([caseNumber, text]) => [caseNumber, read(text)]));
    // What is read may be in another order than it was written.
    const untouched = new Map([...files].map(([one, file]) => [one, JSON.stringify(file)]));
    const events: Omit<CaseEvent, 'id'>[] = [];
    const result = take(stepOver(files, events), files);
    const changed = [...files]
      .map(([caseNumber, file]) => [caseNumber, JSON.stringify(file)] as const)
      .filter(([caseNumber, text]) => text !== untouched.get(caseNumber));
    if (changed.length === 0) return { result };
    const opened = opening && files.get(opening.caseNumber)?.case;
    const orgId = opened?.orgId ?? '';
    const head = opened === undefined ? ['', ''] : [opened.key, opened.caseNumber];
    const answer = await part.write(
      write,
      ['files', 'keys', 'events', accountName(orgId)],
      [
        ...head,
        orgId,
        changed.length,
        ...changed.flatMap(([caseNumber, text]) => [
          caseNumber,
          sha1(before.get(caseNumber)),
          text,
        ]),
        ...events.map((event) => JSON.stringify(event)),
      ],
    );
    return answer === 'conflict' ? undefined : { result };
  };

  return {
    name: 'embedded desk',

    async change(caseNumbers, take) {
      for (;;) {
        const done = await attempt(caseNumbers, take);
        if (done !== undefined) return done.result;
      }
    },

    async open(key, take) {
      for (;;) {
        const known = await numberOf(key);
        // A number that is not used after all is left out.
        const caseNumber = known ?? (await part.write(number, ['count'], []));
        const done = await attempt(
          [caseNumber],
          (step, files) =>
            take({
              ...step,
              existing: step.byNumber(caseNumber),
              insert(newCase, at) {
                const file = newCaseFile(caseNumber, newCase, at);
                files.set(caseNumber, file);
                return caseOf(file);
              },
            } satisfies OpeningStep),
          known === undefined ? { key, caseNumber } : undefined,
        );
        if (done !== undefined) return done.result;
      }
    },

    async byKey(key) {
      const caseNumber = await numberOf(key);
      const file = caseNumber === undefined ? undefined : await fileOf(caseNumber);
      return file && caseOf(file);
    },

    async byNumber(caseNumber) {
      const file = await fileOf(caseNumber);
      return file && caseOf(file);
    },

    async ofAccount(orgId, limit) {
      const found = await part.read(ofAccount, [accountName(orgId), 'files'], [limit]);
      return Texts.parse(found).map((text) => caseOf(read(text)));
    },

    async comments(caseNumber) {
      const file = await fileOf(caseNumber);
      return (file?.comments ?? []).map(({ key: _key, ...comment }) => comment);
    },

    async events(after) {
      const range = [after, after + mostEvents - 1] as const;
      const found = await ask(async (redis) => redis.lrange(part.key('events'), ...range));
      return found.map((text, place) => {
        const { status, ...event } = Event.parse(JSON.parse(text));
        const id = String(after + place + 1);
        return { id, ...event, ...(status === undefined ? {} : { status }) };
      });
    },
  };
}
