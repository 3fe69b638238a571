import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The ways of a line, a request, what is sent, and an erasure: what is written there must not come apart. */
const PATHS = [
  'bot/turns.ts',
  'bot/channels/directLine/inbox.ts',
  'bot/channels/teams/posting.ts',
  'bot/channels/teams/sending',
  'services/requests/raise.ts',
  'services/outbox',
  'services/privacy/carryOut.ts',
];

/** A call that changes something: reads may be repeated, and are. */
const CHANGES =
  /\b(\w+)(?:\?|!)?\.(create|receive|commit|raise|update|claim|renew|done|retry|park|revive|add|open|comment|escalate|resolve|reopen|link|willSay|allSent|remember|forget|erase|eraseProblems|rewrite|note|ask|drop|post|openPersonal|startThread|mail|tell|show|remind)\(/g;
const PORTS = new Set([
  'store',
  'outbox',
  'requests',
  'backend',
  'connector',
  'channels',
  'channelStore',
  'erasures',
  'conversationArchive',
  'files',
  'mails',
  'codes',
  'cases',
  'notifier',
  'staff',
  'staffChannel',
  'customerMail',
]);

/** In this file, at most so many lines away. */
const NEAR = 4;

/**
 * Calls that need no place of their own, and why. Of a whole file only where a test counts its calls by itself and dies at
 * each, so that a new one is died at without being named anywhere.
 */
const WHY_NOT: readonly (readonly [calls: RegExp, why: string])[] = [
  [
    /^services\/outbox\/(?:carryOut|recordEvent|severityFollows|newsFollows)\.ts /,
    'test/services/outbox/events.test.ts dies after each call to the desk, and after each change of a request',
  ],
  [
    /^services\/outbox\/deliverEntry\.ts (?:backend\.resolve|requests\.update)$/,
    'the same: what is delivered, withdrawn or watched',
  ],
  [
    /^services\/outbox\/deliverEntry\.ts (?:customerMail\.mail|staff\.tell)$/,
    'outbox.delivered comes next, and a mail has the Message-ID of its entry',
  ],
  [
    /^services\/outbox\/deliverEntry\.ts staffChannel\.(?:show|remind)$/,
    'test/stories/staffInTeamsKilled.test.ts dies before and after each write in a thread',
  ],
  [
    /^services\/outbox\/deliverEntry\.ts notifier\.tell$/,
    'what is said in a chat is one commit: tell.committed is inside of it',
  ],
  [/^services\/outbox\/relay\.ts outbox\.claim$/, 'outbox.claimed is where each entry is begun'],
  [
    /^bot\/channels\/directLine\/inbox\.ts store\.receive$/,
    'one transaction: store.committing is inside of it, turn.woken comes next',
  ],
  [
    /^bot\/channels\/teams\/(?:posting|sending\/(?:carry|sender))\.ts /,
    'test/bot/channels/teams/sending/randomRuns.ts dies before or after any call to the store or to Teams',
  ],
  [
    /^bot\/channels\/teams\/sending\/typing\.ts connector\.post$/,
    'that somebody types is missed by nobody',
  ],
  [
    /^services\/privacy\/carryOut\.ts /,
    'test/services/privacy/erase.test.ts is broken off at every third call to whatever is kept',
  ],
];

interface Call {
  readonly what: string;
  readonly hasFailpoint: boolean;
}

function callsIn(path: string): readonly Call[] {
  const lines = readFileSync(`${ROOT}${path}`, 'utf8').split('\n');
  const failpoints = lines.flatMap((line, at) => (/^\s*failpoint\('/.test(line) ? [at] : []));
  return lines.flatMap((line, at) =>
    [...line.matchAll(CHANGES)].flatMap(([, port = '', method = '']) =>
      PORTS.has(port)
        ? [
            {
              what: `${path} ${port}.${method}`,
              hasFailpoint: failpoints.some((one) => Math.abs(one - at) <= NEAR),
            },
          ]
        : [],
    ),
  );
}

const files = PATHS.flatMap((path) =>
  path.endsWith('.ts')
    ? [path]
    : readdirSync(`${ROOT}${path}`)
        .filter((name) => name.endsWith('.ts'))
        .map((name) => `${path}/${name}`),
);

describe('a call that changes something on the way of a line or a request', () => {
  it('has a place beside it where the product is killed, or a reason why it needs none', () => {
    const calls = files.flatMap(callsIn);
    expect(calls.length).to.be.above(30);
    const bare = calls.filter(({ hasFailpoint }) => !hasFailpoint).map(({ what }) => what);
    const unexplained = bare.filter((what) => !WHY_NOT.some(([which]) => which.test(what)));
    expect(unexplained, 'neither a failpoint nor a reason').to.deep.equal([]);
    const idle = WHY_NOT.filter(([which]) => !bare.some((what) => which.test(what)));
    expect(
      idle.map(([which]) => String(which)),
      'a reason for nothing',
    ).to.deep.equal([]);
  });
});
