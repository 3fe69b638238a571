import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { AccountContact, EntitlementDirectory } from '../entitlements/entitlementDirectory.ts';
import { emailKey } from '../entitlements/emailKey.ts';
import { BackendError } from '../cases/backendError.ts';
import { onceForLine } from '../limits/onceForLine.ts';
import type { Rate, RateLimiter } from '../limits/rateLimiter.ts';
import type { Log } from '../log.ts';
import type { Mail, Mailer } from '../mail/mailer.ts';
import { withDeadline } from '../withDeadline.ts';
import type { CodeStore } from './codeStore.ts';
import type { CodeSent, Proof, Trying } from './proof.ts';
import type { Speaker } from './speaker.ts';

/** The mail that brings a code, which is good for so many minutes. */
export type CodeMail = (sent: {
  readonly code: string;
  readonly name: string;
  readonly to: string;
  readonly minutes: number;
}) => Mail;

interface Dependencies {
  readonly directory: Pick<EntitlementDirectory, 'contactByEmail'>;
  readonly codes: CodeStore;
  readonly limiter: RateLimiter;
  /** Undefined: nothing can be mailed from here. */
  readonly mailer: Mailer | undefined;
  readonly codeMail: CodeMail;
  readonly clock: Clock;
  readonly log: Log;
}

const MINUTE = 60_000;
const VALID_MS = 10 * MINUTE;
/** After a sending failed nobody is promised a mail for so long. */
const PAUSE_MS = MINUTE;
const CALL_MS = 20_000;

// With three tries a code, an address can be guessed at 15 times an hour: one in 66 000.
const SENDING: Readonly<Record<'conversation' | 'address' | 'email', Rate>> = {
  conversation: { most: 4, perMs: 20 * MINUTE },
  address: { most: 20, perMs: 60 * MINUTE },
  email: { most: 5, perMs: 60 * MINUTE },
};
const CHECKING: Readonly<Record<'conversation' | 'address', Rate>> = {
  conversation: { most: 10, perMs: 20 * MINUTE },
  address: { most: 60, perMs: 60 * MINUTE },
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A code is good in the conversation that it was asked for in, and is stored nowhere. */
const hashOf = (code: string, conversationId: string): string =>
  sha256(`${conversationId}\n${code}`);

/**
 * Proves by a code of six digits, mailed to an address that an account already has. Whoever asks gets
 * the same answer after the same work, whether the address is known or not: what differs happens
 * after the answer.
 */
export function oneTimeCode(deps: Dependencies): Proof {
  const { directory, codes, limiter, mailer, codeMail, clock, log } = deps;
  const sentOnce = onceForLine<CodeSent>();
  const countedOnce = onceForLine<number>();
  let pausedUntil = 0;
  const now = (): number => clock().toMillis();

  /** The first limit that is reached stops the trying: what comes after it is left untouched. */
  const waitFor = async (takes: readonly (readonly [string, Rate])[]): Promise<number> => {
    for (const [key, rate] of takes) {
      const waitMs = await limiter.take(key, rate);
      if (waitMs > 0) return waitMs;
    }
    return 0;
  };

  const isDown = async (by: Mailer): Promise<boolean> =>
    withDeadline(CALL_MS, async (signal) => by.health({ signal })).then(
      ({ ok }) => !ok,
      () => true,
    );

  /** Whether mail works must not show who is known: where nothing is sent the server is asked. */
  const mail = async (
    by: Mailer,
    contact: AccountContact | undefined,
    code: string,
  ): Promise<void> => {
    try {
      if (contact !== undefined) {
        const { name, email: to } = contact;
        await withDeadline(CALL_MS, async (signal) =>
          by.send(codeMail({ code, name, to, minutes: VALID_MS / MINUTE }), { signal }),
        );
        return;
      }
    } catch (error) {
      log.error({ problem: problemOf(error) }, 'A code could not be mailed.');
      // A refused recipient is no trouble of the server's, and would show who is known too.
      const isRefused = error instanceof BackendError && error.kind === 'permanent';
      if (!isRefused) {
        pausedUntil = now() + PAUSE_MS;
        return;
      }
    }
    if (await isDown(by)) pausedUntil = now() + PAUSE_MS;
  };

  const sendInBackground = async (by: Mailer, email: string, trying: Trying): Promise<void> => {
    const { conversationId } = trying;
    const contact = await withDeadline(CALL_MS, async () => directory.contactByEmail(email)).catch(
      () => undefined,
    );
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    await codes.put(conversationId, {
      // Nobody has the code that this is the hash of.
      hash: contact === undefined ? randomBytes(32).toString('hex') : hashOf(code, conversationId),
      speaker: contact === undefined ? { kind: 'stranger' } : speakerOf(contact),
      expiresAt: now() + VALID_MS,
    });
    await mail(by, contact, code);
  };

  async function send(email: string, trying: Trying): Promise<CodeSent> {
    if (mailer === undefined || now() < pausedUntil) return { kind: 'unavailable' };
    const { conversationId, address } = trying;
    const waitMs = await waitFor([
      [`code:conversation:${conversationId}`, SENDING.conversation],
      ...taken('code:address', address, SENDING.address),
      [`code:email:${sha256(emailKey(email))}`, SENDING.email],
    ]);
    if (waitMs > 0) return { kind: 'tooOften', waitMs };
    setImmediate(() => {
      sendInBackground(mailer, email, trying).catch((error: unknown) => {
        log.error({ problem: problemOf(error) }, 'A code could not be made.');
      });
    });
    return { kind: 'sent' };
  }

  return {
    sendCode: async (email, trying) => sentOnce(trying, email, async () => send(email, trying)),

    async checkCode(code, trying) {
      const { conversationId, address, lineId } = trying;
      const waitMs = await countedOnce(trying, 'check', async () =>
        waitFor([
          [`check:conversation:${conversationId}`, CHECKING.conversation],
          ...taken('check:address', address, CHECKING.address),
        ]),
      );
      if (waitMs > 0) return { kind: 'tooOften', waitMs };
      const typed = code.normalize('NFKC').replace(/[\s\p{Pd}.]/gu, '');
      const hash = hashOf(typed, conversationId);
      const found = await codes.take(conversationId, hash, lineId, now());
      return found === undefined ? { kind: 'wrong' } : { kind: 'right', speaker: found.speaker };
    },
  };
}

const problemOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

const taken = (
  what: string,
  address: string | undefined,
  rate: Rate,
): readonly (readonly [string, Rate])[] =>
  address === undefined ? [] : [[`${what}:${address}`, rate]];

function speakerOf({ accountId, name, email, zone, language }: AccountContact): Speaker {
  return {
    kind: 'customer',
    by: 'code',
    // The address as the account has it: what was typed may be written in another way.
    subject: email,
    accountId,
    name,
    email,
    ...(zone === undefined ? {} : { zone }),
    ...(language === undefined ? {} : { language }),
  };
}
