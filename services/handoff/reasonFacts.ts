import type { Coverage } from '../policy/evaluation.ts';
import { fact, type HandoffFact, sourced } from './fact.ts';
import type { Handoff } from './handoff.ts';
import { momentIn } from './moments.ts';

/** What the rules say, each with its source. */
export function reasonFacts({ coverage, updates, because }: Handoff): (HandoffFact | undefined)[] {
  return [
    fact('Coverage', coverageInWords(coverage)),
    fact('Updates', updates),
    ...because.map(({ text, source, reading }) => ({
      value: text,
      source: sourced(source, reading),
    })),
  ];
}

const WEEKDAYS = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function coverageInWords(coverage: Coverage): string {
  switch (coverage.kind) {
    case 'always':
      return 'around the clock, every day';
    case 'businessHours': {
      const { opens, closes, weekdays, zone, opensAt, isOpen } = coverage;
      const days = weekdays.map((day) => WEEKDAYS[day] ?? '').join(' ');
      const then = opensAt === undefined ? '' : `, opening ${momentIn(opensAt, zone)}`;
      return (
        `business hours, ${opens} to ${closes} on ${days}, ${zone}; ` +
        `${isOpen ? 'open' : `closed${then}`} when it was raised`
      );
    }
    case 'unconfirmed':
      return `can't be confirmed: ${coverage.why}`;
  }
}
