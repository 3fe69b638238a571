/** Which languages an account's region offers (D1, language support). */
import type { Facts, LanguageService, Reason } from './evaluation.ts';
import type { Policies } from './policies.ts';
import { languageReason } from './reasons.ts';
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
  const offered = programmes.flatMap(({ languages: { primary, regions } }) => [
    primary,
    ...Object.entries(regions).flatMap(([id, { onRequest }]) =>
      region === undefined || id === region ? onRequest : [],
    ),
  ]);
  return [...new Set(offered)];
}

export interface LanguageRuling {
  readonly is: LanguageService;
  readonly because: Reason;
}

/** What the wish comes to. Other than the primary language can be confirmed only with programme and region. */
export function languageService({ policies, facts, programme }: Situation): LanguageRuling {
  const wished = facts.language ?? programme?.languages.primary ?? 'en';
  const language = wished.toLowerCase().split(/[-_]/)[0] ?? '';
  if (!programme) {
    // Whatever the contract turns out to be, what every programme serves first is served.
    const [first, ...others] = policies.programmes.map((one) => one.languages);
    if (first?.primary === language && others.every(({ primary }) => primary === language)) {
      return ruling({ offered: [language], wished, kind: 'primary' }, facts, first);
    }
    return ruling(
      { offered: [], wished, kind: 'unconfirmed' },
      facts,
      policies.shared.confirmation,
    );
  }
  const { languages } = programme;
  const region = Object.entries(languages.regions).find(([id]) => id === facts.region)?.[1];
  const offered = [languages.primary, ...(region?.onRequest ?? [])];
  if (language === languages.primary)
    return ruling({ offered, wished, kind: 'primary' }, facts, languages);
  if (!region) return ruling({ offered, wished, kind: 'unconfirmed' }, facts, languages);
  const kind = offered.includes(language) ? 'onRequest' : 'notOffered';
  return ruling({ offered, wished, kind }, facts, region);
}

function ruling(
  is: LanguageService,
  { region }: Facts,
  { source }: { readonly source: string },
): LanguageRuling {
  const facts = { language: is.wished, ...(region === undefined ? {} : { region }) };
  return { is, because: languageReason(is.kind, { facts, source }) };
}
