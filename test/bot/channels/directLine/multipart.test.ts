import { expect } from 'chai';
import fc from 'fast-check';
import { multipart } from '../../../../bot/channels/directLine/multipart.ts';

describe('form data', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.constantFrom('\r\n', '--', '\r\n--', '\r\n--bound', '').map((text) => Buffer.from(text)),
  );

  it('reads as it was written, however the network cuts it up', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom('a.txt', 'ü"x.log', 'b\nc'), bytes), { maxLength: 6 }),
        fc.integer({ min: 1, max: 90 }),
        async (files, cut) => {
          const form = new FormData();
          form.append('activity', new Blob(['{}']), 'blob');
          for (const [name, body] of files)
            form.append('file', new Blob([new Uint8Array(body)]), name);
          const sent = new Response(form);
          const whole = Buffer.from(await sent.arrayBuffer());
          const reader = multipart(sent.headers.get('content-type') ?? '', () => 1000);
          for (let at = 0; at < whole.length; at += cut) reader.write(whole.subarray(at, at + cut));
          const [, ...parts] = reader.end();
          expect(parts.map(({ body }) => body?.toString('hex'))).to.eql(
            files.map(([, body]) => Buffer.from(body).toString('hex')),
          );
          expect(parts.map(({ fileName }) => fileName)).to.eql(
            files.map(([name]) => name.replace('\n', ' ')),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});
