/** What dialogs may ask of the policy about cases, hardware and partners, by the speaker's own contract. */
import type { DialogServices, DialogTurn } from '../dialogs/turn.ts';
import { caseReview } from '../services/policy/caseReview.ts';
import { deliverySite } from '../services/policy/deliverySite.ts';
import { evaluate } from '../services/policy/evaluate.ts';
import type { Facts } from '../services/policy/evaluation.ts';
import { extendedSupport } from '../services/policy/extendedSupport.ts';
import { findProgramme } from '../services/policy/findProgramme.ts';
import type { Policies } from '../services/policy/policies.ts';
import { replacement } from '../services/policy/replacement.ts';
import { severityChange } from '../services/policy/severityChange.ts';

type Asked =
  | 'escalationRoutes'
  | 'severityChange'
  | 'replacement'
  | 'deliverySite'
  | 'caseReview'
  | 'extendedSupport';

function factsOf(turn: DialogTurn, severity: Facts['severity']): Facts {
  const { account, programme } = turn;
  return {
    severity,
    ...(programme === undefined ? {} : { programme }),
    ...(turn.package === undefined ? {} : { package: turn.package }),
    ...(account === undefined
      ? {}
      : { hoursGroup: account.hoursGroup, region: account.region, country: account.country }),
  };
}

export function caseServices(policies: Policies): Pick<DialogServices, Asked> {
  return {
    escalationRoutes: async (severity, turn) =>
      evaluate(policies, factsOf(turn, severity), turn.now).routes.escalate,
    async severityChange(from, to, turn) {
      const programme = findProgramme(policies, turn.programme);
      const { source } = policies.shared.confirmation;
      return programme === undefined
        ? { kind: 'unconfirmed', source }
        : severityChange(policies, programme, from, to);
    },
    replacement: async (turn) => replacement(policies, factsOf(turn, 4), turn.now),
    async deliverySite(site, turn) {
      const programme = findProgramme(policies, turn.programme);
      const country = turn.account?.country;
      return programme === undefined || country === undefined
        ? undefined
        : deliverySite(policies, programme, { ...site, country });
    },
    caseReview(numbers, turn) {
      // A PIN is a partner's, whether or not its holder has proved who they are.
      const programme =
        findProgramme(policies, turn.programme) ??
        policies.programmes.find(({ partner }) => partner !== undefined);
      return programme === undefined ? undefined : caseReview(policies, programme, numbers);
    },
    extendedSupport: (product) => extendedSupport(policies, product),
  };
}
