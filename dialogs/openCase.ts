/** Finds out what support needs to know, then raises the case. */
import { languageName } from '../services/handoff/languageName.ts';
import { lowerFirst } from '../services/lowerFirst.ts';
import { CaseDraft, type Effect, type Workaround } from '../services/requests/drafts/caseDraft.ts';
import { entitlementRemark } from './entitlementRemark.ts';
import { defineForm } from './forms/form.ts';
import { handedOver } from './handedOver.ts';
import { onceFor } from './onceFor.ts';
import { accountId } from './readers/accountId.ts';
import { affectedUsers } from './readers/affectedUsers.ts';
import { effect } from './readers/effect.ts';
import { email } from './readers/email.ts';
import { instant } from './readers/instant.ts';
import { language } from './readers/language.ts';
import { personName } from './readers/personName.ts';
import { phone } from './readers/phone.ts';
import { product } from './readers/product.ts';
import { prose } from './readers/prose.ts';
import { severity } from './readers/severity.ts';
import { version } from './readers/version.ts';
import { workaround } from './readers/workaround.ts';
import { yesNo, yesNoChoices } from './readers/yesNo.ts';
import { receipt } from './receipt.ts';
import { reply } from './replies/replies.ts';
import type { Choice, Say } from './say.ts';
import type { DialogTurn } from './turn.ts';
import { whenSaid } from './whenText.ts';
import { withNumbers } from './withNumbers.ts';

type Known = Partial<CaseDraft>;

/** D2, who is eligible: certified professionals, for the products that they are certified for. */
const PARTNER = 'citrix-partner';

const EFFECTS = ['stopped', 'degraded', 'impaired', 'question', 'security'] as const;
const WORKAROUNDS = ['none', 'notScalable', 'yes'] as const;

/** D1, severity definitions: guidance has no production impact, so nothing about impact is asked. */
const isProblem = ({ effect: is }: Known): boolean => is !== undefined && is !== 'question';
const isSerious = ({ effect: is }: Known): boolean =>
  is === 'stopped' || is === 'degraded' || is === 'security';

function proposal(known: Known, turn: DialogTurn) {
  return turn.services.proposeSeverity({
    effect: known.effect ?? 'question',
    workaround: known.workaround ?? null,
    affectedUsers: known.affectedUsers ?? null,
    deadline: known.deadline ?? null,
  });
}

/** The proposed level first: a yes means that one. */
function severityChoices(known: Known, { services, ...turn }: DialogTurn): readonly Choice[] {
  const proposed = proposal(known, { services, ...turn }).severity;
  const others = ([1, 2, 3, 4] as const).filter((level) => level !== proposed);
  return [proposed, ...others].map((level) => ({
    value: String(level),
    title: reply('open-case.severity.choice', { level, title: services.severityTitle(level) }),
  }));
}

const effects: readonly Choice[] = EFFECTS.map((value: Effect) => ({
  value,
  title: reply(`open-case.effect.${value}`),
}));

const workarounds: readonly Choice[] = WORKAROUNDS.map((value: Workaround) => ({
  value,
  title: reply(`open-case.workaround.${value}`),
}));

/** A customer's own products first; a stranger sees the whole catalogue, which tells nothing. */
function productChoices(_known: Known, { account, services }: DialogTurn): readonly Choice[] {
  const own = services.products.filter(({ id }) => account?.products.includes(id) ?? true);
  return (own.length === 0 ? services.products : own).map(({ id, name }) => ({
    value: id,
    title: name,
  }));
}

const offeredLanguages = onceFor(
  ({ account, programme, services }: DialogTurn): readonly string[] =>
    services.languagesOf(account?.region, programme),
);

function languageChoices(_known: Known, turn: DialogTurn): readonly Choice[] {
  return offeredLanguages(turn).map((tag) => ({ value: tag, title: languageName(tag) }));
}

/** The person's own language, if support offers it; asked only where there is doubt. */
function assumedLanguage(known: Known, turn: DialogTurn): string | undefined {
  const offered = offeredLanguages(turn);
  const own = (turn.speaker.kind === 'customer' ? turn.speaker.language : undefined) ?? turn.locale;
  const tag = own.toLowerCase().split('-')[0] ?? 'en';
  if (offered.includes(tag)) return tag;
  return known.effect === 'question' || offered.length < 2 ? 'en' : undefined;
}

const customer = ({ speaker }: DialogTurn) => (speaker.kind === 'customer' ? speaker : undefined);

/** Which number it is may depend on the product. */
async function toPhone(
  id: 'open-case.call-in' | 'open-case.phone-is-faster',
  product: string | undefined,
  turn: DialogTurn,
): Promise<Say> {
  const said = { id, text: reply(id) };
  return product === undefined
    ? said
    : withNumbers(said, await turn.services.phonesAbout(product, turn));
}

export const openCase = defineForm({
  id: 'open-case',
  slots: CaseDraft,
  opening: 'summary',
  questions: {
    summary: { reader: prose({ max: 4000 }) },
    product: {
      reader: product,
      choices: productChoices,
      show: (id, { services }) => services.products.find((one) => one.id === id)?.name ?? id,
    },
    effect: { reader: effect, choices: () => effects },
    startedAt: {
      reader: instant('past'),
      when: isProblem,
      optional: true,
      show: whenSaid,
    },
    workaround: {
      reader: workaround,
      choices: () => workarounds,
      when: ({ effect: is }) => isProblem({ effect: is }) && is !== 'security',
      optional: true,
    },
    affectedUsers: { reader: affectedUsers, when: isSerious, optional: true },
    deadline: {
      reader: instant('future'),
      when: isProblem,
      // D1, Severity 2: a major milestone at risk. Elsewhere it is taken if told, but not asked for.
      assume: ({ effect: is }) => (is === 'degraded' ? undefined : null),
      optional: true,
      show: whenSaid,
    },
    businessImpact: { reader: prose({ max: 2000 }), when: isSerious, optional: true },
    severity: {
      reader: severity,
      choices: severityChoices,
      // Guidance is Severity 4 by its definition; it is shown in the review, where it can be changed.
      assume: ({ effect: is }) => (is === 'question' ? 4 : undefined),
      // Agreeing to one proposal is not agreeing to another.
      // Support settles it with the customer anyway.
      unasked: (known, turn) => proposal(known, turn).severity,
      restsOn: (known, turn) =>
        known.effect === undefined ? undefined : proposal(known, turn).severity,
      values: (known, turn) => {
        const { severity: level, title, matched } = proposal(known, turn);
        return { level, title, matched: matched.map(lowerFirst).join('; ') };
      },
      show: (level, { services }) =>
        reply('open-case.severity.choice', { level, title: services.severityTitle(level) }),
    },
    productVersion: { reader: version, when: isProblem, optional: true },
    accountId: {
      reader: accountId,
      assume: (_known, turn) => customer(turn)?.accountId,
      optional: true,
    },
    certified: {
      reader: yesNo,
      choices: yesNoChoices,
      when: (_known, { programme }) => programme === PARTNER,
      optional: true,
    },
    name: { reader: personName, assume: (_known, { speaker }) => speaker.name },
    email: { reader: email, assume: (_known, { speaker }) => speaker.email },
    phone: {
      reader: phone,
      when: ({ severity: level }) => level === 1,
      unasked: () => null,
    },
    language: {
      reader: language,
      choices: languageChoices,
      assume: assumedLanguage,
      unasked: () => 'en',
      show: languageName,
    },
  },

  async remarks(known, turn) {
    const { product: chosen, effect: is, severity: level, certified } = known;
    const remark = chosen === undefined ? undefined : await entitlementRemark(chosen, turn);
    // Before the remaining questions: an outage must not wait for a form where only the phone counts.
    const likely = level ?? (is === undefined ? undefined : proposal(known, turn).severity);
    const callsIn =
      likely === 1 && chosen !== undefined && (await turn.services.mustCall(chosen, 1, turn));
    return [
      ...(remark === undefined ? [] : [remark]),
      ...(certified === 'no' || certified === 'notSure'
        ? [{ id: 'open-case.not-certified', text: reply(`open-case.certified.says.${certified}`) }]
        : []),
      ...(callsIn ? [await toPhone('open-case.call-in', chosen, turn)] : []),
      ...(level === 1 && !callsIn
        ? [await toPhone('open-case.phone-is-faster', chosen, turn)]
        : []),
    ];
  },

  async submit({ draft, progress, leftOut }, turn) {
    const { request } = await turn.services.raise({
      kind: 'openCase',
      draft,
      proposal: proposal(draft, turn),
      productName:
        turn.services.products.find(({ id }) => id === draft.product)?.name ?? draft.product,
      ...(progress.follows === undefined ? {} : { follows: progress.follows }),
      ...(await handedOver({ progress, leftOut }, turn)),
    });
    // The key is this form's own, so nothing but a case can have been raised with it.
    if (request.kind !== 'openCase')
      throw new Error(`Request ${request.reference} is no new case.`);
    return { reference: request.reference, says: receipt(request, turn) };
  },
});
