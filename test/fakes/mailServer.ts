import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A real mail server on a free port of this machine. Close it when the test ends. */
export interface MailServer {
  readonly port: number;
  /** What arrived, raw. */
  readonly arrived: readonly Buffer[];
  close(): Promise<void>;
}

/** @param options what it does differently; else it takes every mail, without TLS or password */
export async function mailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const arrived: Buffer[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    closeTimeout: 10,
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        arrived.push(Buffer.concat(chunks));
        done();
      });
    },
    ...options,
  });
  // A client that hangs up is no trouble of the test's.
  server.on('error', () => {});
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    arrived,
    close: async () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}
