import { z } from 'zod';
import { BackendError } from '../cases/backendError.ts';

/** What nodemailer's errors carry; `responseCode` is the server's reply, e.g. 550. */
const Details = z.object({
  code: z.string().optional(),
  responseCode: z.number().optional(),
  timeoutType: z.string().optional(),
});
const detailsOf = (cause: unknown): z.infer<typeof Details> => Details.safeParse(cause).data ?? {};

/** A connection that never was: nothing can have been sent. */
const NEVER_CONNECTED = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ECONNABORTED/;
/** The other side is not who it says: an operator has to look, and trying again does not help. */
const CERTIFICATE = /certificate|self.signed|CERT_|ALTNAME|EPROTO|wrong version number/i;

/** What went wrong with a mail, and whether it may have been sent all the same. */
export function mailFailure(cause: unknown): BackendError {
  if (cause instanceof BackendError) return cause;
  const { code = '', responseCode, timeoutType } = detailsOf(cause);
  const why = cause instanceof Error ? cause.message : String(cause);
  const fails = (
    kind: BackendError['kind'],
    message: string,
    applied: BackendError['applied'],
  ): BackendError => new BackendError(kind, message, { applied, cause });

  switch (code) {
    case 'EAUTH':
    case 'ENOAUTH':
      // 454: the server can't check passwords at the moment.
      return responseCode !== undefined && responseCode < 500
        ? fails('retryable', `the mail server answered ${responseCode}`, 'no')
        : fails('unauthorized', 'the mail server refused the user or password', 'no');
    case 'EENVELOPE':
    case 'EMESSAGE':
      return responseCode !== undefined && responseCode < 500
        ? fails('retryable', `the mail server answered ${responseCode}`, 'no')
        : fails('permanent', `the mail server refused the mail (${responseCode ?? code})`, 'no');
    case 'ETLS':
    case 'EREQUIRETLS':
      return fails('permanent', 'the mail server offers no safe connection', 'no');
    case 'EDNS':
      return fails('retryable', "the mail server's name was not found", 'no');
    case 'ETIMEDOUT':
      return timeoutType === 'SOCKET_TIMEOUT'
        ? fails('retryable', 'the mail server did not answer', 'unknown')
        : fails('retryable', 'the mail server could not be reached', 'no');
    case 'ESOCKET':
    case 'ECONNECTION':
      if (CERTIFICATE.test(why)) {
        return fails('permanent', "the mail server's certificate can't be trusted", 'no');
      }
      return NEVER_CONNECTED.test(why)
        ? fails('retryable', 'the mail server could not be reached', 'no')
        : fails('retryable', 'the mail server closed the connection', 'unknown');
    case 'EABORT':
      return fails('retryable', 'called off', 'unknown');
    default:
      return fails('retryable', `the mail could not be sent (${code || 'no code'})`, 'unknown');
  }
}
