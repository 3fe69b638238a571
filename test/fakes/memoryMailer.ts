import type { Mail, Mailer } from '../../services/mail/mailer.ts';

/** A mailer that keeps what it sends. */
export interface MemoryMailer extends Mailer {
  readonly sent: readonly Mail[];
  /** How often it was asked whether the server answers. */
  readonly asked: () => number;
  /** What sending fails with, if it does. */
  fails: Error | undefined;
  /** Does the server not answer at all? */
  isDown: boolean;
}

export function memoryMailer(): MemoryMailer {
  const sent: Mail[] = [];
  let asked = 0;
  return {
    name: 'memory',
    sent,
    fails: undefined,
    isDown: false,
    asked: () => asked,
    async send(mail) {
      if (this.fails !== undefined) throw this.fails;
      sent.push(mail);
    },
    async health() {
      asked += 1;
      return { ok: !this.isDown, detail: this.isDown ? 'no answer' : 'it answers' };
    },
  };
}
