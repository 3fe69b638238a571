import type { SupportRequest } from '../../../services/requests/supportRequest.ts';
import { deskSections } from './deskSections.ts';
import { deskTexts } from './deskTexts.ts';
import { deskTime, tick } from './deskTime.ts';
import { dom } from './dom.ts';
import { shownText } from './shownText.ts';

function promise({ promise: { response }, origin }: SupportRequest): HTMLElement {
  if (response.kind === 'unconfirmed') {
    return dom(
      'div',
      { class: 'promise' },
      dom('span', {}, deskTexts.respond.none),
      dom('small', {}, response.why),
    );
  }
  const { respondBy } = response;
  return dom(
    'div',
    { class: 'promise' },
    dom('span', {}, deskTexts.respond.title),
    dom('strong', {}, deskTime.moment(respondBy)),
    dom('span', { class: 'due', 'data-by': respondBy }),
    dom('small', {}, deskTexts.theirTime(deskTime.momentIn(respondBy, origin.zone))),
  );
}

/** One request in full. */
export function deskDetail(request: SupportRequest): HTMLElement {
  const { draft, reference, status } = request;
  const article = dom(
    'article',
    { 'data-reference': reference },
    dom('a', { href: '#', class: 'back' }, deskTexts.back),
    dom(
      'div',
      { class: 'head' },
      dom(
        'div',
        { class: 'what' },
        dom(
          'p',
          { class: 'tags' },
          dom('span', { class: `badge sev${draft.severity}` }, deskTexts.severity(draft.severity)),
          dom('span', { class: `tag ${status}` }, deskTexts.status[status]),
          dom('span', {}, request.caseNumber ?? reference),
        ),
        dom('h2', { tabindex: '-1' }, shownText(request.productName)),
      ),
      promise(request),
    ),
    ...deskSections(request),
  );
  tick(article, Date.now());
  return article;
}
