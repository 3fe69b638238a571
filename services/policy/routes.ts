/** How a case is opened and how management is reached, by programme and severity (D1, contacting technical support). */
import type { Route, Routes } from './evaluation.ts';
import type { Policies } from './policies.ts';
import type { Programme } from './programme.ts';
import { readingOf } from './register.ts';
import type { EscalationPromise } from './sections/escalation.ts';
import { type Desk, deskOf, isReckonable, type Situation } from './situation.ts';

const HOUR = 3_600_000;
const NONE: Routes = { open: [], escalate: [] };

/** The official ways. Dates of promises are those of asking now. */
export function routesOf(situation: Situation, desk: () => Desk): Routes {
  const { policies, facts, programme, obstacle } = situation;
  if (!programme || obstacle?.missing === 'effective') return NONE;
  const { open, escalate } = writtenRoutes(policies, programme);
  return {
    open: open[facts.severity],
    escalate: escalate.map(({ route, promise }) =>
      promise ? { ...route, promise: promised(situation, promise, desk) } : route,
    ),
  };
}

interface Written {
  readonly open: Readonly<Record<1 | 2 | 3 | 4, Route[]>>;
  readonly escalate: readonly { readonly route: Route; readonly promise?: EscalationPromise }[];
}

const written = new WeakMap<Programme, Written>();

/** What does not depend on the case, put together once: every evaluation needs it. */
function writtenRoutes(policies: Policies, programme: Programme): Written {
  const known = written.get(programme);
  if (known) return known;
  const openAt = (severity: 1 | 2 | 3 | 4): Route[] =>
    (programme.channels ?? [])
      .filter(({ severities }) => severities?.includes(severity) ?? true)
      .map((channel) => {
        const { way, text, manner, address, source } = channel;
        return {
          way,
          purpose: 'open',
          text,
          source,
          ...(manner ? { manner } : {}),
          ...(address === undefined ? {} : { address }),
          ...readingOf(policies, channel),
        };
      });
  const made: Written = {
    open: { 1: openAt(1), 2: openAt(2), 3: openAt(3), 4: openAt(4) },
    escalate: (programme.escalation?.routes ?? []).map(({ promise, reading, ...route }) => ({
      route: { ...route, ...readingOf(policies, { reading }) },
      ...(promise ? { promise } : {}),
    })),
  };
  written.set(programme, made);
  return made;
}

function promised(
  situation: Situation,
  promise: EscalationPromise,
  desk: () => Desk,
): Route['promise'] {
  const by = promisedBy(situation, promise, desk);
  return by === undefined ? promise : { ...promise, by: new Date(by).toISOString() };
}

/** Undefined where the desk's days are not known. */
function promisedBy(
  situation: Situation,
  promise: EscalationPromise,
  desk: () => Desk,
): number | undefined {
  const { now } = situation;
  if (promise.within === '1 hour') {
    if (promise.covered === 'always') return isReckonable(now) ? now + HOUR : undefined;
    const weekdays = deskOf(situation, 'weekdays');
    return weekdays.kind === 'known' ? weekdays.calendar.add(now, { minutes: 60 }) : undefined;
  }
  const hours = desk();
  if (hours.kind === 'missing') return undefined;
  return hours.calendar.endOfDay(
    now,
    promise.within === 'same business day' ? 'same' : 'following',
  );
}
