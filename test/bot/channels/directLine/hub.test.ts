import { EventEmitter } from 'node:events';
import { expect } from 'chai';
import { DateTime } from 'luxon';
import type { WebSocket } from 'ws';
import { hub, type Hub } from '../../../../bot/channels/directLine/hub.ts';
import type { LoggedActivity } from '../../../../services/storage/conversationStore.ts';
import { eventually } from '../../../fakes/eventually.ts';

interface Frame {
  readonly watermark?: string;
  readonly activities: readonly { readonly text?: string; readonly type: string }[];
}

class Page extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  bufferedAmount = 0;
  closedWith: number | undefined;
  readonly frames: Frame[] = [];
  send(frame: string): void {
    this.frames.push(JSON.parse(frame) as Frame);
    this.emit('sent');
  }
  /** How often it was corked and not uncorked, as a stream counts it. */
  corks = 0;
  cork(): void {
    this.corks += 1;
  }
  uncork(): void {
    this.corks -= 1;
  }
  ping(): void {}
  close(code?: number): void {
    this.closedWith = code;
    this.readyState = 3;
    this.emit('close');
  }
  terminate(): void {
    this.close(1006);
  }
  get texts() {
    return this.frames.flatMap(({ activities }) => activities.map(({ text }) => text));
  }
}

describe('the open pages of a conversation', () => {
  let pages: Hub;
  let log: LoggedActivity[];
  let reading: Promise<void>;

  beforeEach(() => {
    log = [];
    reading = Promise.resolve();
    pages = hub({
      read: async (_, from) => {
        await reading;
        return log.filter(({ seq }) => seq >= from);
      },
      clock: () => DateTime.utc(),
      log: { info: () => {}, warn: () => {}, error: () => {} },
    });
  });
  afterEach(() => pages.stop());

  const add = (...texts: string[]): LoggedActivity[] => {
    const added = texts.map((text, i): LoggedActivity => {
      const seq = log.length + i + 1;
      return { seq, at: seq, sender: 'bot', activity: { type: 'message', text } };
    });
    log.push(...added);
    return added;
  };
  const open = async (seen = 0): Promise<Page> => {
    const page = new Page();
    const first = new Promise((resolve) => page.once('sent', resolve));
    pages.attach('c', page as unknown as WebSocket, seen, page);
    await first;
    return page;
  };

  it('begin with what they have not seen, and a watermark even when that is nothing', async () => {
    expect((await open()).frames).to.eql([{ activities: [], watermark: '0' }]);
    add('a', 'b');
    const page = await open(1);
    expect(page.texts).to.eql(['b']);
    expect(page.frames[0]?.watermark).to.equal('2');
  });

  it('get lines in order although they are published out of order', async () => {
    const page = await open();
    const [a, b, c] = add('a', 'b', 'c') as [LoggedActivity, LoggedActivity, LoggedActivity];
    const caughtUp = new Promise((resolve) => page.once('sent', resolve));
    pages.publish('c', [b]);
    pages.publish('c', [a]);
    pages.publish('c', [c]);
    await caughtUp;
    await new Promise(setImmediate);
    expect(page.texts).to.eql(['a', 'b', 'c']);
  });

  it('miss nothing that is published while they read the log', async () => {
    const held = Promise.withResolvers<void>();
    reading = held.promise;
    add('a');
    const opening = open();
    pages.publish('c', add('b'));
    held.resolve();
    const page = await opening;
    pages.publish('c', add('c'));
    await new Promise(setImmediate);
    expect(page.texts).to.eql(['a', 'b', 'c']);
  });

  it('get their own line together with its answer, or without one soon', async () => {
    const page = await open();
    pages.echo('c', add('mine'));
    expect(page.corks).to.equal(1);
    pages.publish('c', add('answer'));
    expect(page.corks).to.equal(0);
    pages.echo('c', add('another'));
    await eventually('the line goes out', () => page.corks === 0);
    expect(page.texts).to.eql(['mine', 'answer', 'another']);
  });

  it('get each line by itself, as DirectLineJS mixes up those that share a frame', async () => {
    const page = await open();
    pages.publish('c', add('a', 'b'));
    expect(page.frames.map(({ watermark }) => watermark)).to.eql(['0', '1', '2']);
  });

  it('see that the bot types without their watermark being touched', async () => {
    const page = await open();
    pages.typing('c');
    expect(page.frames[1]?.activities[0]?.type).to.equal('typing');
    expect(page.frames[1]).not.to.have.any.keys('watermark');
  });

  it('are cut off when they do not read what they are sent', async () => {
    const slow = await open();
    const quick = await open();
    slow.bufferedAmount = 1_000_001;
    pages.publish('c', add('a'));
    expect(slow.closedWith).to.equal(1006);
    expect(quick.texts).to.eql(['a']);
  });

  it('are six at most, the oldest gives way', async () => {
    const all: Page[] = [];
    for (let i = 0; i < 7; i++) all.push(await open());
    expect(all.map(({ closedWith }) => closedWith)).to.eql([4000, ...Array(6).fill(undefined)]);
  });
});
