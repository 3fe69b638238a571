import { expect } from 'chai';
import { DateTime } from 'luxon';
import { afterEach } from 'mocha';
import { instantReader, type InstantReader } from '../../../services/dates/instantReader.ts';
import { standStill } from '../../support/standStill.ts';

const told = {
  now: DateTime.fromISO('2026-09-16T10:00:00', { zone: 'Europe/Berlin' }),
  zone: 'Europe/Berlin',
  expect: 'past',
} as const;

describe('a line made to keep the reader busy', function () {
  this.timeout(180_000);
  let reader: InstantReader;
  afterEach(() => reader.close());

  for (const [language, line] of [
    ['en', '1,'.repeat(75)],
    ['en', '1,'.repeat(30)],
    ['en', '1 '.repeat(30)],
    ['es', 'mañana '.repeat(8).trim()],
    ['es', 'mañana '.repeat(8_000)],
    ['en', 'x'.repeat(100_000)],
    ['en', '1:'.repeat(50_000)],
    ['de', '1,'.repeat(50_000)],
  ] as const) {
    it(`is given up: ${language} “${line.slice(0, 20)}…” (${line.length}), and the next is read`, async () => {
      // Short, so that a slow machine does not read the line after all.
      reader = instantReader({ deadlineMs: 50 });
      await reader.warm(language);
      const before = process.threadCpuUsage();
      expect(await reader.read(line, { ...told, language })).to.deep.equal({ kind: 'none' });
      expect(await reader.find(line, { ...told, language })).to.deep.equal({ kind: 'none' });
      const { user, system } = process.threadCpuUsage(before);
      // The recognizer alone needs seconds for some of these, of this thread if it were in it.
      expect((user + system) / 1000).to.be.lessThan(1_000);
      expect(await next(reader, language)).to.equal('2026-09-15T14:30:00+02:00');
    });
  }

  it('does not take time from a line in another language', async () => {
    reader = instantReader({ deadlineMs: 60_000 });
    await Promise.all([reader.warm('es'), reader.warm('en')]);
    let isOver = false;
    const hostile = reader
      .read('mañana '.repeat(8).trim(), { ...told, language: 'es' })
      .then((reading) => {
        isOver = true;
        return reading;
      });
    expect(await next(reader, 'en')).to.equal('2026-09-15T14:30:00+02:00');
    expect(isOver).to.equal(false);
    await reader.close();
    expect(await hostile).to.deep.equal({ kind: 'none' });
  });

  it('is not waited for by those behind it, of whom nothing is read then', async () => {
    reader = instantReader({ deadlineMs: 120_000, patienceMs: 100 });
    await reader.warm('es');
    let isOver = false;
    const es = { ...told, language: 'es' };
    const hostile = reader.read('mañana '.repeat(8).trim(), es).then((reading) => {
      isOver = true;
      return reading;
    });
    const behind = Array.from({ length: 8 }, async () => reader.read('ayer a las 14:30', es));
    const none = { kind: 'none' };
    expect(await Promise.all(behind)).to.deep.equal(behind.map(() => none));
    // Three places that may tell a time: after the first it is given up as a whole.
    const text = 'ayer a las 14:30. Todo se cayó. El lunes a las 9:00. Nada más. Hoy a las 10:00.';
    expect(await reader.find(text, es)).to.deep.equal(none);
    expect(isOver).to.equal(false);
    await reader.close();
    expect(await hostile).to.deep.equal(none);
  });

  it('keeps nobody who waits behind a harmless one, also when the process stood still for longer than they wait', async () => {
    reader = instantReader({ deadlineMs: 60_000, patienceMs: 300 });
    await reader.warm('es');
    const es = { ...told, language: 'es' };
    const readings = Array.from({ length: 2 }, async () => reader.read('ayer a las 14:30', es));
    // The first is with its thread.
    await new Promise((resolve) => setImmediate(resolve));
    standStill(2_000);
    const kinds = (await Promise.all(readings)).map(({ kind }) => kind);
    expect(kinds).to.deep.equal(['instant', 'instant']);
  });

  it('lets those that wait have the whole limit', async () => {
    reader = instantReader({ deadlineMs: 10_000, patienceMs: 60_000 });
    await reader.warm('en');
    const readings = await Promise.all(
      Array.from({ length: 40 }, () =>
        reader.read('yesterday at 14:30', { ...told, language: 'en' }),
      ),
    );
    expect(
      new Set(readings.map((one) => (one.kind === 'instant' ? one.at : one.kind))),
    ).to.deep.equal(new Set(['2026-09-15T14:30:00+02:00']));
  });

  it('is read without the recognizer once the reader is closed', async () => {
    reader = instantReader();
    await reader.close();
    expect(await next(reader, 'en')).to.equal('2026-09-15T14:30:00+02:00');
    await reader.warm();
  });
});

/** A new thread has to start first, and on a busy machine its first line may be late, too. */
async function next(reader: InstantReader, language: string): Promise<string> {
  const line = { en: 'yesterday at 14:30', es: 'ayer a las 14:30', de: 'gestern um 14:30' }[
    language
  ];
  for (;;) {
    const reading = await reader.read(line ?? '', { ...told, language });
    if (reading.kind === 'instant') return reading.at;
  }
}
