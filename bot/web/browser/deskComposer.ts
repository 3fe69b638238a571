/** Where staff type: one field for all that is written, whoever it is for. */
import type { Written } from './deskDrafts.ts';
import { deskTexts } from './deskTexts.ts';
import { element } from './element.ts';

export interface Writing {
  readonly kind: Written;
  /** Of the customer. */
  readonly name: string;
  /** How they hear of it; empty for what is not for them. */
  readonly reach: string;
  readonly words: string;
  /** It is being sent. */
  readonly isSending: boolean;
  readonly maySend: boolean;
}

export interface DeskComposer {
  /** Undefined: nothing is being written. */
  show(writing: Writing | undefined): void;
  focus(): void;
  hasFocus(): boolean;
}

export function deskComposer(told: {
  readonly onInput: (words: string) => void;
  readonly onSend: () => void;
  readonly onClose: () => void;
}): DeskComposer {
  const composer = element('composer');
  const text = element('text') as HTMLTextAreaElement;
  const send = element('send') as HTMLButtonElement;

  element('dock').addEventListener('submit', (event) => {
    event.preventDefault();
    if (!send.disabled) told.onSend();
  });
  text.addEventListener('input', () => told.onInput(text.value));
  text.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') return told.onClose();
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (!send.disabled) told.onSend();
  });
  element('close-composer').addEventListener('click', told.onClose);

  return {
    show(writing) {
      composer.hidden = writing === undefined;
      if (writing === undefined) return;
      const { kind, name, reach, words, isSending, maySend } = writing;
      const { label, hint, send: sendText } = deskTexts.composer[kind];
      element('composer-label').textContent = label(name);
      element('composer-hint').textContent = [reach, hint].filter(Boolean).join(' ');
      send.textContent = isSending ? deskTexts.working : sendText;
      send.disabled = !maySend;
      text.readOnly = isSending;
      // Setting it moves the cursor.
      if (text.value !== words) text.value = words;
    },
    focus: () => text.focus(),
    hasFocus: () => composer.contains(document.activeElement),
  };
}
