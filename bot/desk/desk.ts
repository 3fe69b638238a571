import type { DeskDoor } from './deskDoor.ts';
import type { DeskIndex } from './deskIndex.ts';
import type { DeskOptions } from './deskOptions.ts';

/** What the desk's routes stand on. */
export interface Desk extends Omit<DeskOptions, 'publicUrl'> {
  readonly door: DeskDoor;
  readonly index: DeskIndex;
}
