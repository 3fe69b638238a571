import type { Case } from '../../services/cases/case.ts';
import type { CaseView } from '../../services/cases/caseView.ts';

/** Case 100001 of Ana's, open, as she may see it. Say what the test is about. */
export function aCaseView(changes: Partial<Case> = {}, more: Partial<CaseView> = {}): CaseView {
  return {
    case: {
      caseNumber: '100001',
      key: 'key',
      status: 'open',
      title: 'StoreFront is down',
      severity: 2,
      orgId: 'ORG-10442',
      product: 'storefront',
      contact: null,
      owner: null,
      isEscalated: false,
      openedAt: '2026-11-20T10:00:00.000Z',
      updatedAt: '2026-11-20T10:00:00.000Z',
      closedAt: null,
      ...changes,
    },
    opened: undefined,
    escalation: undefined,
    escalations: [],
    said: { last: undefined, nextSteps: undefined },
    reopening: undefined,
    comments: [],
    ...more,
  };
}
