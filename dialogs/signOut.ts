/** Ends what a code has proved, for whoever sits at a machine that others use. */
import type { DialogResult } from './dialogResult.ts';
import type { DialogState } from './dialogState.ts';
import { dropped } from './formFlow.ts';
import { type PlainId, reply } from './replies/replies.ts';
import type { DialogTurn } from './turn.ts';
import { withoutQuestionMark } from './understanding/wholeLine.ts';
import { plainWords } from './understanding/words.ts';

const SIGN_OUT =
  /^(?:(?:can|could) you |i (?:want|need|would like) to |how (?:do|can) i )?(?:(?:log|sign) (?:me )?(?:out|off)|log-?out|sign-?out|log-?off|sign-?off)(?: of (?:here|this chat)| here| now)?$/u;

export const isSignOut = (line: string): boolean =>
  line.length <= 80 && SIGN_OUT.test(withoutQuestionMark(plainWords(line)));

/** What is unfinished was told by whoever leaves, and goes with them. */
export function signOut(state: DialogState, { speaker }: DialogTurn): DialogResult {
  const say = (id: PlainId) => ({ id, text: reply(id) });
  if (speaker.kind === 'stranger') return { state, says: [say('root.signed-out.nobody')] };
  if (speaker.by !== 'code') return { state, says: [say('root.signed-out.not-here')] };
  const { state: left, says } = dropped(state);
  return {
    state: { settled: left.settled },
    says: [...says, say('root.signed-out')],
    speaker: { kind: 'stranger' },
  };
}
