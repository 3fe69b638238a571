import { isZone } from '../isZone.ts';
import { type Metrics, silentMetrics } from '../metrics.ts';
import type { Heard } from './heard.ts';
import type { InstantReading, ReadOptions } from './instantReading.ts';
import { isoInstant } from './isoInstant.ts';
import { numericDate } from './numericDates.ts';
import { orSinceHour } from './orSinceHour.ts';
import { plainEnglish } from './plain/plainEnglish.ts';
import { countedWords, plainWords } from './plain/plainWords.ts';
import { sinceHour } from './plain/sinceHour.ts';
import { heardFrom, REFERENCE_SECOND } from './recognizer/heardFrom.ts';
import { LANGUAGES, type RecognizerLanguage } from './recognizer/protocol.ts';
import { recognizerThread, type RecognizerThread } from './recognizer/recognizerThread.ts';
import { resolve } from './resolve.ts';
import { isAnchored, timeWindows } from './timeWindows.ts';
import { zoneWord } from './zoneWord.ts';

export type { InstantReading, ReadOptions } from './instantReading.ts';

/** Reads instants out of what customers type. */
export interface InstantReader {
  /** An answer to "when". What cannot be read in time is `none`; nothing is ever thrown. */
  read(line: string, options: ReadOptions): Promise<InstantReading>;
  /** The same in a longer text that is about something else; `impossible` is never an answer here. */
  find(text: string, options: ReadOptions): Promise<InstantReading>;
  /** Starts the thread of a language, by default English, so that its first line is not slow. */
  warm(language?: string): Promise<void>;
  /** Ends the threads. What is read afterwards is read without them. */
  close(): Promise<void>;
}

/**
 * A customer waits for the answer: three seconds at most go into times in a turn. A first message is read twice, for
 * when it began and by when it has to work, so each reading has a second and a half: the deadline, and what is left.
 */
const DEADLINE_MS = 250;
const PATIENCE_MS = 3_000 / 2 - DEADLINE_MS;
const NONE: InstantReading = { kind: 'none' };

/** One reading, in which the recognizer may be asked more than once. */
interface UnderWay extends ReadOptions {
  readonly patience: {
    /** On the clock of this process, see `performance.now`. */
    readonly until: number;
    isGivenUp: boolean;
  };
}

/**
 * The recognizer is slow on hostile lines, so it runs in a thread with a deadline,
 * one thread for each of its languages. ISO, figures and the languages it does not know are read here.
 */
export function instantReader(
  options: {
    /** For one line, counted from when the thread begins with it. */
    readonly deadlineMs?: number;
    /**
     * For how long a reading waits, for others and for a thread that is still starting. Then it is read without
     * that thread, or, where others keep it busy, given up.
     */
    readonly patienceMs?: number;
    /** Longer lines are searched like free text. */
    readonly maxLength?: number;
    readonly metrics?: Metrics;
  } = {},
): InstantReader {
  const { deadlineMs = DEADLINE_MS, patienceMs = PATIENCE_MS, maxLength = 60 } = options;
  const { metrics = silentMetrics } = options;
  const threads = new Map<RecognizerLanguage, RecognizerThread>();
  let closed = false;

  function threadOf(language: string): RecognizerThread | undefined {
    const known = LANGUAGES.find((one) => one === language.toLowerCase().split(/[-_]/)[0]);
    if (known === undefined || closed) return undefined;
    const thread = threads.get(known) ?? recognizerThread({ language: known, deadlineMs });
    threads.set(known, thread);
    return thread;
  }

  /** Each line with what was heard in it; undefined when it was given up. */
  async function hear(
    lines: readonly string[],
    told: UnderWay,
  ): Promise<readonly (Heard | undefined)[] | undefined> {
    const thread = threadOf(told.language);
    const plain = () => lines.map((line) => plainWords(line, told));
    if (thread === undefined) return plain();
    const reference = referenceOf(told);
    const askedAt = performance.now();
    const leftMs = Math.max(0, told.patience.until - askedAt);
    const result = await thread.recognize(lines, reference, leftMs);
    metrics.observe('support_recognizer_seconds', (performance.now() - askedAt) / 1000, {
      language: LANGUAGES.find((one) => told.language.toLowerCase().startsWith(one)) ?? 'other',
      result: result.kind,
    });
    switch (result.kind) {
      case 'unavailable':
        return plain();
      case 'overrun':
        told.patience.isGivenUp = true;
        return undefined;
      case 'done':
        return lines.map(
          (line, index) =>
            heardFrom(line, result.lines[index] ?? [], reference) ?? plainWords(line, told),
        );
    }
  }

  async function readShort(line: string, given: UnderWay): Promise<InstantReading> {
    const told = { ...given, now: given.now.setZone(given.zone) };
    const exact = isoInstant(line);
    if (exact !== undefined) return resolve(exact, { ...told, shownIn: given.zone });

    const { line: local, zone } = zoneWord(withoutFractions(line));
    const there = zone === undefined ? told : { ...told, zone, now: told.now.setZone(zone) };
    const heard = await hearLine(local, there);
    if (heard === undefined) return NONE;
    return resolve(heard, { ...there, shownIn: given.zone });
  }

  async function hearLine(line: string, told: UnderWay): Promise<Heard | undefined> {
    const sure = countedWords(line, told) ?? plainEnglish(line, told);
    if (sure !== undefined) return sure;
    const hour = sinceHour(line, told);
    // All that is said: nobody needs to wait for the recognizer.
    if (hour?.words === line.replace(/\.$/, '')) return hour;
    const heard = await hearOther(line, told);
    return told.patience.isGivenUp ? heard : orSinceHour(line, heard, hour, told);
  }

  async function hearOther(line: string, told: UnderWay): Promise<Heard | undefined> {
    const date = numericDate(line, told);
    if (date?.kind === 'noSuchDate') return date;
    const variants =
      date === undefined
        ? [line]
        : date.dates.map((iso) => line.slice(0, date.from) + iso + line.slice(date.to));
    const heard = (await hear(variants, told))?.filter((one) => one !== undefined);
    const [first] = heard ?? [];
    if (date === undefined || first?.kind !== 'heard') return first;
    return {
      kind: 'heard',
      words: first.words.replace(/\d{4}-\d\d-\d\d/, date.words),
      meanings: (heard ?? []).flatMap((one) => (one.kind === 'heard' ? one.meanings : [])),
      ask: date.dates.length > 1 ? 'always' : first.ask,
    };
  }

  async function findIn(text: string, told: UnderWay): Promise<InstantReading> {
    for (const window of timeWindows(text, maxLength)) {
      const reading = await readShort(window, told);
      if (reading.kind === 'ambiguous') return reading;
      if (reading.kind === 'instant' && isAnchored(window, reading.words, told.expect)) {
        return reading;
      }
      // What is left would take its time as well: it is asked for.
      if (told.patience.isGivenUp) break;
    }
    return NONE;
  }

  /** A zone that nobody knows is taken for UTC: the reading must not fail over it. */
  const begun = (options: ReadOptions): UnderWay => ({
    ...options,
    zone: isZone(options.zone) ? options.zone : 'UTC',
    patience: { until: performance.now() + patienceMs, isGivenUp: false },
  });

  return {
    async read(line, given) {
      const trimmed = line.slice(0, 10_000).trim().replaceAll(/\s+/g, ' ');
      if (trimmed === '') return NONE;
      if (trimmed.length > maxLength) return findIn(trimmed, begun(given));
      return readShort(trimmed, begun(given));
    },
    find: async (text, given) => findIn(text, begun(given)),
    async warm(language = 'en') {
      await threadOf(language)?.warm();
    },
    async close() {
      closed = true;
      await Promise.all([...threads.values()].map((thread) => thread.close()));
    },
  };
}

/** Times as logs write them: "2026-09-15T06:00:01,123Z" becomes "2026-09-15 06:00:01Z". */
function withoutFractions(line: string): string {
  return line
    .replace(/(\d{4}-\d{2}-\d{2})T(?=\d{2}:)/i, '$1 ')
    .replace(/(\d{2}:\d{2}:\d{2})[.,]\d{1,9}/, '$1');
}

/** The speaker's wall clock as if it were UTC. */
function referenceOf({ now, zone }: ReadOptions): number {
  return now
    .setZone(zone)
    .setZone('utc', { keepLocalTime: true })
    .set({ second: REFERENCE_SECOND, millisecond: 0 })
    .toMillis();
}
