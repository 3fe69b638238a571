/** What the policy says about a topic that customers ask about, rule by rule, each with its source. */
import { lowerFirst } from '../lowerFirst.ts';
import { phoned } from './phoned.ts';
import type { SupportPhone } from './phones.ts';
import type { Policies } from './policies.ts';
import type { Programme } from './programme.ts';
import { updatesText } from './reasons.ts';
import { severityDefinitions } from './severity.ts';

/** What customers ask about support, beyond hours, times and languages. */
export const POLICY_TOPICS = [
  'updates',
  'opening',
  'escalation',
  'severityChange',
  'closing',
  'reopening',
  'progress',
  'contacts',
  'thirdParties',
  'duties',
  'roles',
  'licences',
  'outOfScope',
  'selfHelp',
  'onsite',
  'hardware',
  'partner',
  'extended',
  'restoration',
] as const;
export type PolicyTopic = (typeof POLICY_TOPICS)[number];

interface Said {
  readonly text: string;
  readonly source: string;
}

export type PolicyAnswer =
  | {
      readonly kind: 'answer';
      /** Whose rules these are. */
      readonly programme: string;
      /** They are the asker's own; else they hold for this programme, and another may differ. */
      readonly isOwn: boolean;
      readonly lines: readonly Said[];
    }
  /** The documents leave it open, for this programme and every other. */
  | { readonly kind: 'notStated' };

const PROMISED = { always: ', at any time', weekdays: ', Monday to Friday' } as const;

function escalation(
  { escalation: known }: Programme,
  _policies: Policies,
  phones: readonly SupportPhone[],
): readonly Said[] {
  if (known === undefined) return [];
  const routes = known.routes.map(({ way, text: words, address, promise, source }) => {
    const text = way === 'phone' ? phoned(words, phones) : words;
    const to = address === undefined ? '' : `: ${address}`;
    const hours = promise !== undefined && 'covered' in promise ? PROMISED[promise.covered] : '';
    const by =
      promise === undefined ? 'no time is promised' : `answer within ${promise.within}${hours}`;
    return {
      text: `${text}${to} (${by.replace('within same', 'the same').replace('within next', 'by the next')})`,
      source,
    };
  });
  const needs = known.needs.map(({ text }) => lowerFirst(text)).join('; ');
  const ready = { text: `Have ready: ${needs}`, source: known.needs[0]?.source ?? known.source };
  return [...routes, ready, ...known.afterwards];
}

function licences({ desks = [] }: Programme): readonly Said[] {
  return desks
    .filter(({ family }) => family === 'licensing')
    .flatMap(({ through, handles, source }) =>
      through.map(({ regions, name }) => ({
        text: `${regions.join(', ').toUpperCase()}: ${name}, for ${handles.join(', ')}`,
        source,
      })),
    );
}

function thirdParties({ contacts }: Programme): readonly Said[] {
  if (contacts === undefined) return [];
  const { addedIn, identifiesBy, terms, source } = contacts.thirdParty;
  const by = identifiesBy.map((id) => (id === 'orgId' ? 'Org ID' : 'hardware serial number'));
  return [
    { text: `They are added in ${addedIn} and name the ${by.join(' or the ')}`, source },
    ...terms,
  ];
}

function hardware({ hardware: known, packages }: Programme): readonly Said[] {
  if (known === undefined) return [];
  const nameOf = (id: string) => packages.find((one) => one.id === id)?.name ?? id;
  const replacements = known.replacements.map(({ packages: ids, text, source }) => ({
    text: `${ids.map(nameOf).join(', ')}: ${text}`,
    source,
  }));
  return [...replacements, ...known.site.terms, known.exportNote];
}

function partner({ partner: known }: Programme): readonly Said[] {
  if (known === undefined) return [];
  const { pin, addOns, bugs, caseReview, menu, exceptProducts } = known;
  return [pin, addOns, bugs, caseReview, menu, exceptProducts];
}

function restoration({ packages, resolution }: Programme): readonly Said[] {
  const targets = packages.flatMap(({ name, restoration: aims }) =>
    Object.entries(aims?.targets ?? {}).map(([severity, amount]) => ({
      text: `${name}, Severity ${severity}: a target of ${amount.strictlyLess ? 'less than ' : ''}${amount.value} ${amount.unit}`,
      source: aims?.source ?? '',
    })),
  );
  return resolution === undefined ? targets : [resolution, ...targets];
}

function severityChange({ severityRules }: Programme): readonly Said[] {
  if (severityRules === undefined) return [];
  const { mayIncrease, mayDecrease, source } = severityRules;
  return [
    { text: 'You and the engineer settle the severity together', source },
    {
      text: mayIncrease
        ? 'It may be raised later'
        : 'Once settled it is not raised later; an escalation brings a case more attention instead',
      source,
    },
    ...(mayDecrease ? [{ text: 'It may be lowered', source }] : []),
  ];
}

function closing({ lifecycle }: Programme): readonly Said[] {
  if (lifecycle === undefined) return [];
  const { closing: how, closingReasons } = lifecycle;
  return [
    ...(how.confirmationAsked
      ? [{ text: 'You are asked to confirm before a case is closed', source: how.source }]
      : []),
    ...(how.summarySent
      ? [{ text: 'You are sent a summary, and may be asked for your opinion', source: how.source }]
      : []),
    ...closingReasons,
  ];
}

const TOPICS: Readonly<
  Record<
    PolicyTopic,
    (programme: Programme, policies: Policies, phones: readonly SupportPhone[]) => readonly Said[]
  >
> = {
  updates: (_programme, policies) =>
    severityDefinitions(policies).map(({ severity, updates, source }) => ({
      text: `Severity ${severity}: ${updatesText(updates)}`,
      source,
    })),
  opening: ({ channels = [] }, _policies, phones) =>
    channels.map(({ way, text, severities, address, source }) => ({
      text: `${severities === undefined ? '' : `Severity ${severities.join(', ')}: `}${way === 'phone' ? phoned(text, phones) : text}${address === undefined ? '' : ` (${address})`}`,
      source,
    })),
  escalation,
  severityChange,
  closing,
  reopening: ({ reopen }) => [
    {
      text: `A closed case can be reopened for ${reopen.days} days; after that a new case is opened`,
      source: reopen.source,
    },
  ],
  progress: ({ lifecycle }) =>
    lifecycle === undefined
      ? []
      : [
          {
            text: `You follow your cases at ${lifecycle.progress.address}`,
            source: lifecycle.progress.source,
          },
        ],
  contacts: ({ contacts }) =>
    contacts === undefined
      ? []
      : [
          ...contacts.technical.map(({ text, source }) => ({
            text: `Technical contact: ${text}`,
            source,
          })),
          ...contacts.renewal.map(({ text, source }) => ({
            text: `Renewal contact: ${text}`,
            source,
          })),
          {
            text: `Contacts are changed through ${contacts.change.through}`,
            source: contacts.change.source,
          },
        ],
  thirdParties,
  duties: ({ duties }) => duties?.list ?? [],
  roles: ({ roles = [] }) =>
    roles.map(({ name, does, source }) => ({ text: `${name}: ${does}`, source })),
  licences,
  outOfScope: ({ outOfScope }) =>
    outOfScope === undefined
      ? []
      : [
          { text: `Not part of support: ${outOfScope.what.join(', ')}`, source: outOfScope.source },
          { text: `These can help: ${outOfScope.goTo.join(', ')}`, source: outOfScope.source },
        ],
  selfHelp: ({ selfHelp }) =>
    selfHelp.map(({ name, url, source }) => ({
      text: url === undefined ? name : `${name}: ${url}`,
      source,
    })),
  onsite: ({ lifecycle, delivery = [] }) => [
    ...(lifecycle?.remote ?? []),
    ...delivery.filter(({ id }) => id === 'onsite'),
  ],
  hardware,
  partner,
  extended: ({ extended, products }) =>
    extended === undefined
      ? []
      : [
          extended,
          {
            text: `Products: ${products.map(({ name }) => name).join(', ')}`,
            source: extended.source,
          },
          ...extended.prerequisites,
        ],
  restoration,
};

/**
 * The rules about a topic: those of the asker's programme, if it is known and says something; else
 * those of the first programme that does, named, so that nobody takes them for their own.
 *
 * @param phonesIn numbers that the asker would phone under a programme
 */
export function policyAnswer(
  policies: Policies,
  topic: PolicyTopic,
  programme: string | undefined,
  phonesIn: (programme: string) => readonly SupportPhone[] = () => [],
): PolicyAnswer {
  const own = policies.programmes.filter(({ id }) => id === programme);
  const others = policies.programmes.filter(({ id }) => id !== programme);
  for (const one of [...own, ...others]) {
    const lines = TOPICS[topic](one, policies, phonesIn(one.id)).map(({ text, source }) => ({
      text,
      source,
    }));
    if (lines.length > 0) {
      return { kind: 'answer', programme: one.name, isOwn: one.id === programme, lines };
    }
  }
  return { kind: 'notStated' };
}
