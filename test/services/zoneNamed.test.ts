import { expect } from 'chai';
import { DateTime, IANAZone } from 'luxon';
import { zoneNamed } from '../../services/zoneNamed.ts';

const MINUTE_MS = 60_000;

describe('a zone that is asked often', () => {
  for (const [name, change] of [
    ['Europe/London', '2026-10-25T01:00:00Z'],
    ['America/New_York', '2026-03-08T07:00:00Z'],
    ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
    ['Asia/Kathmandu', '1985-12-31T18:30:00Z'],
    ['UTC', '2026-01-01T00:00:00Z'],
  ] as const) {
    it(`has the offsets of ${name} when clocks are changed, asked once or twice`, () => {
      const zone = zoneNamed(name);
      const around = Array.from(
        { length: 121 },
        (_, n) => Date.parse(change) + (n - 60) * MINUTE_MS,
      );
      for (const at of [...around, ...around]) {
        expect(zone.offset(at), new Date(at).toISOString()).to.equal(new IANAZone(name).offset(at));
      }
    });
  }

  it('gives times that are written and compared as those of luxon’s own', () => {
    const at = '2026-11-21T14:00:00Z';
    const ours = DateTime.fromISO(at, { zone: zoneNamed('Europe/Paris') });
    const luxons = DateTime.fromISO(at, { zone: 'Europe/Paris' });
    expect(ours.equals(luxons)).to.equal(true);
    expect(ours.toISO()).to.equal('2026-11-21T15:00:00.000+01:00');
    expect(ours.setLocale('en-GB').toLocaleString(DateTime.DATETIME_FULL)).to.equal(
      luxons.setLocale('en-GB').toLocaleString(DateTime.DATETIME_FULL),
    );
  });

  it('is the same one each time, and none where there is none', () => {
    expect(zoneNamed('Asia/Tokyo')).to.equal(zoneNamed('Asia/Tokyo'));
    expect(zoneNamed('Moon/Base').isValid).to.equal(false);
    expect(DateTime.utc().setZone(zoneNamed('Moon/Base')).isValid).to.equal(false);
  });

  it('knows no offset of no instant', () => {
    expect(zoneNamed('Europe/London').offset(Number.NaN)).to.satisfy(Number.isNaN);
  });
});
