/** The parts of a request, in the order in which staff need them. */
import type { SupportRequest } from '../../../services/requests/supportRequest.ts';
import { deskTexts } from './deskTexts.ts';
import { deskTime } from './deskTime.ts';
import { dom } from './dom.ts';
import { shownText } from './shownText.ts';

type Value = Node | string | number | null | undefined;
const { sections, labels } = deskTexts;

function section(title: string, ...children: readonly (Node | undefined)[]): HTMLElement {
  return dom('section', {}, dom('h3', {}, title), ...children);
}

/** Undefined does not apply and is not shown; null was asked and left open. */
function facts(rows: Readonly<Record<string, Value>>): HTMLElement {
  const list = dom('dl', {});
  for (const [name, value] of Object.entries(rows)) {
    if (value === undefined) continue;
    const shown =
      value === null
        ? dom('em', {}, deskTexts.notGiven)
        : value instanceof Node
          ? value
          : shownText(String(value));
    list.append(dom('div', {}, dom('dt', {}, labels[name] ?? name), dom('dd', {}, shown)));
  }
  return list;
}

function notice(text: string): HTMLElement {
  return dom('p', { class: 'notice' }, text);
}

function bullets(lines: readonly Node[]): HTMLElement {
  return dom('ul', {}, ...lines.map((line) => dom('li', {}, line)));
}

function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(undefined, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

function unsure(request: SupportRequest): readonly HTMLElement[] {
  const { entitlement, speaker, status, masked } = request;
  const kinds = masked.map((kind) => deskTexts.maskedKinds[kind] ?? kind).join(', ');
  return [
    ...(status === 'parked' ? [notice(deskTexts.parked)] : []),
    ...(speaker.kind === 'stranger' ? [notice(deskTexts.notVerified)] : []),
    ...(entitlement.outcome === 'unknown' ? [notice(deskTexts.unknown)] : []),
    ...(entitlement.outcome === 'indeterminate' ? [notice(deskTexts.indeterminate)] : []),
    ...(masked.length > 0 ? [notice(deskTexts.masked(kinds))] : []),
  ];
}

function entitlementText({ entitlement }: SupportRequest): string | undefined {
  switch (entitlement.outcome) {
    case 'entitled': {
      const until = deskTexts.entitled(entitlement.endsOn);
      return entitlement.endsSoon ? `${until}. ${deskTexts.endsSoon}` : until;
    }
    case 'refused': {
      const why = deskTexts.refused[entitlement.reason];
      return entitlement.on === undefined ? why : `${why} ${deskTexts.since(entitlement.on)}`;
    }
    case 'unknown':
    case 'indeterminate':
      return undefined;
  }
}

function account(request: SupportRequest): HTMLElement {
  const { entitlement, speaker, draft } = request;
  const known = 'account' in entitlement ? entitlement.account : undefined;
  return section(
    sections.account,
    facts({
      reference: request.reference,
      caseNumber: request.caseNumber,
      raisedAt: deskTime.moment(request.raisedAt),
      route: deskTexts.route[request.route],
      speaker: deskTexts.speaker[speaker.kind === 'stranger' ? 'stranger' : speaker.by],
      accountId: draft.accountId,
      account: known === undefined ? undefined : `${known.name} (${known.orgId})`,
      package:
        entitlement.outcome === 'entitled'
          ? `${entitlement.programme}, ${entitlement.package}`
          : undefined,
      region: known === undefined ? undefined : `${known.region}, ${known.country}`,
      entitlement: entitlementText(request),
    }),
  );
}

function moment(iso: string | null | undefined, zone: string): Value {
  if (iso === null || iso === undefined) return iso;
  const theirs = deskTexts.theirTime(deskTime.momentIn(iso, zone));
  return dom('span', {}, deskTime.moment(iso), dom('small', {}, ` ${theirs}`));
}

function impact({ draft, origin, productName }: SupportRequest): HTMLElement {
  return section(
    sections.impact,
    facts({
      product: productName,
      productVersion: draft.productVersion,
      effect: deskTexts.effect[draft.effect],
      startedAt: moment(draft.startedAt, origin.zone),
      workaround: draft.workaround ? deskTexts.workaround[draft.workaround] : draft.workaround,
      affectedUsers: draft.affectedUsers?.toLocaleString() ?? draft.affectedUsers,
      deadline: moment(draft.deadline, origin.zone),
      businessImpact: draft.businessImpact,
    }),
  );
}

function link(scheme: 'mailto:' | 'tel:', value: string): HTMLElement {
  const to = scheme === 'tel:' ? value.replace(/[^+\d]/g, '') : encodeURIComponent(value);
  return dom('a', { href: scheme + to }, shownText(value));
}

function contact({ draft, origin, promise }: SupportRequest): HTMLElement {
  const { kind } = promise.languages;
  return section(
    sections.contact,
    facts({
      name: draft.name,
      email: link('mailto:', draft.email),
      phone: draft.phone ? link('tel:', draft.phone) : draft.phone,
      localTime: dom('span', {}, dom('span', { 'data-zone': origin.zone }), `, ${origin.zone}`),
      language: `${languageName(draft.language)}, ${deskTexts.languageService[kind]}`,
    }),
  );
}

function severity({ severity: { customer, proposed, agreed } }: SupportRequest): HTMLElement {
  return section(
    sections.severity,
    agreed ? undefined : notice(deskTexts.disagreed),
    facts({
      customerSeverity: deskTexts.severity(customer),
      proposedSeverity: `${deskTexts.severity(proposed.severity)}: ${proposed.title}`,
      matched: dom(
        'div',
        {},
        bullets(proposed.matched.map(shownText)),
        dom('small', { class: 'source' }, proposed.source),
      ),
    }),
    agreed ? dom('p', { class: 'hint' }, deskTexts.agreed) : undefined,
  );
}

function inWords(value: unknown): string {
  if (value === null || value === undefined) return deskTexts.notGiven;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function changes({ corrections, leftOut }: SupportRequest): HTMLElement | undefined {
  if (corrections.length === 0 && leftOut.length === 0) return undefined;
  const corrected = corrections.map(({ slot, from, to }) =>
    dom(
      'span',
      {},
      dom('strong', {}, `${labels[slot] ?? slot}: `),
      dom('del', {}, shownText(inWords(from))),
      ' → ',
      dom('ins', {}, shownText(inWords(to))),
    ),
  );
  const open = leftOut.map((slot) => labels[slot] ?? slot).join(', ');
  return section(
    sections.changes,
    corrected.length > 0 ? bullets(corrected) : undefined,
    leftOut.length > 0 ? facts({ leftOut: open }) : undefined,
  );
}

function coverageText({ promise: { coverage } }: SupportRequest): string {
  switch (coverage.kind) {
    case 'always':
      return deskTexts.coverage.always;
    case 'businessHours': {
      const hours = deskTexts.coverage.hours(coverage.opens, coverage.closes, coverage.zone);
      return `${hours}; ${coverage.isOpen ? deskTexts.coverage.open : deskTexts.coverage.closed}`;
    }
    case 'unconfirmed':
      return coverage.why;
  }
}

function reasons(request: SupportRequest): HTMLElement {
  const { because, updates, policy, policyVersion } = request.promise;
  return section(
    sections.promise,
    facts({ coverage: coverageText(request), updates }),
    bullets(
      because.map(({ text, source }) =>
        dom('span', {}, shownText(text), ' ', dom('small', { class: 'source' }, source)),
      ),
    ),
    dom('p', { class: 'hint' }, `${policy}, ${policyVersion}`),
  );
}

function attachments({ attachments: files }: SupportRequest): HTMLElement | undefined {
  if (files.length === 0) return undefined;
  return section(
    sections.attachments,
    bullets(
      files.map(({ name, size, contentType, url }) => {
        const label = shownText(name);
        // Our own files only: an address is data too.
        const isSafe =
          URL.canParse(url, location.href) &&
          new URL(url, location.href).origin === location.origin;
        const about = dom('small', {}, ` ${contentType}, ${Math.ceil(size / 1024)} kB`);
        return dom(
          'span',
          {},
          isSafe ? dom('a', { href: url, rel: 'noreferrer' }, label) : label,
          about,
        );
      }),
    ),
  );
}

function transcript({ transcript: lines }: SupportRequest): HTMLElement {
  return section(
    sections.transcript,
    dom(
      'ol',
      { class: 'transcript' },
      ...lines.map(({ at, from, text }) =>
        dom(
          'li',
          { class: from },
          dom('small', {}, `${deskTexts.from[from]}, ${deskTime.moment(at)}`),
          dom('p', {}, shownText(text)),
        ),
      ),
    ),
  );
}

export function deskSections(request: SupportRequest): readonly HTMLElement[] {
  return [
    section(sections.asked, dom('p', { class: 'asked' }, shownText(request.draft.summary))),
    ...unsure(request),
    account(request),
    impact(request),
    contact(request),
    severity(request),
    changes(request),
    reasons(request),
    attachments(request),
    transcript(request),
  ].filter((one) => one !== undefined);
}
