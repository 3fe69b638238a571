/** What the dialogs may call, put together from policy, directory and use-cases. */
import type { DateTime } from 'luxon';
import { amountText } from '../dialogs/receipt.ts';
import type { DialogServices, DialogTurn } from '../dialogs/turn.ts';
import type { SupportFacts } from '../dialogs/understanding/supportFacts.ts';
import type { InstantReader } from '../services/dates/instantReader.ts';
import type {
  EntitlementDecision,
  EntitlementDirectory,
} from '../services/entitlements/entitlementDirectory.ts';
import { policyAnswer } from '../services/policy/answers.ts';
import { evaluate } from '../services/policy/evaluate.ts';
import type { Evaluation } from '../services/policy/evaluation.ts';
import { findHoursGroup } from '../services/policy/hoursGroups.ts';
import { languagesOf } from '../services/policy/languages.ts';
import type { PhonedFrom, SupportPhone } from '../services/policy/phones.ts';
import type { Policies } from '../services/policy/policies.ts';
import { programmesOf } from '../services/policy/programmesOf.ts';
import { products } from '../services/policy/products.ts';
import { definitionOf, proposeSeverity, severityDefinitions } from '../services/policy/severity.ts';
import type { CustomerSide } from '../services/requests/customerSide.ts';
import type { RaiseInput, RaiseResult } from '../services/requests/raise.ts';
import type { CaseLookup, Who } from '../services/cases/caseLookup.ts';
import type { CustomerPrivacy } from '../services/privacy/customerPrivacy.ts';
import type { Proof } from '../services/identity/proof.ts';
import { caseServices } from './caseServices.ts';

interface Dependencies {
  readonly policies: Policies;
  readonly entitlements: EntitlementDirectory;
  readonly instants: InstantReader;
  readonly raise: (input: RaiseInput) => Promise<RaiseResult>;
  readonly cases: CaseLookup;
  readonly customer: CustomerSide;
  readonly proof: Proof;
  readonly privacy: CustomerPrivacy;
  readonly phonesFrom: (from: PhonedFrom) => readonly SupportPhone[];
}

const whoOf = (turn: DialogTurn): Who => {
  const { speaker, conversationId, address, account, programme } = turn;
  return { speaker, conversationId, address, account, programme };
};

type Entitled = EntitlementDecision & { readonly outcome: 'entitled' };

export function dialogServices({
  policies,
  entitlements,
  instants,
  raise,
  cases,
  customer,
  proof,
  privacy,
  phonesFrom,
}: Dependencies): DialogServices {
  const LEVELS = [1, 2, 3, 4] as const;

  function rulings({ account, ...entitled }: Entitled, now: DateTime): readonly Evaluation[] {
    const { hoursGroup, region, country } = account;
    const { programme, companion } = entitled;
    const facts = { programme, package: entitled.package, companion };
    return LEVELS.map((severity) =>
      evaluate(policies, { ...facts, severity, hoursGroup, region, country }, now),
    );
  }

  /** May the speaker have help, with this product if one is given? */
  async function decisionOn(
    { speaker, now }: DialogTurn,
    product?: string,
  ): Promise<EntitlementDecision> {
    if (speaker.kind !== 'customer') return { outcome: 'unknown' };
    const at = now.toUTC().toISO() ?? '';
    const { accountId } = speaker;
    return entitlements.check({ accountId, at, ...(product === undefined ? {} : { product }) });
  }

  /** A verified customer's contract, if it is in force. */
  async function contractOf(turn: DialogTurn): Promise<Entitled | undefined> {
    const decision = await decisionOn(turn);
    return decision.outcome === 'entitled' ? decision : undefined;
  }

  function hoursIn(ruled: readonly Evaluation[]): SupportFacts['hours'] {
    const coverage = ruled.map((one) => one.coverage).find(({ kind }) => kind === 'businessHours');
    if (coverage?.kind !== 'businessHours') return undefined;
    const { opens, closes, zone, isOpen, opensAt } = coverage;
    return { opens, closes, zone, isOpen, opensAt };
  }

  async function supportFacts(turn: DialogTurn, product?: string): Promise<SupportFacts> {
    const contract = await contractOf(turn);
    const asked = product === undefined ? undefined : await decisionOn(turn, product);
    const isCovered = asked === undefined || asked.outcome === 'entitled';
    const ruled = contract === undefined ? [] : rulings(contract, turn.now);
    const programme = policies.programmes.find(({ id }) => id === contract?.programme);
    const bought = isCovered ? contract?.package : undefined;
    return {
      packageName: programme?.packages.find(({ id }) => id === bought)?.name,
      refused: asked?.outcome === 'refused' ? asked : undefined,
      hours: hoursIn(ruled),
      responses: (isCovered ? ruled : []).flatMap(({ response }, index) =>
        response.kind === 'target'
          ? [
              {
                severity: index + 1,
                target: amountText(response.amount),
                respondBy: response.respondBy,
              },
            ]
          : [],
      ),
      severities: severityDefinitions(policies).map(({ severity, title, tests }) => ({
        severity,
        title,
        meaning: tests.join('; '),
      })),
      languages: languagesOf(policies, servedIn(turn.account?.region, contract?.programme)),
    };
  }

  const supportPhones: DialogServices['supportPhones'] = ({ account, programme }) =>
    phonesFrom({
      ...(account === undefined ? {} : { region: account.region, hoursGroup: account.hoursGroup }),
      ...(programme === undefined ? {} : { programme }),
    });

  /** Every programme that may apply: the contract's own, else all that support the product. */
  async function programmesFor(product: string, turn: DialogTurn): Promise<readonly string[]> {
    const contract = await contractOf(turn);
    return contract === undefined ? programmesOf(policies, product) : [contract.programme];
  }

  return {
    entitlements,
    products: products(policies),
    supportPhones,
    async phonesAbout(product, turn) {
      const [programme, ...others] = await programmesFor(product, turn);
      const { account } = turn;
      return supportPhones({ account, programme: others.length === 0 ? programme : undefined });
    },
    languagesOf: (region, programme) => languagesOf(policies, servedIn(region, programme)),
    deskZone: (hoursGroup) => findHoursGroup(policies, hoursGroup)?.zone,
    proposeSeverity: (answers) => proposeSeverity(policies, answers),
    severityTitle: (severity) => definitionOf(policies, severity).title,
    readInstant: (line, { whole, ...options }) =>
      whole ? instants.read(line, options) : instants.find(line, options),
    supportFacts,
    policyAnswer: async (topic, turn) =>
      policyAnswer(policies, topic, (await contractOf(turn))?.programme, (programme) =>
        supportPhones({ account: turn.account, programme }),
      ),
    async mustCall(product, severity, turn) {
      const programmes = await programmesFor(product, turn);
      const ways = programmes.map((programme) =>
        evaluate(policies, { programme, severity }, turn.now).routes.open.map(({ way }) => way),
      );
      return (
        ways.length > 0 &&
        ways.every((open) => open.length > 0 && open.every((way) => way === 'phone'))
      );
    },
    raise,
    ...caseServices(policies),
    findCase: (said, turn) => cases.find(said, { ...whoOf(turn), lineId: turn.lineId }),
    myCases: (turn) => cases.mine(whoOf(turn)),
    myRequests: ({ conversationId }) => customer.requestsOf(conversationId),
    requestsOfCases: (numbers, { speaker }) => customer.requestsOfCases(numbers, speaker),
    withdraw: (reference, { conversationId, speaker }) =>
      customer.withdraw(reference, conversationId, speaker),
    tellStaff: (reference, said, { conversationId }) =>
      customer.tellStaff(reference, conversationId, said),
    noteAnswer: (reference, answer, { conversationId }) =>
      customer.noteAnswer(reference, conversationId, answer),
    whatIsKept: (turn) => privacy.kept(whoOf(turn)),
    copyOfMine: (turn) => privacy.copy(whoOf(turn)),
    keptDays: privacy.days,
    eraseMine: (turn) => privacy.erase(whoOf(turn)),
    sendCode: (email, turn) => proof.sendCode(email, { ...whoOf(turn), lineId: turn.lineId }),
    checkCode: (code, turn) => proof.checkCode(code, { ...whoOf(turn), lineId: turn.lineId }),
  };
}

const servedIn = (region: string | undefined, programme: string | undefined) => ({
  ...(region === undefined ? {} : { region }),
  ...(programme === undefined ? {} : { programme }),
});
