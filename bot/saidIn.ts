import type { Activity, TurnContext } from 'botbuilder-core';

const SAID = Symbol('said');

/** What a turn has said so far, in order. */
export function saidIn({ turnState }: TurnContext): Partial<Activity>[] {
  const said = turnState.get<Partial<Activity>[]>(SAID) as Partial<Activity>[] | undefined;
  if (said !== undefined) return said;
  const none: Partial<Activity>[] = [];
  turnState.set(SAID, none);
  return none;
}
