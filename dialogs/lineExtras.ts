/** What comes with a line beside its words: files, and what was masked. */
import type { DialogState } from './dialogState.ts';
import type { Progress } from './forms/progress.ts';
import { reply } from './replies/replies.ts';
import type { Say } from './say.ts';
import type { Line } from './turn.ts';

type Extras = Pick<Progress, 'attachments' | 'masked'>;

/** Adds files and masked kinds to the open form; without one they have no place. */
export function withExtras(
  state: DialogState,
  { attachments, masked }: { readonly [K in keyof Extras]: Readonly<Extras[K]> },
): DialogState {
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

/** What was masked or refused: said whoever is listening. */
export function warningsSaid({ refusedAttachments, masked }: Line): readonly Say[] {
  return [
    ...masked.map((kind) => ({
      id: 'masked',
      text: reply('masked', {
        kind: reply(`masked.${kind === 'card' || kind === 'token' ? kind : 'password'}`),
      }),
    })),
    ...refusedAttachments.map(({ name, reason }) => ({
      id: `attachment.${reason}`,
      text: reply(`attachment.${reason}`, { name }),
    })),
  ];
}

/** What has to be said about a line besides answering it: what was masked, kept or refused. */
export function extrasSaid(line: Line): readonly Say[] {
  const { attachments } = line;
  if (attachments.length === 0) return warningsSaid(line);
  const names = attachments.map(({ name }) => name).join(', ');
  const kept = { id: 'attachment.kept', text: reply('attachment.kept', { names }) };
  return [...warningsSaid(line), kept];
}
