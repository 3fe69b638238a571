import { Duration } from 'luxon';
import { retention } from '../../services/privacy/retention.ts';
import { clockAt } from '../fakes/clocks.ts';
import { silentLog } from '../fakes/silentLog.ts';
import { problemsIn, type Row } from '../faults/report.ts';
import { canariesOf } from '../support/fillHeld.ts';
import { heldFolder } from '../support/heldFolder.ts';
import { grepOf } from './erased.ts';

const WORD = 'Quetzalcanary';
const DAYS = { drafts: 1, files: 7, conversations: 30, requests: 30, mails: 30 } as const;
type Days = Readonly<Record<keyof typeof DAYS, number>>;

/** What is left a day after the longest time, when everything was resolved at the start. */
async function leftAfter(days: Days): Promise<readonly string[]> {
  const clock = clockAt('2026-11-20T12:00:00.000Z');
  const folder = heldFolder(clock.now);
  try {
    const who = canariesOf(WORD);
    const { requests } = await folder.fill(who);
    for (const { reference } of requests) {
      await folder.held().requests.update(reference, (now) => ({
        request: {
          ...now,
          events: [
            ...now.events,
            {
              id: 'resolved',
              at: clock.now().toJSDate().toISOString(),
              by: { kind: 'staff', name: 'Kim Berg' },
              kind: 'resolved',
              text: `Done, ${who.name}`,
            },
          ],
        },
      }));
    }
    const keptFor = Object.fromEntries(
      Object.entries(days).map(([kind, many]) => [kind, Duration.fromObject({ days: many })]),
    ) as unknown as Parameters<typeof retention>[0]['keptFor'];
    const sweep = async () => {
      folder.reopen();
      const held = folder.held(false);
      const dropDraft = async (): Promise<void> => undefined;
      const log = silentLog;
      return retention({ held, keptFor, clock: clock.now, dropDraft, log }).sweep();
    };
    const problems: string[] = [];
    // Nothing before its time.
    clock.forward(Math.min(...Object.values(days)) * 86_400_000 - 60_000);
    const early = Object.values(await sweep()).reduce((sum, one) => sum + one, 0);
    if (early > 0) problems.push(`${early} went too early`);
    clock.forward((Math.max(...Object.values(days)) + 1) * 86_400_000);
    await sweep();
    // Cases are the desk’s own record, which is kept by its own rules.
    const isCase = (row: string): boolean => row.startsWith('case');
    const rows = folder.rows();
    const cases = rows.filter(isCase).join('\n');
    for (const row of rows.filter((one) => !isCase(one))) {
      if (new RegExp(WORD, 'i').test(row)) problems.push(`left: ${row.slice(0, 60)}`);
    }
    for (const [name, value] of Object.entries(who)) {
      if (cases.includes(JSON.stringify(value).slice(1, -1))) continue;
      const hits = Object.values(grepOf(folder, value)).reduce((sum, one) => sum + one, 0);
      if (hits > 0) problems.push(`${name}: ${hits} hits`);
    }
    return problems;
  } finally {
    folder.remove();
  }
}

/** D2: everything goes by itself a day after its time, and nothing before; by the operator’s figures, too. */
export async function retained(): Promise<Row> {
  const settings: readonly Days[] = [
    DAYS,
    { ...DAYS, requests: 3, conversations: 2 },
    { drafts: 2, files: 90, conversations: 90, requests: 90, mails: 90 },
  ];
  const problems = (await Promise.all(settings.map(leftAfter))).flat();
  return {
    goal: 'D2',
    what: 'time + 1 day: nothing of a person is in rows or raw bytes but in the cases of the desk',
    figure: `${settings.length} settings × 24 canaries: ${problems.length} left or gone too early${problemsIn(problems)}`,
    isMet: problems.length === 0,
  };
}
