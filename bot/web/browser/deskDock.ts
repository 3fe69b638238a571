/** Where staff act on the request that is open: the buttons, what is typed, and what came of it. */
import type { ActionKind } from '../../desk/actionsOpen.ts';
import type { DeskDetail } from '../../desk/deskDetail.ts';
import { type Acted, deskApi } from './deskApi.ts';
import { deskDrafts, keyFor, type Written } from './deskDrafts.ts';
import { deskTexts } from './deskTexts.ts';
import { dom } from './dom.ts';
import { element } from './element.ts';
import { keepChildren } from './keepChildren.ts';

/** In the order of the work. What was given up on has its button where it is told. */
const SHOWN: readonly ActionKind[] = [
  'acknowledge',
  'take',
  'release',
  'answer',
  'note',
  'nextSteps',
  'resolve',
  'leaveChat',
];
const WRITTEN: readonly string[] = ['answer', 'note', 'nextSteps', 'resolve'];
const isWritten = (kind: ActionKind): kind is Written => WRITTEN.includes(kind);

export interface DeskDock {
  /** Undefined: nothing is open. */
  show(detail: DeskDetail | undefined): void;
  /** Does something that needs no words. */
  act(kind: ActionKind): void;
}

export function deskDock(told: {
  /** Something was done or refused: what is shown is out of date. */
  readonly onActed: () => Promise<void>;
  readonly onSignedOut: () => void;
}): DeskDock {
  const dock = element('dock') as HTMLFormElement;
  const composer = element('composer');
  const text = element('text') as HTMLTextAreaElement;
  const send = element('send') as HTMLButtonElement;
  const outcome = element('outcome');
  const actions = element('actions');
  const keep = keepChildren(actions);
  const drafts = deskDrafts();
  let detail: DeskDetail | undefined;
  /** Whose composer the text field is at the moment. */
  let writing = '';

  const reference = (): string => detail?.request.reference ?? '';
  const name = (): string => detail?.handoff.contact.name ?? deskTexts.customer;

  const showComposer = (): void => {
    const draft = drafts(reference());
    const { open } = draft;
    const mayWrite = open !== undefined && detail?.can.includes(open) === true;
    // What was typed stays in sight even when it is too late to send it.
    const isOpen = mayWrite || (open !== undefined && (draft.texts[open] ?? '') !== '');
    composer.hidden = !isOpen;
    if (!isOpen) return;
    const { label, hint, send: sendText } = deskTexts.composer[open];
    element('composer-label').textContent = label(name());
    element('composer-hint').textContent = hint;
    const isBusy = draft.busy !== undefined;
    send.textContent = draft.busy === open ? deskTexts.working : sendText;
    send.disabled = isBusy || !mayWrite;
    text.readOnly = draft.busy === open;
    const shownNow = `${reference()} ${open}`;
    if (writing === shownNow) return;
    writing = shownNow;
    text.value = draft.texts[open] ?? '';
  };

  const button = (kind: ActionKind, isBusy: boolean, isOpen: boolean) => {
    const isOthers = kind === 'take' && detail?.work.state === 'taken';
    const words = isOthers ? deskTexts.takeOver : deskTexts.actions[kind];
    return {
      key: kind,
      json: JSON.stringify([words, isBusy, isOpen]),
      make: () => {
        const made = dom(
          'button',
          {
            type: 'button',
            'data-action': kind,
            ...(kind === 'acknowledge' ? { class: 'primary' } : {}),
            // Disabled, it would lose the focus of who pressed it.
            ...(isBusy ? { 'aria-disabled': 'true' } : {}),
            ...(isWritten(kind) ? { 'aria-expanded': String(isOpen) } : {}),
          },
          isBusy ? deskTexts.working : words,
        );
        made.addEventListener('click', () => (isWritten(kind) ? compose(kind) : act(kind)));
        return made;
      },
    };
  };

  const render = (): void => {
    dock.hidden = detail === undefined;
    if (detail === undefined) return;
    const { can } = detail;
    const { open, busy, outcome: result } = drafts(reference());
    outcome.textContent = result?.text ?? '';
    outcome.classList.toggle('problem', result?.isProblem === true);
    const hadFocus = actions.contains(document.activeElement);
    keep(
      SHOWN.filter((kind) => can.includes(kind)).map((kind) =>
        button(kind, busy === kind && !isWritten(kind), open === kind),
      ),
    );
    // The button that was pressed may be gone: whoever uses the keyboard goes on at the next.
    if (hadFocus && !actions.contains(document.activeElement)) {
      actions.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
    }
    showComposer();
  };

  const compose = (kind: Written): void => {
    const draft = drafts(reference());
    draft.open = draft.open === kind ? undefined : kind;
    draft.outcome = undefined;
    render();
    if (draft.open !== undefined) text.focus();
  };

  const settle = (at: string, kind: ActionKind, key: string, result: Acted): void => {
    const draft = drafts(at);
    draft.busy = undefined;
    switch (result.kind) {
      case 'done':
        draft.keys.delete(key);
        draft.outcome = { text: deskTexts.done[kind](name()), isProblem: false };
        if (!isWritten(kind)) return;
        delete draft.texts[kind];
        if (writing === `${at} ${kind}`) text.value = '';
        // Answers come one after another; the others are said once.
        if (kind !== 'answer') draft.open = undefined;
        return;
      case 'refused':
        draft.keys.delete(key);
        draft.outcome = { text: deskTexts.failed.refused(result.why), isProblem: true };
        return;
      case 'unreachable':
        draft.outcome = { text: deskTexts.failed.unreachable, isProblem: true };
        return;
      case 'signedOut':
        draft.outcome = { text: deskTexts.failed.signedOut, isProblem: true };
    }
  };

  const perform = async (kind: ActionKind, words?: string): Promise<void> => {
    const at = reference();
    const draft = drafts(at);
    if (at === '' || draft.busy !== undefined) return;
    draft.busy = kind;
    draft.outcome = undefined;
    render();
    const what = `${kind} ${words ?? ''}`;
    const key = keyFor(draft.keys, kind, words ?? '');
    const result = await deskApi.act(at, {
      kind,
      key,
      ...(words === undefined ? {} : { text: words }),
    });
    settle(at, kind, what, result);
    const wasComposing = composer.contains(document.activeElement);
    if (result.kind === 'signedOut') told.onSignedOut();
    else await told.onActed().catch(() => {});
    render();
    if (wasComposing && composer.hidden) {
      actions.querySelector<HTMLElement>(`[data-action="${kind}"], button`)?.focus();
    }
  };
  const act = (kind: ActionKind): void => void perform(kind);

  const sendText = (): void => {
    const { open, texts } = drafts(reference());
    const words = open === undefined ? '' : (texts[open] ?? '').trim();
    if (open === undefined || send.disabled) return;
    if (words === '') return text.focus();
    void perform(open, words);
  };

  dock.addEventListener('submit', (event) => {
    event.preventDefault();
    sendText();
  });
  text.addEventListener('input', () => {
    const draft = drafts(reference());
    if (draft.open !== undefined) draft.texts[draft.open] = text.value;
  });
  const close = (): void => {
    const { open } = drafts(reference());
    if (open === undefined) return;
    compose(open);
    actions.querySelector<HTMLElement>(`[data-action="${open}"], button`)?.focus();
  };
  text.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      sendText();
    } else if (event.key === 'Escape') close();
  });
  element('close-composer').addEventListener('click', close);

  return {
    act,
    show(now) {
      detail = now;
      render();
    },
  };
}
