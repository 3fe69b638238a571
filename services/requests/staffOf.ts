/** Those who may stand in line for a request, as far as a programme has them. */
import type { Facts } from '../policy/evaluation.ts';
import type { Policies } from '../policy/policies.ts';
import type { Programme } from '../policy/programme.ts';
import { type Routed, routing } from '../policy/routing.ts';
import type { Queue } from './supportRequest.ts';

export interface Staff {
  readonly service: Queue;
  /** Who takes a new case: the engineers, or the desk that the product's family has. */
  readonly first: Queue;
  readonly engineers: Queue | undefined;
  /** Who works on a case that is open. */
  readonly engineer: Queue | undefined;
  /** For severity 1, where the package brings them. */
  readonly critical: readonly Queue[];
  /** The customer's own contact within support, where the package brings one. */
  readonly principal: readonly Queue[];
  readonly feedback: Queue | undefined;
  readonly role: (id: string) => Queue | undefined;
}

export function staffOf(
  policies: Policies,
  facts: Facts & { readonly product?: string | undefined; readonly isEntitled: boolean },
  programme: Programme | undefined,
): Staff {
  const { first, engineers, roles } = routing(policies, {
    ...facts,
    ...(programme === undefined ? {} : { programme: programme.id }),
  });
  const role = (id: string): Queue | undefined => {
    const found = programme?.roles?.find((one) => one.id === id);
    return found && queue(found);
  };
  const { by, source } = policies.shared.confirmation;
  const brought = (...ids: readonly string[]): readonly Queue[] =>
    roles.filter(({ id }) => ids.includes(id)).map(queue);
  return {
    service: { id: 'customer-service', name: by, source },
    first: queue(first),
    // Who knows hardware is known without the product: such a programme has one family of engineers.
    engineers: engineers ? queue(engineers) : onlyOne(programme?.engineers),
    engineer: role('support-engineer') ?? role('technical-support'),
    critical: brought('critical-situation-manager'),
    principal: brought('relationship-manager', 'account-manager'),
    feedback: feedbackDesk(programme),
    role,
  };
}

function feedbackDesk(programme: Programme | undefined): Queue | undefined {
  const route = programme?.escalation?.routes.find(({ purpose }) => purpose === 'feedback');
  return route && { id: 'feedback', name: 'Feedback desk', source: route.source };
}

const onlyOne = (engineers: Programme['engineers'] = []): Queue | undefined =>
  engineers.length === 1 ? engineers.map(queue)[0] : undefined;

const queue = ({ id, name, source }: Pick<Routed, 'id' | 'name' | 'source'>): Queue => ({
  id,
  name,
  source,
});
