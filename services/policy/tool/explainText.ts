/** An explanation in lines that an operator reads. */
import { DateTime } from 'luxon';
import type { Reason, Route } from '../evaluation.ts';
import { phonesText } from '../phones.ts';
import { targetText } from '../reasons.ts';
import type { Explanation } from './explain.ts';
import type { Step } from './reckoning.ts';

export function explainText(explained: Explanation): string {
  const { coverage, response, languages, facts, steps, notes, routes, phones, because } = explained;
  const zone = coverage.kind === 'businessHours' ? coverage.zone : 'utc';
  const time = (at: string): string =>
    DateTime.fromISO(at, { zone, locale: 'en' }).toFormat('ccc d LLL yyyy HH:mm');
  const lines = [
    `Policy     ${explained.policy}, version ${explained.policyVersion}`,
    `At         ${time(explained.at)} ${zone} (${explained.at})`,
    `Facts      ${Object.entries(facts)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ')}`,
    ...(explained.entitlement ? [`Entitled   ${explained.entitlement.outcome}`] : []),
    `Coverage   ${coverageText(explained, time)}`,
    response.kind === 'target'
      ? `Response   ${targetText(response.amount)}: by ${time(response.respondBy)} ${zone} (${response.respondBy})`
      : `Response   not confirmed: ${response.why}`,
    ...steps.map((step) => `           ${stepText(step, time)}`),
    `Languages  ${languages.wished}: ${languages.kind}; offered: ${languages.offered.join(', ')}`,
    ...(explained.updates === undefined ? [] : [`Updates    ${explained.updates}`]),
    ...routes.open.map((route) => `Open by    ${routeText(route, time)}`),
    ...routes.escalate.map((route) => `Escalate   ${routeText(route, time)}`),
    ...(phones.length === 0 ? [] : [`Phone      ${phonesText(phones)}`]),
    'Because',
    ...because.map((reason) => `  - ${becauseText(reason)}`),
    ...notes.map((note) => `Note       ${note}`),
  ];
  return lines.join('\n');
}

function coverageText({ coverage }: Explanation, time: (at: string) => string): string {
  switch (coverage.kind) {
    case 'always':
      return 'around the clock';
    case 'businessHours': {
      const hours = `${coverage.opens} to ${coverage.closes} in ${coverage.zone} (${coverage.group})`;
      return coverage.opensAt === undefined
        ? `${hours}, open`
        : `${hours}, closed until ${time(coverage.opensAt)}`;
    }
    case 'unconfirmed':
      return `not confirmed: ${coverage.why}`;
  }
}

const CLOSED = {
  weekend: 'weekend',
  publicHoliday: 'public holiday',
  closure: 'closed by the operator',
} as const;

const stepText = (step: Step, time: (at: string) => string): string =>
  step.kind === 'closed'
    ? `${step.day}: ${CLOSED[step.because]}`
    : `${time(step.from)} to ${time(step.to)}: ${step.minutes} minutes count`;

function routeText(
  { way, text, address, promise, source }: Route,
  time: (at: string) => string,
): string {
  const told = promise
    ? `; promised ${promise.within}${promise.covered ? `, ${promise.covered}` : ''}` +
      (promise.by === undefined ? '' : `: by ${time(promise.by)}`)
    : '';
  return `${way}: ${text}${address === undefined ? '' : ` (${address})`}${told} [${source}]`;
}

const becauseText = ({ text, source, reading }: Reason): string =>
  `${text} [${source}]${reading ? ` Reading ${reading.id}: ${reading.text}` : ''}`;
