/** Help with a product past its end of maintenance or life: is what it takes there? */
import { lowerFirst } from '../services/lowerFirst.ts';
import type { ExtendedSupportNeeds } from '../services/policy/extendedSupport.ts';
import { ExtendedDraft } from '../services/requests/drafts/specialDrafts.ts';
import { defineForm, type Question, type Reader } from './forms/form.ts';
import { email } from './readers/email.ts';
import { personName } from './readers/personName.ts';
import { phone } from './readers/phone.ts';
import { product } from './readers/product.ts';
import { prose } from './readers/prose.ts';
import { yesNo, yesNoChoices } from './readers/yesNo.ts';
import { handIn } from './receipts/handIn.ts';
import { reply } from './replies/replies.ts';
import type { Choice, Say } from './say.ts';
import type { DialogTurn } from './turn.ts';

type Known = Partial<ExtendedDraft>;
type Need = 'microsoftSupport' | 'successServices' | 'baseAgreement';

/** Which of the policy's prerequisites each question is about. */
const NEEDS: Readonly<Record<Need, string>> = {
  microsoftSupport: 'microsoft-support',
  successServices: 'customer-success-services',
  baseAgreement: 'base-agreement',
};
const NEEDED = Object.keys(NEEDS) as readonly Need[];

type Prerequisite = ExtendedSupportNeeds['prerequisites'][number];

function prerequisite(
  need: Need,
  { product: chosen }: Known,
  { services }: DialogTurn,
): Prerequisite | undefined {
  const needs = chosen === undefined ? undefined : services.extendedSupport(chosen);
  return needs?.prerequisites.find(({ id }) => id === NEEDS[need]);
}

function isThere(need: Need): Question<ExtendedDraft[Need], ExtendedDraft> {
  return {
    reader: yesNo,
    choices: yesNoChoices,
    // A product whose rules name no such condition, or that is not in the catalogue.
    assume: (known, turn) =>
      known.product !== undefined && prerequisite(need, known, turn) === undefined
        ? 'notSure'
        : undefined,
    values: (known, turn) => ({
      condition: lowerFirst(prerequisite(need, known, turn)?.text ?? ''),
    }),
  };
}

/** A product that is still maintained needs an ordinary case. */
const endedProduct: Reader<string> = {
  ...product,
  async read(line, context) {
    const reading = await product.read(line, context);
    if (reading.kind !== 'value') return reading;
    const { services } = context.turn;
    const known = services.products.find(({ id }) => id === reading.value);
    if (known === undefined || services.extendedSupport(known.id) !== undefined) return reading;
    const { summary } = context.known;
    return {
      kind: 'none',
      says: [
        {
          id: 'extended-support.not-needed',
          text: reply('extended-support.not-needed', { product: known.name }),
        },
      ],
      offer: {
        form: 'open-case',
        known: { product: known.id },
        ...(typeof summary === 'string' ? { text: summary } : {}),
      },
    };
  },
  async find(text, context) {
    const found = await product.find?.(text, context);
    const isEnded =
      found !== undefined && context.turn.services.extendedSupport(found) !== undefined;
    return isEnded ? found : undefined;
  },
};

const endedProducts = (_known: Known, { services }: DialogTurn): readonly Choice[] =>
  services.products
    .filter(({ id }) => services.extendedSupport(id) !== undefined)
    .map(({ id, name }) => ({ value: id, title: name }));

/** What is missing, with its rule. It goes to Customer Service all the same. */
function missing(known: Known, turn: DialogTurn): readonly Say[] {
  return NEEDED.flatMap((need) => {
    const rule = known[need] === 'no' ? prerequisite(need, known, turn) : undefined;
    return rule === undefined
      ? []
      : [
          {
            id: `extended-support.missing.${rule.id}`,
            text: reply('extended-support.missing', { text: rule.text, source: rule.source }),
          },
        ];
  });
}

function feeRemark({ product: chosen }: Known, { services }: DialogTurn): readonly Say[] {
  if (chosen === undefined) return [];
  const needs = services.extendedSupport(chosen);
  if (needs === undefined) {
    return [{ id: 'extended-support.unknown', text: reply('extended-support.unknown') }];
  }
  if (!needs.additionalFee) return [];
  const { source } = needs;
  return [{ id: 'extended-support.fee', text: reply('extended-support.fee', { source }) }];
}

function lines(draft: ExtendedDraft, turn: DialogTurn): readonly string[] {
  const rules = NEEDED.flatMap((need) => {
    const rule = prerequisite(need, draft, turn);
    if (rule === undefined || draft[need] === 'yes') return [];
    const { text, source } = rule;
    return [reply(`extended-support.receipt.${draft[need]}`, { text, source })];
  });
  return [...rules, reply('extended-support.receipt.checked')];
}

export const extendedSupport = defineForm({
  id: 'extended-support',
  slots: ExtendedDraft,
  opening: 'summary',
  questions: {
    product: {
      reader: endedProduct,
      choices: endedProducts,
      show: (id, { services }) => services.products.find((one) => one.id === id)?.name ?? id,
    },
    summary: { reader: prose({ max: 4000 }) },
    microsoftSupport: isThere('microsoftSupport'),
    successServices: isThere('successServices'),
    baseAgreement: isThere('baseAgreement'),
    name: { reader: personName, assume: (_known, { speaker }) => speaker.name },
    email: { reader: email, assume: (_known, { speaker }) => speaker.email },
    phone: { reader: phone, optional: true, assume: () => null },
  },

  remarks: async (known, turn) => [...feeRemark(known, turn), ...missing(known, turn)],

  submit: async ({ draft, ...rest }, turn) =>
    handIn(
      'extended-support',
      { kind: 'extended', draft },
      rest,
      { lines: lines(draft, turn) },
      turn,
    ),
});
