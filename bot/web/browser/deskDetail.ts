import type { DeskDetail } from '../../desk/deskDetail.ts';
import { tick } from './deskClock.ts';
import { deskFiles } from './deskFiles.ts';
import { deskHead } from './deskHead.ts';
import { deskSections } from './deskSections.ts';
import { deskTexts } from './deskTexts.ts';
import { deskThread } from './deskThread.ts';
import { dom } from './dom.ts';
import { type Block, keepChildren } from './keepChildren.ts';

export interface ShownDetail {
  readonly element: HTMLElement;
  /** The same request as it is now: what did not change stays where it is. */
  show(detail: DeskDetail): void;
}

function attachments({ request }: DeskDetail): readonly Block[] {
  const { attachments: files } = request;
  if (files.length === 0) return [];
  return [
    {
      key: 'files',
      json: JSON.stringify(files),
      make: () => dom('section', {}, dom('h3', {}, deskTexts.attachments), deskFiles(files)),
    },
  ];
}

/** One request in full, in the order of its handoff; the conversation goes on at its end. */
export function deskDetail(reference: string, told: { readonly onRetry: () => void }): ShownDetail {
  const element = dom('article', { 'data-reference': reference });
  const keep = keepChildren(element);
  const thread = deskThread();
  const onConversation = (): void => {
    thread.element.scrollIntoView({ block: 'start' });
    thread.element.querySelector('h3')?.focus({ preventScroll: true });
  };
  return {
    element,
    show(detail) {
      const { request, handoff, work, isOpen, hours, parked } = detail;
      const { asked, queue } = handoff;
      const head = [asked, handoff.severity, queue, work, isOpen, hours, parked, request.status];
      keep([
        {
          key: 'head',
          json: JSON.stringify([head, request.events.length, request.caseNumber]),
          make: () => deskHead(detail, { ...told, onConversation }),
        },
        ...deskSections(detail),
        ...attachments(detail),
        { key: 'thread', json: '', make: () => thread.element },
      ]);
      thread.show(detail);
      tick(element, Date.now());
    },
  };
}
