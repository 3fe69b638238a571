import type { NewCase } from '../../services/cases/caseBackend.ts';

let made = 0;

/** What a case is opened with, with a key of its own. Say what the test is about. */
export function aNewCase(changes: Partial<NewCase> = {}): NewCase {
  made += 1;
  return {
    key: `form-case-${made}`,
    title: 'Citrix StoreFront: StoreFront has been down since 6 this morning.',
    description: 'StoreFront has been down since 6 this morning. Users cannot log in.',
    severity: 1,
    businessImpact: 'Nurses cannot reach patient records.',
    orgId: 'ORG-10442',
    product: 'storefront',
    contact: { name: 'Ana Morales', email: 'ana.morales@example.com', phone: '+1 212 555 0142' },
    handoff: { text: 'Reference: SR-GDB9-Y1A7', json: '{"schema":"handoff/1"}' },
    ...changes,
  };
}
