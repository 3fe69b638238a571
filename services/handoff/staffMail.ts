import type { Clock } from '../clock.ts';
import type { Mailer } from '../mail/mailer.ts';
import type { StaffNotifier } from '../outbox/staffNotifier.ts';
import type { Policies } from '../policy/policies.ts';
import { handoffMail } from './handoffMail.ts';
import { handoffOf } from './handoffOf.ts';

interface Dependencies {
  /** Undefined: nothing can be mailed, and the desk alone shows what there is. */
  readonly mailer: Mailer | undefined;
  readonly policies: Policies;
  /** Mail address of a queue, if it has one. */
  readonly addressOf: (queue: string) => string | undefined;
  /** Of the desk page; asked when a mail is written, for the port is known late. */
  readonly deskUrl: () => string;
  readonly clock: Clock;
}

/**
 * Tells a queue by mail. The mail's id is that of request and event, so that a repeat has the same
 * Message-ID. A queue without an address is told nothing: its requests wait at the desk.
 */
export function staffMail(deps: Dependencies): StaffNotifier {
  const { mailer, policies, addressOf, deskUrl, clock } = deps;
  return {
    async tell(request, event, _id, options) {
      if (mailer === undefined) return;
      const now = clock();
      const handoff = handoffOf(request, { policies, now });
      // Passed on further meanwhile: this mail is for the one whose turn it was then.
      const to = addressOf(event?.queue ?? handoff.queue.id);
      if (to === undefined) return;
      await mailer.send(handoffMail(handoff, { to, deskUrl: deskUrl(), event }, now), options);
    },
  };
}
