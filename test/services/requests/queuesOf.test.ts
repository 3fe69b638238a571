import { expect } from 'chai';
import { loadPolicies } from '../../../services/policy/loadPolicies.ts';
import type { Asked } from '../../../services/requests/promisedBy.ts';
import { queuesOf, type QueueFacts } from '../../../services/requests/queuesOf.ts';

const policies = loadPolicies(new URL('../../../services/policy/policies/', import.meta.url));

const certain: QueueFacts = {
  programme: 'citrix-css',
  package: 'priority',
  severity: 1,
  region: 'americas',
  product: 'storefront',
  isEntitled: true,
  isStranger: false,
};
const { programme: _, package: __, region: ___, ...rest } = certain;
const uncertain: QueueFacts = { ...rest, isEntitled: false };
const stranger: QueueFacts = { ...uncertain, isStranger: true };
const xenserver = { programme: 'xenserver', package: 'standard', product: 'xenserver' };
const appliance = {
  programme: 'citrix-appliance',
  package: 'gold',
  product: 'netscaler-appliance',
};
const partner = { programme: 'citrix-partner', package: 'gold' };
const management: Asked = { kind: 'escalation', level: 'management' };
const technical: Asked = { kind: 'escalation', level: 'technical' };

type Row = readonly [string, Asked, QueueFacts, string];
const rows: readonly Row[] = [
  [
    'Severity 1 of Priority',
    { kind: 'openCase' },
    certain,
    'daas-vdi critical-situation-manager account-manager',
  ],
  ['Severity 3', { kind: 'openCase' }, { ...certain, severity: 3 }, 'daas-vdi account-manager'],
  [
    'a package without a manager',
    { kind: 'openCase' },
    { ...certain, package: 'core' },
    'daas-vdi',
  ],
  [
    'a relationship manager beside it',
    { kind: 'openCase' },
    { ...certain, package: 'core', companion: 'trm' },
    'daas-vdi relationship-manager',
  ],
  [
    'licences in EMEA',
    { kind: 'openCase' },
    { ...certain, package: 'core', region: 'emea', product: 'licensing' },
    'desk-licensing licensing',
  ],
  ['XenServer', { kind: 'openCase' }, { ...certain, ...xenserver }, 'xenserver'],
  [
    "a product in the customer's words",
    { kind: 'openCase' },
    { ...certain, package: 'core', product: 'my thing' },
    'customer-service',
  ],
  ['uncertain', { kind: 'openCase' }, uncertain, 'customer-service daas-vdi'],
  [
    'management, Severity 1 of Priority',
    management,
    certain,
    'case-manager on-call-manager critical-situation-manager',
  ],
  [
    'management, Severity 2',
    management,
    { ...certain, severity: 2 },
    'case-manager on-call-manager',
  ],
  [
    'management, XenServer',
    management,
    { ...certain, ...xenserver },
    'case-manager on-call-manager',
  ],
  ['management, partner', management, { ...certain, ...partner }, 'case-manager on-call-manager'],
  ['management, uncertain', management, uncertain, 'customer-service case-manager on-call-manager'],
  ['no progress', technical, certain, 'escalation-team'],
  ['information', { kind: 'information' }, certain, 'support-engineer'],
  [
    'information of a partner',
    { kind: 'information' },
    { ...certain, ...partner },
    'technical-support',
  ],
  ['reopening, uncertain', { kind: 'reopening' }, uncertain, 'customer-service support-engineer'],
  ['hardware', { kind: 'replacement' }, { ...certain, ...appliance }, 'app-delivery-security'],
  [
    'hardware that the contract does not cover',
    { kind: 'replacement' },
    certain,
    'customer-service app-delivery-security',
  ],
  [
    'hardware, stranger',
    { kind: 'replacement' },
    stranger,
    'customer-service app-delivery-security',
  ],
  [
    'extended',
    { kind: 'extended' },
    { ...certain, product: 'xenserver-7-1' },
    'customer-service xenserver',
  ],
  [
    'case review',
    { kind: 'caseReview' },
    { ...certain, ...partner },
    'partner-operations technical-support',
  ],
  ['feedback', { kind: 'feedback' }, certain, 'feedback'],
  [
    'feedback on XenServer, which has no address',
    { kind: 'feedback' },
    { ...certain, ...xenserver },
    'customer-service',
  ],
  ['feedback of a stranger', { kind: 'feedback' }, stranger, 'customer-service'],
  ['a person', { kind: 'person' }, certain, 'support-engineer customer-service'],
  ['a person, for a stranger', { kind: 'person' }, stranger, 'customer-service'],
];

describe('who acts on a request', () => {
  for (const [what, asked, facts, expected] of rows) {
    it(`${asked.kind}, ${what}: ${expected}`, () => {
      const queues = queuesOf(policies, asked, facts);
      expect(queues.map(({ id }) => id).join(' ')).to.equal(expected);
      for (const { name, source } of queues) {
        expect(name).not.to.equal('');
        expect(source).to.match(/^D\d, /);
      }
    });
  }
});
