/** Who acts on a request, and who is told next if nobody acknowledges it (D1, roles within support). */
import type { Facts } from '../policy/evaluation.ts';
import { findProgramme } from '../policy/findProgramme.ts';
import type { Policies } from '../policy/policies.ts';
import type { Programme } from '../policy/programme.ts';
import { programmesOf } from '../policy/programmesOf.ts';
import type { Asked } from './promisedBy.ts';
import { type Staff, staffOf } from './staffOf.ts';
import type { Queue } from './supportRequest.ts';

export interface QueueFacts extends Facts {
  /** Product id of the catalogue, if it is one. */
  readonly product?: string | undefined;
  /** Is it certain that this speaker may have this help? */
  readonly isEntitled: boolean;
  readonly isStranger: boolean;
}

/**
 * Customer Service first where entitlement is not certain, for it verifies that (D1, customer service).
 * Without a contract that is certain, who follows is taken from the product's programme. Never empty.
 */
export function queuesOf(policies: Policies, asked: Asked, facts: QueueFacts): readonly Queue[] {
  const staff = staffOf(policies, facts, programmeFor(policies, asked, facts));
  const { service } = staff;
  const inLine = inTurn(asked, facts, staff);
  const isCertain = facts.isEntitled && isOwn(policies, asked, facts);
  const wanted = isCertain ? inLine : [service, ...inLine];
  const known = wanted.flatMap((queue) => queue ?? []);
  const queues = known.length === 0 ? [service] : known;
  return queues.filter(({ id }, at) => queues.findIndex((one) => one.id === id) === at);
}

function inTurn(
  { kind, level }: Asked,
  { isStranger }: QueueFacts,
  staff: Staff,
): readonly (Queue | undefined)[] {
  switch (kind) {
    case 'openCase':
      return [staff.first, staff.engineers, ...staff.critical, ...staff.principal];
    case 'escalation':
      // D1, step 2: the Escalation team is technical, not management.
      return level === 'technical'
        ? [staff.role('escalation-team')]
        : [staff.role('case-manager'), staff.role('on-call-manager'), ...staff.critical];
    case 'information':
    case 'closing':
    case 'reopening':
    case 'severity':
    case 'contact':
      return [staff.engineer];
    case 'replacement':
      return [staff.engineers];
    case 'extended':
      return [staff.service, staff.engineers];
    case 'caseReview':
      return [staff.role('partner-operations'), staff.role('technical-support')];
    case 'feedback':
      return [staff.feedback ?? staff.service];
    case 'person':
      return isStranger ? [staff.service] : [staff.engineer, staff.service];
  }
}

/** A contract that knows no such thing may still hold it in another one: that has to be looked up. */
function isOwn(policies: Policies, { kind }: Asked, { programme }: QueueFacts): boolean {
  const own = findProgramme(policies, programme);
  if (kind === 'replacement') return own?.hardware !== undefined;
  if (kind === 'caseReview') return own?.partner !== undefined;
  return true;
}

/** Whose roles and engineers they are. */
function programmeFor(
  policies: Policies,
  { kind }: Asked,
  { programme, product }: QueueFacts,
): Programme | undefined {
  const has = (holds: (one: Programme) => boolean): Programme | undefined => {
    const own = findProgramme(policies, programme);
    return own && holds(own) ? own : policies.programmes.find(holds);
  };
  switch (kind) {
    case 'replacement':
      return has(({ hardware }) => hardware !== undefined);
    case 'extended':
      return has(({ extended }) => extended !== undefined);
    case 'caseReview':
      return has(({ partner }) => partner !== undefined);
    case 'feedback':
      // An address for complaints is by programme (C15); without a contract there is none to name.
      return findProgramme(policies, programme);
    case 'openCase':
    case 'escalation':
    case 'information':
    case 'closing':
    case 'reopening':
    case 'severity':
    case 'contact':
    case 'person': {
      const [ofProduct] = product === undefined ? [] : programmesOf(policies, product);
      return findProgramme(policies, programme ?? ofProduct) ?? policies.programmes[0];
    }
  }
}
