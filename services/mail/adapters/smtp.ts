import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { BackendError } from '../../cases/backendError.ts';
import { mailFailure } from '../mailFailure.ts';
import { mailAddress } from '../mailAddress.ts';
import type { Mail, Mailer } from '../mailer.ts';
import { smtpUrl } from '../smtpUrl.ts';

interface SmtpOptions {
  /** As `smtpUrl` reads it. */
  readonly smtpUrl: string;
  /** `support@example.com` or `Support <support@example.com>`. */
  readonly from: string;
  readonly timeoutMs?: number;
}

/** Mail through a server of the operator's. Connections are kept and used again. */
export function smtpMailer(options: SmtpOptions): Mailer & { close(): void } {
  const { from, timeoutMs = 10_000 } = options;
  const server = smtpUrl(options.smtpUrl);
  const sender = mailAddress(from);
  if (server === undefined) throw new Error('is no SMTP URL such as smtps://user:password@host');
  if (sender === undefined) throw new Error('is no sender such as support@example.com');
  const { host, port, secure, requireTLS, rejectUnauthorized, auth } = server;
  const transport = createTransport({
    pool: true,
    maxConnections: 3,
    // Retrying is for the relay alone.
    maxRequeues: 0,
    host,
    port,
    secure,
    requireTLS,
    ...(auth === undefined ? {} : { auth }),
    tls: { rejectUnauthorized },
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const messageId = (id: string): string =>
    `<${createHash('sha256').update(id).digest('hex')}@${sender.domain}>`;

  return {
    name: 'SMTP',

    async send(mail, { signal }) {
      if (signal.aborted) {
        throw new BackendError('retryable', 'called off', { applied: 'no', cause: signal.reason });
      }
      const sent = await transport
        .sendMail({ ...messageOf(mail, from, messageId), signal })
        .catch((error: unknown) => {
          throw mailFailure(error);
        });
      if (sent.rejected.length > 0) {
        // Trying again would write to the others twice.
        throw new BackendError('permanent', 'the server refused a recipient', {
          applied: 'partly',
        });
      }
    },

    async health() {
      try {
        await transport.verify();
        return { ok: true, detail: `${host}:${port} answers` };
      } catch (error) {
        return { ok: false, detail: mailFailure(error).message };
      }
    },

    close: () => transport.close(),
  };
}

function messageOf(mail: Mail, from: string, messageId: (id: string) => string) {
  const { id, to, subject, text, html, thread = [], attachments = [] } = mail;
  const earlier = thread.map(messageId);
  return {
    from,
    to,
    subject,
    text,
    ...(html === undefined ? {} : { html }),
    messageId: messageId(id),
    ...(earlier.length === 0 ? {} : { inReplyTo: earlier.at(-1) ?? '', references: earlier }),
    headers: {
      'X-Intake-Idempotency-Key': messageId(id).slice(1, 65),
      // Out-of-office replies to a machine help nobody.
      'Auto-Submitted': 'auto-generated',
    },
    attachments: attachments.map(({ filename, contentType, content }) => ({
      filename,
      contentType,
      content,
    })),
  };
}
