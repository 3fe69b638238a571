/** Broken hardware: what is needed to replace it, and what the customer's level promises. */
import { upperFirst } from '../services/upperFirst.ts';
import { ReplacementDraft } from '../services/requests/drafts/specialDrafts.ts';
import type { DeliverySite } from '../services/policy/deliverySite.ts';
import type { ReplacementPromise } from '../services/policy/replacement.ts';
import { defineForm } from './forms/form.ts';
import { onceFor } from './onceFor.ts';
import { address } from './readers/address.ts';
import { email } from './readers/email.ts';
import { miles } from './readers/miles.ts';
import { personName } from './readers/personName.ts';
import { phone } from './readers/phone.ts';
import { prose } from './readers/prose.ts';
import { serialNumber } from './readers/serialNumber.ts';
import { yesNo, yesNoChoices } from './readers/yesNo.ts';
import { handIn } from './receipts/handIn.ts';
import { reply } from './replies/replies.ts';
import type { Say } from './say.ts';
import type { DialogTurn } from './turn.ts';

type Known = Partial<ReplacementDraft>;
type Promised = Extract<ReplacementPromise, { readonly kind: 'replacement' }>;

/** What `prepare` has looked up, for questions that can't wait. */
const prepared = onceFor((_turn: DialogTurn): { promise: ReplacementPromise | undefined } => ({
  promise: undefined,
}));

const promiseOf = (turn: DialogTurn): Promised | undefined => {
  const { promise } = prepared(turn);
  return promise?.kind === 'replacement' ? promise : undefined;
};

/** Delivery within hours is for sites near a service centre (D4, Gold Plus program criteria). */
const needsNearSite = (turn: DialogTurn): boolean => promiseOf(turn)?.event === 'delivers';

const ELSEWHERE = 'ZZ';

async function siteOf(known: Known, turn: DialogTurn): Promise<DeliverySite | undefined> {
  const { miles: away, sameCountry } = known;
  if (!needsNearSite(turn) || away === undefined || sameCountry === undefined) return undefined;
  const centreCountry = { yes: turn.account?.country, no: ELSEWHERE, notSure: undefined };
  return turn.services.deliverySite(
    {
      miles: away ?? undefined,
      centreCountry: sameCountry === null ? undefined : centreCountry[sameCountry],
      // Whoever knows how far it is knows of one.
      hasCentre: away === null ? undefined : true,
    },
    turn,
  );
}

const titled = (id: string): string => id.split('-').map(upperFirst).join(' ');

function leadTime({ newCentre: { from, to, unit } }: DeliverySite): string {
  return from === undefined
    ? reply(`replace-hardware.lead.${unit}.upTo`, { to })
    : reply(`replace-hardware.lead.${unit}`, { from, to });
}

/** What is promised where the site is too far away. */
async function otherwise(
  { otherwise: id }: DeliverySite,
  turn: DialogTurn,
): Promise<Promised | undefined> {
  const promise = await turn.services.replacement({ ...turn, package: id });
  return promise.kind === 'replacement' ? promise : undefined;
}

function promiseRemark(turn: DialogTurn): Say {
  const promise = promiseOf(turn);
  if (promise !== undefined) {
    const { text, source, note, after } = promise;
    return {
      id: 'replace-hardware.promise',
      text: reply('replace-hardware.promise', {
        text,
        source,
        note,
        after: reply(`replace-hardware.after.${after}`),
      }),
    };
  }
  const id = `replace-hardware.no-promise.${turn.speaker.kind}` as const;
  return { id, text: reply(id) };
}

async function siteRemark(known: Known, turn: DialogTurn): Promise<readonly Say[]> {
  const site = await siteOf(known, turn);
  if (site === undefined || site.kind === 'served') return [];
  const id = `replace-hardware.site.${site.kind}` as const;
  const values = {
    miles: site.miles,
    source: site.source,
    level: titled(site.otherwise),
    terms: (await otherwise(site, turn))?.text ?? '',
  };
  const text =
    site.kind === 'notServed'
      ? reply('replace-hardware.site.notServed', { ...values, lead: leadTime(site) })
      : reply('replace-hardware.site.unconfirmed', values);
  return [{ id, text }];
}

/** D4, Gold Plus program criteria: another address than the one on record is not accepted now. */
async function addressRemark({ onRecord }: Known, turn: DialogTurn): Promise<readonly Say[]> {
  if (!needsNearSite(turn) || onRecord === undefined || onRecord === 'yes') return [];
  const site = await turn.services.deliverySite({}, turn);
  if (site === undefined) return [];
  const id = `replace-hardware.address.${onRecord}` as const;
  return [{ id, text: reply(id, { source: site.source }) }];
}

/** What is certain of the promise, in a line, and what its time counts from. */
function certain({ text, source, note, after }: Promised): readonly string[] {
  return [
    reply('replace-hardware.receipt.promise', { text, source }),
    reply('replace-hardware.receipt.note', {
      note,
      after: reply(`replace-hardware.after.${after}`),
    }),
  ];
}

async function promiseLines(draft: ReplacementDraft, turn: DialogTurn): Promise<readonly string[]> {
  const promise = promiseOf(turn);
  if (promise === undefined) return [reply('replace-hardware.receipt.none')];
  const site = await siteOf(draft, turn);
  if (site === undefined || site.kind === 'served') return certain(promise);
  const terms = await otherwise(site, turn);
  if (terms === undefined) return [reply('replace-hardware.receipt.none')];
  if (site.kind === 'notServed') return certain(terms);
  const { text, source } = promise;
  const values = { text, source, terms: terms.text };
  return [reply('replace-hardware.receipt.unconfirmed', values)];
}

/** Gold Plus is for the address on record. */
async function addressLines({ onRecord }: Known, turn: DialogTurn): Promise<readonly string[]> {
  const site = needsNearSite(turn) ? await turn.services.deliverySite({}, turn) : undefined;
  if (site === undefined || onRecord === 'yes') return [];
  return [reply('replace-hardware.receipt.address', { source: site.source })];
}

export const replaceHardware = defineForm({
  id: 'replace-hardware',
  slots: ReplacementDraft,
  opening: 'summary',
  questions: {
    summary: { reader: prose({ max: 4000 }) },
    serial: { reader: serialNumber },
    address: { reader: address },
    onRecord: { reader: yesNo, choices: yesNoChoices },
    miles: {
      reader: miles,
      assume: (_known, turn) => (needsNearSite(turn) ? undefined : null),
      optional: true,
      show: (value) =>
        reply('replace-hardware.miles.shown', { miles: Math.round(value * 100) / 100 }),
    },
    sameCountry: {
      reader: yesNo,
      choices: yesNoChoices,
      assume: (_known, turn) => (needsNearSite(turn) ? undefined : null),
      optional: true,
    },
    name: { reader: personName, assume: (_known, { speaker }) => speaker.name },
    email: { reader: email, assume: (_known, { speaker }) => speaker.email },
    phone: { reader: phone, optional: true },
  },

  async prepare(_known, turn) {
    if (turn.speaker.kind === 'customer') {
      prepared(turn).promise = await turn.services.replacement(turn);
    }
  },

  async remarks(known, turn) {
    return [
      promiseRemark(turn),
      ...(await addressRemark(known, turn)),
      ...(await siteRemark(known, turn)),
    ];
  },

  submit: async ({ draft, ...rest }, turn) =>
    handIn(
      'replace-hardware',
      { kind: 'replacement', draft },
      rest,
      {
        lines: [...(await promiseLines(draft, turn)), ...(await addressLines(draft, turn))],
        sayWhen: true,
      },
      turn,
    ),
});
