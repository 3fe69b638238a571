/** Takes every line of a conversation: to the open form if there is one, else to what it is about. */
import type { DateTime } from 'luxon';
import { z } from 'zod';
import { type DialogState, readDialogState } from './dialogState.ts';
import { confirmSay } from './forms/confirm.ts';
import type { AnyForm } from './forms/outline.ts';
import {
  beginForm,
  continueForm,
  type FormResult,
  type Opening,
  pressed,
} from './forms/runForm.ts';
import { greeting } from './greeting.ts';
import { nowIso } from './nowIso.ts';
import { openCase } from './openCase.ts';
import { reply } from './replies/replies.ts';
import type { Say } from './say.ts';
import type { DialogTurn, Line } from './turn.ts';
import { answerDigression } from './understanding/digressions.ts';
import { topicOf } from './understanding/topics.ts';

const FORMS: Readonly<Record<string, AnyForm>> = { [openCase.id]: openCase };

/** After this long a form is not simply gone on with: the customer is asked first. */
const AWAY_MS = 4 * 60 * 60_000;

export interface DialogResult {
  readonly state: DialogState;
  readonly says: readonly Say[];
}

const Pressed = z.object({
  intake: z.object({
    card: z.string().max(80),
    action: z.string().max(40),
    slot: z.string().max(60).optional(),
  }),
});

function settle(state: DialogState, form: AnyForm, result: FormResult): DialogState {
  const { form: _, ...rest } = state;
  switch (result.kind) {
    case 'open':
      return { ...rest, form: { id: form.id, progress: result.progress } };
    case 'submitted':
      return {
        ...rest,
        settled: [...rest.settled, { reference: result.reference, cards: [...result.cards] }].slice(
          -20,
        ),
      };
    case 'cancelled':
      return { ...rest, settled: [...rest.settled, { cards: [...result.cards] }].slice(-20) };
  }
}

function openForm({ form }: DialogState): AnyForm | undefined {
  return form === undefined ? undefined : FORMS[form.id];
}

/** A form that this version no longer has is let go, and said so. */
function withoutUnknownForm({ form, ...rest }: DialogState): DialogResult {
  if (form === undefined) return { state: rest, says: [] };
  return Object.hasOwn(FORMS, form.id)
    ? { state: { ...rest, form }, says: [] }
    : { state: rest, says: [{ id: 'root.form-gone', text: reply('root.form-gone') }] };
}

function withExtras(state: DialogState, { attachments, masked }: Line): DialogState {
  const { form } = state;
  if (form === undefined || (attachments.length === 0 && masked.length === 0)) return state;
  const { progress } = form;
  return {
    ...state,
    form: {
      ...form,
      progress: {
        ...progress,
        attachments: [...progress.attachments, ...attachments].slice(0, 20),
        masked: [...new Set([...progress.masked, ...masked])],
      },
    },
  };
}

/** What has to be said about a line besides answering it: what was masked, kept or refused. */
function extrasSaid({ attachments, refusedAttachments, masked }: Line): readonly Say[] {
  return [
    ...masked.map((kind) => ({
      id: 'masked',
      text: reply('masked', {
        kind: reply(`masked.${kind === 'card' || kind === 'token' ? kind : 'password'}`),
      }),
    })),
    ...(attachments.length === 0
      ? []
      : [
          {
            id: 'attachment.kept',
            text: reply('attachment.kept', {
              names: attachments.map(({ name }) => name).join(', '),
            }),
          },
        ]),
    ...refusedAttachments.map(({ name, reason }) => ({
      id: `attachment.${reason}`,
      text: reply(`attachment.${reason}`, { name }),
    })),
  ];
}

async function onPress(
  state: DialogState,
  { intake }: z.infer<typeof Pressed>,
  turn: DialogTurn,
): Promise<DialogResult> {
  const form = openForm(state);
  if (form !== undefined && state.form?.progress.cards.at(-1) === intake.card) {
    const result = await pressed(form, state.form.progress, intake, turn);
    return { state: settle(state, form, result), says: result.says };
  }
  const earlier = state.settled.find(({ cards }) => cards.includes(intake.card));
  const lead: Say =
    earlier?.reference === undefined
      ? { id: 'card.old', text: reply('card.old') }
      : {
          id: 'card.already-sent',
          text: reply('card.already-sent', { reference: earlier.reference }),
        };
  if (form === undefined || state.form === undefined) return { state, says: [lead] };
  const result = await continueForm(form, state.form.progress, NO_LINE, turn);
  return { state: settle(state, form, result), says: [lead, ...result.says] };
}

const NO_LINE: Line = { text: '', attachments: [], refusedAttachments: [], masked: [] };

async function start(
  state: DialogState,
  opening: Opening,
  turn: DialogTurn,
): Promise<DialogResult> {
  const result = await beginForm(openCase, opening, turn);
  return { state: settle(state, openCase, result), says: result.says };
}

function afterSent(reference: string): Say {
  const choices = [{ value: 'another case', title: reply('root.another-case') }];
  return {
    id: 'root.after-sent',
    text: reply('root.after-sent', { reference }),
    choices,
    intake: { form: 'root', asking: 'topic', choices },
  };
}

async function onTopic(state: DialogState, line: Line, turn: DialogTurn): Promise<DialogResult> {
  const say = (...says: Say[]): DialogResult => ({ state, says });
  if (line.text.trim() === '' && line.attachments.length > 0) return start(state, {}, turn);
  const digression = await answerDigression(line.text, turn);
  if (digression !== undefined) return say(...digression);
  const topic = topicOf(line.text);
  switch (topic.kind) {
    case 'openCase': {
      const reference = state.settled.at(-1)?.reference;
      // What follows a case that was sent is as often about that one as about another.
      if (reference !== undefined && topic.text !== undefined && state.pending === undefined) {
        return { state: { ...state, pending: topic.text }, says: [afterSent(reference)] };
      }
      const { pending, ...rest } = state;
      const text = topic.text ?? pending;
      return start(rest, { text, known: topic.isQuestion ? { effect: 'question' } : {} }, turn);
    }
    case 'greeting':
      return say(...greeting(turn));
    case 'person':
      return say({ id: 'root.person', text: reply('root.person') });
    case 'existingCase':
      return say({ id: 'root.existing-case', text: reply('root.existing-case') });
    case 'nothing': {
      const sent = state.settled.at(-1)?.reference;
      return say(
        sent === undefined
          ? { id: 'root.nothing', text: reply('root.nothing') }
          : { id: 'root.already-sent', text: reply('root.already-sent', { reference: sent }) },
      );
    }
  }
}

function wasAway({ lastAt }: DialogState, now: DateTime): boolean {
  return lastAt !== undefined && now.toMillis() - Date.parse(lastAt) >= AWAY_MS;
}

async function onForm(
  state: DialogState,
  form: AnyForm,
  line: Line,
  turn: DialogTurn,
): Promise<DialogResult> {
  const progress = state.form?.progress;
  if (progress === undefined) return { state, says: [] };
  if (wasAway(state, turn.now) && progress.confirming === undefined) {
    const held = { ...progress, confirming: 'resume' as const, held: line.text };
    return {
      state: { ...state, form: { id: form.id, progress: held } },
      says: [confirmSay(form.id, 'resume')],
    };
  }
  const result = await continueForm(form, progress, line, turn);
  const next = settle(state, form, result);
  if (result.kind !== 'cancelled' || !result.restart) return { state: next, says: result.says };
  const again = await start(next, {}, turn);
  return { state: again.state, says: [...result.says, ...again.says] };
}

/** Answers one line, or one press of a card's button. */
export async function respond(
  stored: unknown,
  line: Line,
  turn: DialogTurn,
): Promise<DialogResult> {
  const { state: read, says: lead } = withoutUnknownForm(readDialogState(stored));
  const before = withExtras(read, line);
  const press = Pressed.safeParse(line.value);
  const form = openForm(before);
  const { state, says } = press.success
    ? await onPress(before, press.data, turn)
    : form === undefined
      ? await onTopic(before, line, turn)
      : await onForm(before, form, line, turn);
  return {
    state: {
      ...(form === undefined ? withExtras(state, line) : state),
      lastAt: nowIso(turn),
    },
    says: [...lead, ...extrasSaid(line), ...says],
  };
}
