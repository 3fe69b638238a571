import type { Speaker } from '../services/identity/speaker.ts';
import type { DialogState } from './dialogState.ts';
import type { Say } from './say.ts';

export interface DialogResult {
  readonly state: DialogState;
  readonly says: readonly Say[];
  /** Who is speaking from now on, if that was proved in this turn. */
  readonly speaker?: Speaker | undefined;
}
