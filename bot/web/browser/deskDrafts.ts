/** What staff have typed and not sent, for each request: it outlives whatever happens to the request meanwhile. */
import type { ActionKind } from '../../desk/actionsOpen.ts';

export type Written = 'answer' | 'note' | 'nextSteps' | 'resolve';
const WRITTEN: readonly string[] = ['answer', 'note', 'nextSteps', 'resolve'];
export const isWritten = (kind: ActionKind): kind is Written => WRITTEN.includes(kind);

interface Drafts {
  /** The composer that is open. */
  open: Written | undefined;
  readonly texts: Partial<Record<Written, string>>;
  /** Of what was sent and not answered: sent again it is the same, not a second one. */
  readonly keys: Map<string, string>;
  outcome:
    | {
        readonly text: string;
        readonly isProblem: boolean;
        /** Of the click: the event that came of it ends with it. */
        readonly key: string;
      }
    | undefined;
  /** What is being done. */
  busy: ActionKind | undefined;
}

export type DeskDrafts = (reference: string) => Drafts;

export function deskDrafts(): DeskDrafts {
  const all = new Map<string, Drafts>();
  return (reference) => {
    const known = all.get(reference);
    if (known !== undefined) return known;
    const made: Drafts = {
      open: undefined,
      texts: {},
      keys: new Map(),
      outcome: undefined,
      busy: undefined,
    };
    all.set(reference, made);
    return made;
  };
}

/** One for each click, and for the same words to the same request the same one until they arrived. */
export function keyFor(keys: Map<string, string>, kind: string, text: string): string {
  const what = `${kind} ${text}`;
  const key = keys.get(what) ?? crypto.randomUUID();
  keys.set(what, key);
  return key;
}
