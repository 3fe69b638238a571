import { deskTexts } from './deskTexts.ts';
import { dom } from './dom.ts';

/** Of the case. What is about no case has none, whatever is written down for it. */
export function severityBadge(of: {
  readonly kind: string;
  readonly caseNumber: string | null;
  readonly severityNow: number;
}): HTMLElement | undefined {
  if (of.caseNumber === null && of.kind !== 'openCase') return undefined;
  return dom('span', { class: `badge sev${of.severityNow}` }, deskTexts.severity(of.severityNow));
}
