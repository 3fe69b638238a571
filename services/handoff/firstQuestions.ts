/** What to ask first: what was left open, what the severity turns on, and what support does next by its own rules. */
import { findProgramme } from '../policy/findProgramme.ts';
import type { Policies } from '../policy/policies.ts';
import type { Programme } from '../policy/programme.ts';
import { programmesOf } from '../policy/programmesOf.ts';
import { definitionOf } from '../policy/severity.ts';
import type { SupportRequest } from '../requests/supportRequest.ts';

/** A first call has room for so many. */
const MOST = 6;

/** For answers that were asked for and left open, by slot. */
const LEFT_OPEN: Readonly<Record<string, string>> = {
  accountId: 'Which account, agreement PIN or serial number is it for?',
  productVersion: 'Which version and build is in use?',
  startedAt: 'When did it begin, and what was changed just before?',
  workaround: 'Is there a workaround, and does it carry everybody who is affected?',
  affectedUsers: 'How many production users are affected?',
  deadline: 'By when does it have to work again, and what happens then?',
  businessImpact: 'What can the business not do because of it?',
  phone: 'On which number can they be called?',
  stake: "Are people's safety or money at stake?",
  miles: 'How far is the site from the nearest service centre?',
  sameCountry: 'Is that service centre in the same country as the site?',
};

/** What the effect leaves to be asked, and which steps of support's work come first (lifecycle, `work`). */
const BY_EFFECT: Readonly<
  Record<string, { readonly ask: readonly string[]; readonly work: readonly string[] }>
> = {
  stopped: {
    ask: ['Does anything still work, and for whom?'],
    work: ['remote-access', 'information', 'workaround'],
  },
  degraded: {
    ask: ['What is slow or fails, how often, and how do they measure it?'],
    work: ['information', 'workaround', 'remote-access'],
  },
  impaired: { ask: [], work: ['reproduce', 'update', 'information'] },
  question: { ask: ['What do they want to reach, and what have they tried?'], work: [] },
  security: {
    ask: [
      'Which systems are exposed, and are there signs that it was used?',
      'What may be shut off at once?',
    ],
    work: ['information', 'update'],
  },
};

/** A step of support's work as a question. A step that the operator added is asked in its own words. */
const WORK: Readonly<Record<string, string>> = {
  information: 'Which traces and logs of it can they send now?',
  reproduce: 'Which steps make it happen again?',
  'remote-access': 'Do they allow remote access, and from when?',
  update: 'Which updates and hotfixes are installed, and when can newer ones be?',
  workaround: 'Which workaround would carry them until it is solved?',
  test: 'Is there a system outside production to try a solution on?',
  'third-party': 'Is another vendor involved, and is there a ticket with them?',
};

const BY_OUTCOME: Readonly<Record<string, string>> = {
  escalate: 'What has to have happened, and by when, for this to be settled?',
  manager: 'What should a manager decide or change?',
  callBack: 'When are they reached on the phone?',
};

export function firstQuestions(request: SupportRequest, policies: Policies): readonly string[] {
  const asked = [
    ...request.leftOut.flatMap((slot) => LEFT_OPEN[slot] ?? []),
    ...criteria(request, policies),
    ...ofKind(request, policies),
  ];
  return [...new Set(asked)].slice(0, MOST);
}

/** Where customer and criteria differ: what the severity that they ask for would need. */
function criteria(request: SupportRequest, policies: Policies): readonly string[] {
  if (request.kind !== 'openCase' || request.severity.agreed) return [];
  const { customer, proposed } = request.severity;
  const { title, tests, source } = definitionOf(policies, customer);
  const open = tests.filter((test) => !proposed.matched.includes(test));
  return open.length === 0
    ? []
    : [`For severity ${customer} (${title}), which of these hold: ${open.join('; ')}? (${source})`];
}

function ofKind(request: SupportRequest, policies: Policies): readonly string[] {
  switch (request.kind) {
    case 'openCase': {
      const { ask, work } = BY_EFFECT[request.draft.effect] ?? { ask: [], work: [] };
      return [...ask, ...steps(programmeOf(request, request.draft.product, policies), work)];
    }
    case 'escalation': {
      const { level, outcome, stake } = request.draft;
      const product = request.about?.product ?? undefined;
      return [
        ...(stake === 'safety' || stake === 'both'
          ? ['Who is in danger, and what was done for their safety?']
          : []),
        ...[BY_OUTCOME[outcome ?? ''] ?? []].flat(),
        ...(level === 'technical'
          ? [
              'What was tried last, and what came of it?',
              ...steps(programmeOf(request, product, policies), ['reproduce', 'information']),
            ]
          : []),
      ];
    }
    case 'reopening':
      return [
        'Is it what it was before, or does it show itself in another way?',
        'What was changed since the case was closed?',
      ];
    case 'replacement':
      return request.draft.onRecord === 'yes'
        ? []
        : ['Which address is on record for this serial number?'];
    case 'extended': {
      const { microsoftSupport, successServices, baseAgreement } = request.draft;
      return [
        ...(microsoftSupport === 'yes'
          ? []
          : ['Is there equivalent Microsoft support for the Windows version?']),
        ...(successServices === 'yes' ? [] : ['Are the Customer Success Services current?']),
        ...(baseAgreement === 'yes'
          ? []
          : ['Which base support agreement is there for the product?']),
      ];
    }
    case 'information':
    case 'closing':
    case 'severity':
    case 'contact':
    case 'caseReview':
    case 'feedback':
    case 'person':
      return [];
  }
}

/** The account's programme; else one that supports the product. */
function programmeOf(
  { entitlement }: SupportRequest,
  product: string | undefined,
  policies: Policies,
): Programme | undefined {
  const own = entitlement.outcome === 'entitled' ? entitlement.programme : undefined;
  const [first] = product === undefined ? [] : programmesOf(policies, product);
  return findProgramme(policies, own ?? first);
}

function steps(programme: Programme | undefined, ids: readonly string[]): readonly string[] {
  const work = programme?.lifecycle?.work ?? [];
  const own = work.filter(({ id }) => WORK[id] === undefined).map(({ id }) => id);
  return [...ids, ...own].flatMap((id) => {
    const step = work.find((one) => one.id === id);
    return step === undefined ? [] : [`${WORK[id] ?? `${step.text}?`} (${step.source})`];
  });
}
