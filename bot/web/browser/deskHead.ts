/** The top of a request: what is asked, by when, who has it, and what went wrong. */
import type { DeskDetail } from '../../desk/deskDetail.ts';
import { clock } from './deskClock.ts';
import { deskFiles } from './deskFiles.ts';
import { factList } from './deskSections.ts';
import { deskTexts } from './deskTexts.ts';
import { deskTime } from './deskTime.ts';
import { dom } from './dom.ts';
import { severityBadge } from './severityBadge.ts';
import { shownText } from './shownText.ts';
import { stateText } from './stateText.ts';

function promise(detail: DeskDetail): HTMLElement {
  const { promised, contact } = detail.handoff;
  const { due } = deskTexts;
  const rule = [promised.source, promised.reading?.text].filter(Boolean).join('. ');
  const source = rule === '' ? undefined : dom('small', { class: 'source' }, rule);
  if (promised.kind === 'none') {
    return dom(
      'div',
      { class: 'promise' },
      dom('span', {}, due.nothing),
      dom('small', {}, promised.why),
      source,
    );
  }
  const ours = deskTime.moment(promised.at);
  const theirs = deskTime.momentIn(promised.at, contact.zone);
  return dom(
    'div',
    { class: 'promise' },
    dom('span', {}, due.by(promised.what)),
    dom('strong', {}, ours),
    clock({ ...detail, promised }),
    detail.isOpen && detail.hours.kind === 'hours' ? dom('small', {}, due.inHours) : undefined,
    ours === theirs ? undefined : dom('small', {}, deskTexts.theirTime(theirs)),
    source,
  );
}

function parked({ parked: entries }: DeskDetail, onRetry: () => void): HTMLElement | undefined {
  if (entries.length === 0) return undefined;
  const names = deskTexts.parked.what as Readonly<Record<string, string>>;
  const again = dom('button', { type: 'button' }, deskTexts.parked.retry);
  again.addEventListener('click', onRetry);
  return dom(
    'div',
    { class: 'notice parked' },
    dom('strong', {}, deskTexts.parked.title),
    dom(
      'ul',
      {},
      ...entries.map(({ kind, problem }) =>
        dom('li', {}, shownText(deskTexts.parked.line(names[kind] ?? kind, problem))),
      ),
    ),
    again,
  );
}

function tags({ request, handoff, work, isOpen, isDisputed }: DeskDetail): HTMLElement {
  const { reference, status } = request;
  return dom(
    'p',
    { class: 'tags' },
    severityBadge({ ...request, severityRaised: handoff.severity.raised }),
    dom('span', { class: `tag state ${work.state}` }, stateText({ status, work, isOpen })),
    isDisputed ? dom('span', { class: 'tag' }, deskTexts.state.disputed) : undefined,
    work.isTalking ? dom('span', { class: 'tag' }, deskTexts.state.talking) : undefined,
    handoff.case.number === null ? undefined : dom('span', {}, shownText(handoff.case.number)),
    dom('span', {}, reference),
  );
}

/** Who has it, and who is told next if nobody acknowledges. */
function queues({ handoff: { queue, next }, work }: DeskDetail): string {
  const now = deskTexts.queueNow(queue.name);
  if (work.state !== 'waiting' || next.length === 0) return now;
  return `${now}, ${deskTexts.queueThen(next.map(({ name }) => name).join(', '))}`;
}

export function deskHead(
  detail: DeskDetail,
  told: { readonly onRetry: () => void; readonly onConversation: () => void },
): HTMLElement {
  const { request, handoff, isOpen } = detail;
  const { asked } = handoff;
  const lines = request.transcript.length + request.events.length;
  const toThread = dom(
    'button',
    { type: 'button', class: 'link' },
    `${deskTexts.conversation}: ${deskTexts.toThread(lines)}`,
  );
  toThread.addEventListener('click', told.onConversation);
  return dom(
    'div',
    { class: 'top-of-request' },
    dom('a', { href: '#', class: 'back' }, deskTexts.back),
    dom(
      'div',
      { class: 'head' },
      dom(
        'div',
        { class: 'what' },
        tags(detail),
        dom('h2', { tabindex: '-1' }, shownText(asked.title)),
        dom(
          'p',
          { class: 'hint' },
          isOpen ? `${queues(detail)}. ` : undefined,
          deskTexts.raised(deskTime.moment(request.raisedAt)),
        ),
      ),
      promise(detail),
    ),
    parked(detail, told.onRetry),
    asked.text === ''
      ? dom('p', { class: 'hint' }, deskTexts.noWords)
      : dom('p', { class: 'asked' }, shownText(asked.text)),
    ...factList(asked.facts),
    request.attachments.length > 0 ? deskFiles(request.attachments) : undefined,
    dom(
      'p',
      { class: 'links' },
      toThread,
      dom(
        'a',
        { href: `/desk/api/requests/${request.reference}/handoff?as=md`, target: '_blank' },
        deskTexts.markdown,
      ),
    ),
  );
}
