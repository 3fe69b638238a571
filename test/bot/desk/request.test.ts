import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { expect } from 'chai';
import { DeskDetail } from '../../../bot/desk/deskDetail.ts';
import { Handoff } from '../../../services/handoff/handoff.ts';
import { aRequest } from '../../fakes/aRequest.ts';
import { type DeskOnline, deskOnline } from './deskOnline.ts';

const REFERENCE = 'SR-0000-0001';

describe('One request at the desk', () => {
  let desk: DeskOnline;

  beforeEach(async () => {
    desk = await deskOnline();
    await desk.world.put(aRequest({ reference: REFERENCE }));
  });
  afterEach(() => desk.end());

  const path = `/desk/api/requests/${REFERENCE}`;

  it('is shown whole, with its handoff in words', async () => {
    const response = await desk.get(path);
    expect(response.headers.get('cache-control')).to.equal('no-store');
    const detail = DeskDetail.parse(await response.json());
    expect(detail.request).to.deep.equal(await desk.world.requests.get(REFERENCE));
    expect(detail.handoff.asked.title).to.equal('New case: Citrix StoreFront');
    expect(detail.sections[0]?.title).to.match(/asked/);
    expect(detail).to.include({ isOpen: true });
  });

  it('says that somebody has the chat open only where that is known', async () => {
    for (const [channel, isOpen] of [
      ['web', true],
      ['teams', null],
      ['carrier-pigeon', null],
    ] as const) {
      const reference = `SR-0000-000${channel.length}`;
      const request = aRequest({ reference, key: channel });
      await desk.world.put({ ...request, origin: { ...request.origin, channel } });
      const response = await desk.get(`/desk/api/requests/${reference}`);
      const { reach } = DeskDetail.parse(await response.json());
      expect(reach, channel).to.include({ isThere: true, isOpen });
    }
  });

  it('says so when there is no such request', async () => {
    for (const reference of ['SR-9999-9999', '..%2F..%2Fetc', '%00', 'x'.repeat(500)]) {
      expect((await desk.get(`/desk/api/requests/${reference}`)).status).to.equal(404);
      expect((await desk.get(`/desk/api/requests/${reference}/handoff`)).status).to.equal(404);
    }
  });

  it('is handed over as JSON, and as Markdown to who asks for that', async () => {
    const markdown = { accept: 'text/markdown, */*;q=0.1' };
    const asJson = [
      await desk.get(`${path}/handoff`),
      await desk.get(`${path}/handoff?as=json`, markdown),
    ];
    for (const response of asJson) {
      expect(Handoff.parse(await response.json()).reference).to.equal(REFERENCE);
    }
    for (const response of [
      await desk.get(`${path}/handoff`, markdown),
      await desk.get(`${path}/handoff?as=md`),
    ]) {
      expect(response.headers.get('content-type')).to.equal('text/markdown; charset=utf-8');
      expect(response.headers.get('x-content-type-options')).to.equal('nosniff');
      expect(await response.text()).to.match(/^# New case: Citrix StoreFront/);
    }
  });

  describe('its attachments', () => {
    const file = (name: string, contentType: string, text: string) => ({
      name,
      contentType,
      size: text.length,
      read: () => Readable.from([text]),
    });

    it('can be had, and never run', async () => {
      desk.world.files.set('a', file('trace (1).svg', 'text/plain', '<script>alert(1)</script>'));
      const response = await desk.get('/desk/api/uploads/a');
      expect(response.status).to.equal(200);
      expect(await response.text()).to.equal('<script>alert(1)</script>');
      expect(Object.fromEntries(response.headers)).to.include({
        'content-type': 'text/plain; charset=utf-8',
        'content-disposition': "attachment; filename*=UTF-8''trace%20%281%29.svg",
        'content-security-policy': "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      });
    });

    it('are shown in place if they are pictures', async () => {
      desk.world.files.set('b', file('screen.png', 'image/png', 'png'));
      const response = await desk.get('/desk/api/uploads/b');
      expect(response.headers.get('content-disposition')).to.match(/^inline/);
    });

    it('are not there under another id', async () => {
      for (const id of ['c', '..%2Fsupport.db', '%00']) {
        expect((await desk.get(`/desk/api/uploads/${id}`)).status).to.equal(404);
      }
    });
  });

  describe('in a demo, its mails', () => {
    const send = (id: string, html?: string) =>
      desk.world.mailbox.send(
        {
          id,
          to: 'on-call@desk.example',
          subject: `About ${id}`,
          text: 'Text',
          ...(html ? { html } : {}),
        },
        { signal: new AbortController().signal },
      );

    it('are listed, newest first', async () => {
      await send('one');
      await send('two', '<p>Two</p>');
      const { mails } = (await (await desk.get('/desk/api/mails')).json()) as { mails: unknown[] };
      expect(mails).to.deep.equal([
        {
          id: 'two',
          to: 'on-call@desk.example',
          subject: 'About two',
          text: 'Text',
          hasHtml: true,
          sentAt: '2026-11-21T12:00:00.000Z',
        },
        {
          id: 'one',
          to: 'on-call@desk.example',
          subject: 'About one',
          text: 'Text',
          hasHtml: false,
          sentAt: '2026-11-21T12:00:00.000Z',
        },
      ]);
    });

    it('are shown as they look, where nothing in them can run or call home', async () => {
      await send('tell-SR-0000-0001-a.b', '<p>Hello</p><script>alert(1)</script>');
      const response = await desk.get('/desk/api/mails/tell-SR-0000-0001-a.b');
      expect(await response.text()).to.include('<p>Hello</p>');
      const policy = response.headers.get('content-security-policy');
      expect(policy).to.match(/^default-src 'none';.*frame-ancestors 'self'; sandbox/);
      expect(policy).not.to.include('script');
      await send('plain');
      expect((await desk.get('/desk/api/mails/plain')).status).to.equal(404);
      expect((await desk.get('/desk/api/mails/none')).status).to.equal(404);
    });

    it('are nowhere when mails are really sent', async () => {
      await desk.restart({ mailbox: undefined });
      expect((await desk.get('/desk/api/mails')).status).to.equal(404);
      expect(await (await desk.get('/desk/api/session')).json()).to.include({ hasMails: false });
    });
  });

  describe('the events', () => {
    const watch = async (): Promise<IncomingMessage> => {
      const request = get(`${desk.at.url}/desk/api/events`, {
        headers: { authorization: 'Bearer the-token' },
      });
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      response.setEncoding('utf8');
      await once(response, 'data');
      return response;
    };

    it('tell what changed, to everybody who listens', async () => {
      const listeners = [await watch(), await watch()];
      const heard = listeners.map((listener) => once(listener, 'data'));
      await desk.world.put(aRequest({ reference: 'SR-0000-0004' }));
      for (const [text] of (await Promise.all(heard)) as [string][]) {
        expect(text).to.equal(
          'event: request\ndata: {"reference":"SR-0000-0004","status":"received"}\n\n',
        );
      }
    });

    it('end when the desk is closed, so that the process can stop', async () => {
      const listener = await watch();
      const ended = once(listener, 'end');
      listener.resume();
      desk.stop();
      await ended;
    });
  });
});
