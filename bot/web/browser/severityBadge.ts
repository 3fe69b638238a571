import { deskTexts } from './deskTexts.ts';
import { dom } from './dom.ts';

/** Of the case. What is about no case has none, whatever is written down for it. */
export function severityBadge(of: {
  readonly kind: string;
  readonly caseNumber: string | null;
  readonly severityNow: number;
  /** When the request was raised, if it was another one. */
  readonly severityRaised?: number | undefined;
}): HTMLElement | undefined {
  if (of.caseNumber === null && of.kind !== 'openCase') return undefined;
  const { severityNow: now, severityRaised: raised } = of;
  return raised === undefined || raised === now
    ? dom('span', { class: `badge sev${now}` }, deskTexts.severity(now))
    : dom('span', { class: `badge sev${now}` }, deskTexts.severityWas(now, raised));
}
