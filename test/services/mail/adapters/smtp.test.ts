import { expect } from 'chai';
import { DateTime } from 'luxon';
import PostalMime, { type Email } from 'postal-mime';
import type { SMTPServerOptions } from 'smtp-server';
import { BackendError } from '../../../../services/cases/backendError.ts';
import { handoffMail } from '../../../../services/handoff/handoffMail.ts';
import { handoffOf } from '../../../../services/handoff/handoffOf.ts';
import { smtpMailer } from '../../../../services/mail/adapters/smtp.ts';
import type { Mail } from '../../../../services/mail/mailer.ts';
import { anEscalation } from '../../../fakes/aRequest.ts';
import { mailServer, type MailServer } from '../../../fakes/mailServer.ts';
import { policies } from '../../policy/policyFixture.ts';

type SmtpMailer = ReturnType<typeof smtpMailer>;

const from = 'Support <support@example.com>';
const plain: Mail = { id: 'staff-SR-1', to: 'cs@example.com', subject: 'Hello', text: 'Words.' };
const never = (): AbortSignal => new AbortController().signal;

describe('mail through a server', () => {
  const open: { close(): unknown }[] = [];

  afterEach(async () => {
    for (const one of open.splice(0).toReversed()) await one.close();
  });

  function mailer(port: number, { user = '', query = '', timeoutMs = 5000 } = {}): SmtpMailer {
    const made = smtpMailer({
      smtpUrl: `smtp://${user}localhost:${port}${query}`,
      from,
      timeoutMs,
    });
    open.push(made);
    return made;
  }

  async function server(options: SMTPServerOptions = {}): Promise<MailServer> {
    const made = await mailServer(options);
    open.push(made);
    return made;
  }

  async function failure(by: SmtpMailer, mail: Mail = plain, signal = never()) {
    try {
      await by.send(mail, { signal });
    } catch (error) {
      expect(error).to.be.instanceOf(BackendError);
      if (error instanceof BackendError) return { kind: error.kind, applied: error.applied };
    }
    return 'it was sent';
  }

  async function read(raw: Buffer | undefined): Promise<Email> {
    return PostalMime.parse(raw ?? '');
  }

  it('arrives as it was written: a handoff with text, HTML and handoff.json', async () => {
    const { port, arrived } = await server();
    const now = DateTime.fromISO('2026-11-20T12:00:00Z', { zone: 'utc' });
    const said = 'Zweite Zeile: "ü" & <b>\n.\nEnde 😀';
    const request = anEscalation({ summary: said });
    const handoff = handoffOf(request, { policies, now });
    const options = { to: 'cs@example.com', deskUrl: 'https://x.example/desk', event: undefined };
    await mailer(port).send(handoffMail(handoff, options, now), { signal: never() });

    const mail = await read(arrived[0]);
    expect(mail.from).to.deep.include({ name: 'Support', address: 'support@example.com' });
    expect(mail.to?.map(({ address }) => address)).to.deep.equal(['cs@example.com']);
    expect(mail.subject).to.equal(
      `${request.reference}, Sev 1: Escalation to management: speak with a manager`,
    );
    expect(mail.text).to.include(`    ${said.replaceAll('\n', '\n    ')}`);
    expect(mail.text).to.include(`https://x.example/desk#${request.reference}`);
    expect(mail.html).to.include('Zweite Zeile: &quot;ü&quot; &amp; &lt;b&gt;<br>.<br>Ende 😀');
    const [file] = mail.attachments;
    expect(file).to.include({ filename: 'handoff.json', mimeType: 'application/json' });
    const content = file?.content ?? '';
    const json = typeof content === 'string' ? content : new TextDecoder().decode(content);
    expect(JSON.parse(json)).to.deep.equal(JSON.parse(JSON.stringify(handoff)));
  });

  it('has the same Message-ID when it is sent again, and one that says nothing', async () => {
    const { port, arrived } = await server();
    const by = mailer(port);
    for (const id of ['staff-SR-1', 'staff-SR-1', 'staff-SR-2']) {
      await by.send({ ...plain, id }, { signal: never() });
    }
    const ids = (await Promise.all(arrived.map(read))).map(({ messageId }) => messageId);
    expect(ids[0]).to.match(/^<[0-9a-f]{64}@example\.com>$/);
    expect(ids[1]).to.equal(ids[0]);
    expect(ids[2]).not.to.equal(ids[0]);
  });

  it('joins the thread of the earlier mail', async () => {
    const { port, arrived } = await server();
    const by = mailer(port);
    await by.send(plain, { signal: never() });
    await by.send({ ...plain, id: 'later', thread: [plain.id] }, { signal: never() });
    const [first, later] = await Promise.all(arrived.map(read));
    expect(later?.inReplyTo).to.equal(first?.messageId);
    expect(later?.references).to.equal(first?.messageId);
  });

  it('is not led by what a customer wrote to other recipients or headers', async () => {
    const { port, arrived } = await server();
    const subject = 'Hello\r\nBcc: everybody@example.com';
    await mailer(port).send({ ...plain, subject }, { signal: never() });
    const mail = await read(arrived[0]);
    expect(mail.bcc).to.equal(undefined);
    expect(mail.headers.map(({ key }) => key)).not.to.include('bcc');
  });

  it('says what to do when the password is wrong', async () => {
    const { port } = await server({
      authOptional: false,
      onAuth: (_auth, _session, done) => done(new Error('no such user')),
    });
    expect(await failure(mailer(port, { user: 'me:wrong@' }))).to.deep.equal({
      kind: 'unauthorized',
      applied: 'no',
    });
  });

  for (const [code, kind] of [
    [451, 'retryable'],
    [552, 'permanent'],
  ] as const) {
    it(`takes ${code} to the mail as ${kind}`, async () => {
      const { port } = await server({
        onData(stream, _session, done) {
          stream.resume();
          stream.on('end', () => done(Object.assign(new Error('no'), { responseCode: code })));
        },
      });
      expect(await failure(mailer(port))).to.deep.equal({ kind, applied: 'no' });
    });
  }

  it('takes 550 to the recipient as permanent, and 450 as retryable', async () => {
    for (const [code, kind] of [
      [550, 'permanent'],
      [450, 'retryable'],
    ] as const) {
      const { port } = await server({
        onRcptTo: (_address, _session, done) =>
          done(Object.assign(new Error('no'), { responseCode: code })),
      });
      expect(await failure(mailer(port)), String(code)).to.deep.equal({ kind, applied: 'no' });
    }
  });

  it('does not try again when only one of two recipients was refused', async () => {
    const { port } = await server({
      onRcptTo: ({ address }, _session, done) =>
        address.startsWith('gone')
          ? done(Object.assign(new Error('no'), { responseCode: 550 }))
          : done(),
    });
    const mail = { ...plain, to: 'cs@example.com, gone@example.com' };
    expect(await failure(mailer(port), mail)).to.deep.equal({
      kind: 'permanent',
      applied: 'partly',
    });
  });

  it('does not know whether it was sent if the server takes the mail and says nothing', async () => {
    const { port } = await server({ onData: (stream) => void stream.resume() });
    expect(await failure(mailer(port, { timeoutMs: 2000 }))).to.deep.equal({
      kind: 'retryable',
      applied: 'unknown',
    });
  });

  it('tries later when the server is down, and was not sent', async () => {
    const gone = await mailServer();
    await gone.close();
    const by = mailer(gone.port);
    expect(await failure(by)).to.deep.equal({ kind: 'retryable', applied: 'no' });
    expect(await by.health({ signal: never() })).to.include({ ok: false });
  });

  it('does not trust a certificate that nobody vouches for, and does not try again', async () => {
    const { port, arrived } = await server({ disabledCommands: [] });
    const query = '?requireTLS=true&rejectUnauthorized=true';
    expect(await failure(mailer(port, { query }))).to.deep.equal({
      kind: 'permanent',
      applied: 'no',
    });
    expect(arrived).to.have.length(0);
  });

  it('sends nothing in the clear where TLS is required', async () => {
    const { port, arrived } = await server();
    expect(await failure(mailer(port, { query: '?requireTLS=true' }))).to.deep.equal({
      kind: 'permanent',
      applied: 'no',
    });
    expect(arrived).to.have.length(0);
  });

  it('uses TLS on this machine too, where it is offered', async () => {
    let secure = false;
    const { port } = await server({
      disabledCommands: [],
      onMailFrom(_address, session, done) {
        ({ secure } = session);
        done();
      },
    });
    await mailer(port).send(plain, { signal: never() });
    expect(secure).to.equal(true);
  });

  it('can be called off', async () => {
    const { port } = await server({ onData: (stream) => void stream.resume() });
    const off = new AbortController();
    const sending = failure(mailer(port), plain, off.signal);
    setImmediate(() => off.abort());
    expect(await sending).to.deep.include({ kind: 'retryable' });
    expect(await failure(mailer(port), plain, AbortSignal.abort())).to.deep.equal({
      kind: 'retryable',
      applied: 'no',
    });
  });

  it('says that the server answers', async () => {
    const { port } = await server();
    expect(await mailer(port).health({ signal: never() })).to.include({ ok: true });
  });
});
