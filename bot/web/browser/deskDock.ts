/** Where staff act on the request that is open: the buttons, what is typed, and what came of it. */
import type { ActionKind } from '../../desk/actionsOpen.ts';
import type { DeskDetail } from '../../desk/deskDetail.ts';
import { type Acted, deskApi } from './deskApi.ts';
import { deskButtons } from './deskButtons.ts';
import { deskComposer } from './deskComposer.ts';
import { deskHolder } from './deskHolder.ts';
import { deskDrafts, isWritten, keyFor, type Written } from './deskDrafts.ts';
import { deskTexts } from './deskTexts.ts';
import { element } from './element.ts';
import { isOutdated } from './isOutdated.ts';

export interface DeskDock {
  /** Undefined: nothing is open. */
  show(detail: DeskDetail | undefined): void;
  /** Does something that needs no words. */
  act(kind: ActionKind): void;
}

function reachText({ reach: { isThere, isOpen, mail } }: DeskDetail): string {
  const { reach } = deskTexts;
  if (isThere) return isOpen === null ? reach.kept : reach.there;
  return mail === null ? reach.waits : reach.mailed(mail);
}

export function deskDock(told: {
  /** Something was done or refused: what is shown is out of date. */
  readonly onActed: () => Promise<void>;
  readonly onSignedOut: () => void;
}): DeskDock {
  const drafts = deskDrafts();
  const outcome = element('outcome');
  const holder = deskHolder();
  let detail: DeskDetail | undefined;
  const reference = (): string => detail?.request.reference ?? '';

  const buttons = deskButtons((kind) => (isWritten(kind) ? compose(kind) : act(kind)));
  const composer = deskComposer({
    onInput(words) {
      const draft = drafts(reference());
      if (draft.open !== undefined) draft.texts[draft.open] = words;
    },
    onSend: () => sendText(),
    onClose() {
      const { open } = drafts(reference());
      if (open === undefined) return;
      compose(open);
      buttons.focus(open);
    },
  });

  const showComposer = (shown: DeskDetail): void => {
    const { request, can, handoff } = shown;
    const { open, busy, texts } = drafts(request.reference);
    const mayWrite = open !== undefined && can.includes(open);
    const words = open === undefined ? '' : (texts[open] ?? '');
    // What was typed stays in sight even when it is too late to send it.
    if (open === undefined || !(mayWrite || words !== '')) return composer.show(undefined);
    return composer.show({
      kind: open,
      name: handoff.contact.name,
      reach: open === 'note' ? '' : reachText(shown),
      words,
      isSending: busy === open,
      maySend: mayWrite && busy === undefined,
    });
  };

  const render = (): void => {
    element('dock').hidden = detail === undefined;
    if (detail === undefined) return;
    const draft = drafts(reference());
    if (draft.outcome && isOutdated(detail, draft.outcome.key)) draft.outcome = undefined;
    const { open, busy, outcome: result } = draft;
    if (outcome.textContent !== (result?.text ?? '')) outcome.textContent = result?.text ?? '';
    outcome.classList.toggle('problem', result?.isProblem === true);
    buttons.show(detail, { open, busy });
    showComposer(detail);
  };

  const compose = (kind: Written): void => {
    const draft = drafts(reference());
    draft.open = draft.open === kind ? undefined : kind;
    draft.outcome = undefined;
    render();
    if (draft.open !== undefined) composer.focus();
  };

  /** What came of it, in words; and of what was typed, what is not needed any more. */
  const settle = (
    at: string,
    { kind, key }: { readonly kind: ActionKind; readonly key: string },
    name: string,
    result: Acted,
  ): void => {
    const draft = drafts(at);
    const problem = (text: string): void => {
      draft.outcome = { text, isProblem: true, key };
    };
    draft.busy = undefined;
    switch (result.kind) {
      case 'done':
        draft.keys.clear();
        draft.outcome = {
          text: deskTexts.done[kind](name, result.tellsCustomer),
          isProblem: false,
          key,
        };
        if (!isWritten(kind)) return;
        delete draft.texts[kind];
        // Answers come one after another; the others are said once.
        if (kind !== 'answer') draft.open = undefined;
        return;
      case 'refused':
        draft.keys.clear();
        return problem(deskTexts.failed.refused(result.why));
      case 'unreachable':
        return problem(deskTexts.failed.unreachable);
      case 'signedOut':
        return problem(deskTexts.failed.signedOut);
    }
  };

  const perform = async (kind: ActionKind, words?: string): Promise<void> => {
    const at = reference();
    const draft = drafts(at);
    if (detail === undefined || draft.busy !== undefined) return;
    const { name } = detail.handoff.contact;
    draft.busy = kind;
    draft.outcome = undefined;
    render();
    const key = keyFor(draft.keys, kind, words ?? '');
    const text = words === undefined ? {} : { text: words };
    const from = kind === 'take' ? holder.seen() : undefined;
    const whose = from === undefined ? {} : { from };
    const result = await deskApi.act(at, { kind, key, ...text, ...whose });
    settle(at, { kind, key }, name, result);
    const wasWriting = composer.hasFocus();
    if (result.kind === 'signedOut') told.onSignedOut();
    else await told.onActed().catch(() => {});
    render();
    if (wasWriting && drafts(reference()).open === undefined) buttons.focus(kind);
  };
  const act = (kind: ActionKind): void => void perform(kind);

  const sendText = (): void => {
    const { open, texts } = drafts(reference());
    if (open === undefined) return;
    const words = (texts[open] ?? '').trim();
    if (words === '') composer.focus();
    else void perform(open, words);
  };

  return {
    act,
    show(now) {
      detail = now;
      if (now !== undefined) holder.is(now);
      render();
    },
  };
}
