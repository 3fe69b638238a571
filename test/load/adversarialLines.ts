import { type Random, randomOf } from '../faults/random.ts';
import { problemsIn, type Row, upperBound } from '../faults/report.ts';
import { queuedMs } from '../support/queuedMs.ts';
import { talk, type Talk } from '../support/talk.ts';

interface Plan {
  readonly seed: number;
  readonly lines: number;
}

const MOST_MS = 50;
const LONGEST = 2000;
/** What recognizers, patterns and renderers were ever slow at. */
const PIECES = [
  '1,',
  '1 ',
  '1:',
  '12/',
  '2026-11-',
  'a',
  ' ',
  '\n',
  '\t',
  'and ',
  'last monday ',
  'at 5 ',
  'from 1 to ',
  'in 3 days ',
  'the day after ',
  'a@',
  'a.',
  '.b@c.',
  '-',
  '+44 ',
  '((',
  '<b>',
  '&amp;',
  '![x](',
  '*_',
  '`',
  '|',
  '\\',
  '😭',
  'é',
  'Z͑ͫ̓ͪ',
  '‮',
  '​',
  '٣',
  '百',
  'SR-',
  'case 1000',
  'ORG-1',
  '"',
  '{"a":[',
  '${',
  '4111 1111 ',
  'severity 1 ',
  'change ',
  'no ',
  'http://a.',
  '2402 LTSR ',
  '[2026-11-20 12:00:01.123] ERROR at com.x.Y(Z.java:1) ',
];
/** Where a line can meet a reader: each is asked after so many lines of the form. */
const FORM = ['Our StoreFront is down', 'stopped', 'yesterday 14:00', 'none', '250', 'No orders'];

function line(random: Random): string {
  const pieces = Array.from({ length: 1 + random.below(3) }, () => random.pick(PIECES));
  const one = pieces.join('');
  const size = 1 + random.below(LONGEST);
  return one.repeat(Math.ceil(size / one.length)).slice(0, size);
}

/**
 * The longest time that nothing else could run in this thread while a line is answered, without what the machine kept
 * it from running meanwhile.
 */
async function blockedBy(text: string, story: Talk): Promise<number> {
  let longest = 0;
  let [last, queued] = [performance.now(), queuedMs()];
  const look = (): void => {
    const [now, queuedNow] = [performance.now(), queuedMs()];
    longest = Math.max(longest, now - last - (queuedNow - queued));
    [last, queued] = [now, queuedNow];
  };
  const looking = setInterval(look, 1);
  await story.say(text);
  // What is at work until the next look belongs to the line, too.
  await new Promise((resolve) => setTimeout(resolve, 2));
  clearInterval(looking);
  look();
  return longest;
}

async function parkedAt(depth: number): Promise<Talk> {
  const story = await talk();
  await story.sayAll(...FORM.slice(0, depth));
  return story;
}

/** B9: no line that is taken holds up everybody else. */
export async function adversarialLines({ seed, lines }: Plan): Promise<Row> {
  const random = randomOf(seed);
  // Warm: what is compiled on first use is paid for at the start of a process, not by a line.
  for (let depth = 0; depth <= FORM.length; depth += 1) {
    await blockedBy(line(random), await parkedAt(depth));
  }
  const slow: string[] = [];
  let [most, suspicious] = [0, 0];
  for (let count = 0; count < lines; count += 1) {
    const text = line(random);
    const depth = random.below(FORM.length + 1);
    let ms = await blockedBy(text, await parkedAt(depth));
    // Somebody else's work, or the collector, does not come back at the same line; what it costs itself does.
    if (ms > MOST_MS) suspicious += 1;
    for (let again = 0; ms > MOST_MS && again < 4; again += 1) {
      ms = Math.min(ms, await blockedBy(text, await parkedAt(depth)));
    }
    most = Math.max(most, ms);
    if (ms > MOST_MS)
      slow.push(`${ms.toFixed(0)} ms: ${JSON.stringify(text.slice(0, 30))} at ${depth}`);
  }
  return {
    goal: 'B9',
    what: `no adversarial line of up to ${LONGEST} characters holds the event loop for ${MOST_MS} ms`,
    figure:
      `${lines} lines: ${slow.length} did (${upperBound(lines)}), longest ${most.toFixed(0)} ms; ` +
      `${suspicious} looked so once, and not again${problemsIn(slow)}`,
    isMet: slow.length === 0,
  };
}
