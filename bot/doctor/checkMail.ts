import { smtpMailer } from '../../services/mail/adapters/smtp.ts';
import { type Check, fine, unused, wrong } from './finding.ts';

/** Does the mail server let us in? */
export const checkMail: Check = async ({ mail }, signal) => {
  if (mail === undefined) {
    return [unused('SMTP_URL', 'No mail: customers can’t prove who they are by a code.')];
  }
  const mailer = smtpMailer(mail);
  const { ok, detail } = await mailer.health({ signal });
  mailer.close();
  return [ok ? fine('SMTP_URL', detail) : wrong('SMTP_URL', detail)];
};
