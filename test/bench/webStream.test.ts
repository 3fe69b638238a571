import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { WebSocketServer } from 'ws';
import { eventually } from '../fakes/eventually.ts';
import { type WebStream, webStream } from './webStream.ts';

const frame = (seq: number): string =>
  JSON.stringify({
    activities: [
      {
        type: 'message',
        from: { role: 'bot' },
        channelData: { intake: { form: 'root', asking: `${seq}` } },
      },
    ],
    watermark: String(seq),
  });

describe('the stream of a conversation on the bench', () => {
  let server: WebSocketServer;
  let stream: WebStream | undefined;
  beforeEach(async () => {
    server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await once(server, 'listening');
  });
  afterEach(async () => {
    stream?.close();
    for (const one of server.clients) one.terminate();
    await new Promise((resolve) => server.close(resolve));
  });

  it('goes on where it broke, also where nobody answers for a moment: no answer is missed', async () => {
    const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const marks: string[] = [];
    const heard: (string | undefined)[] = [];
    let opened = 0;
    server.on('connection', (page) => {
      opened += 1;
      page.send(frame(opened), () => {
        if (opened === 1) page.terminate();
      });
    });
    stream = webStream({
      streamUrl: url,
      async again(watermark) {
        marks.push(watermark);
        if (marks.length === 1) throw new Error('503');
        return url;
      },
      hear: ({ asking }) => void heard.push(asking),
    });
    await eventually('what was said since', () => heard.length === 2);
    expect(heard).to.deep.equal(['1', '2']);
    expect(marks).to.deep.equal(['1', '1']);
    expect(stream.state()).to.equal('open, broken 1 times');
  });
});
