import { expect } from 'chai';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const reader = new URL('../../../services/dates/instantReader.ts', import.meta.url).href;

describe('the thread of the recognizer', function () {
  this.timeout(180_000);

  for (const zone of ['America/New_York', 'Pacific/Apia']) {
    it(`lets the process end by itself, and does not mind that the process runs in ${zone}`, async () => {
      const script = `
        import { DateTime } from 'luxon';
        import { instantReader } from ${JSON.stringify(reader)};
        const reader = instantReader({ deadlineMs: 30000, patienceMs: 60000 });
        const keep = setTimeout(() => {}, 60000);
        await reader.warm();
        const now = DateTime.fromISO('2026-03-08T02:30:00', { zone: 'Asia/Tokyo' });
        const told = { now, zone: 'Asia/Tokyo', language: 'en', expect: 'past' };
        for (const line of ['this morning at 2', '3 hours ago', 'yesterday at 02:30']) {
          const { at } = await reader.read(line, told);
          process.stdout.write(at + ' ');
        }
        clearTimeout(keep);`;
      const { stdout } = await promisify(execFile)(
        process.execPath,
        ['--input-type=module', '--eval', script],
        { env: { ...process.env, TZ: zone }, cwd: import.meta.dirname },
      );
      expect(stdout.trim().split(' ')).to.deep.equal([
        '2026-03-08T02:00:00+09:00',
        '2026-03-07T23:30:00+09:00',
        '2026-03-07T02:30:00+09:00',
      ]);
    });
  }
});
