/** Which languages an account's region offers (D1, language support). */
import type { LanguageService, Reason } from './evaluation.ts';
import type { Policies } from './policies.ts';
import { languageReason } from './reasons.ts';
import { readingOf } from './register.ts';
import type { Situation } from './situation.ts';

/**
 * BCP 47 languages, the primary one first. Without a region: all that some region offers; without a
 * programme: those of all programmes. An unknown programme offers none, an unknown region only the
 * primary one.
 */
export function languagesOf(
  policies: Policies,
  { programme, region }: { readonly programme?: string; readonly region?: string },
): readonly string[] {
  const programmes = policies.programmes.filter(
    ({ id }) => programme === undefined || id === programme,
  );
  const offered = programmes.flatMap(({ languages: { primary, regions = {}, anywhere } }) => [
    primary,
    ...Object.entries(regions).flatMap(([id, { onRequest }]) =>
      region === undefined || id === region ? onRequest : [],
    ),
    // Without a programme, a region's own languages say more than those of one programme anywhere.
    ...(programme !== undefined || region === undefined ? (anywhere?.onRequest ?? []) : []),
  ]);
  return [...new Set(offered)];
}

export interface LanguageRuling {
  readonly is: LanguageService;
  readonly because: Reason;
}

/** What the wish comes to. Other than the primary language can be confirmed only with programme and region. */
export function languageService(situation: Situation): LanguageRuling {
  const { policies, facts, programme } = situation;
  const wished = facts.language ?? programme?.languages.primary ?? 'en';
  const language = wished.toLowerCase().split(/[-_]/)[0] ?? '';
  if (!programme) {
    // Whatever the contract turns out to be, what every programme serves first is served.
    const [first, ...others] = policies.programmes.map((one) => one.languages);
    if (first?.primary === language && others.every(({ primary }) => primary === language)) {
      return ruling(situation, { offered: [language], wished, kind: 'primary' }, first);
    }
    return ruling(
      situation,
      { offered: [], wished, kind: 'unconfirmed' },
      policies.shared.confirmation,
    );
  }
  const { languages } = programme;
  const region =
    languages.anywhere ??
    Object.entries(languages.regions ?? {}).find(([id]) => id === facts.region)?.[1];
  const offered = [languages.primary, ...(region?.onRequest ?? [])];
  const because = (rule: Rule): Rule => ({
    source: rule.source,
    reading: rule.reading ?? languages.reading,
  });
  if (language === languages.primary) {
    return ruling(situation, { offered, wished, kind: 'primary' }, because(languages));
  }
  if (!region)
    return ruling(situation, { offered, wished, kind: 'unconfirmed' }, because(languages));
  const kind = offered.includes(language) ? 'onRequest' : 'notOffered';
  return ruling(situation, { offered, wished, kind }, because(region));
}

interface Rule {
  readonly source: string;
  readonly reading?: string | undefined;
}

function ruling(
  { policies, facts, programme }: Situation,
  is: LanguageService,
  rule: Rule,
): LanguageRuling {
  const { region } = facts;
  const condition = programme?.languages.condition;
  const known = {
    language: is.wished,
    ...(region === undefined ? {} : { region }),
    ...(is.kind === 'onRequest' && condition === 'wherePossible' ? { condition } : {}),
  };
  const part = { facts: known, source: rule.source, ...readingOf(policies, rule) };
  return { is, because: languageReason(is.kind, part) };
}
