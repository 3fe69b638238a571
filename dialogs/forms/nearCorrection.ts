import { distanceTo, wordsOf } from '../readers/nearNames.ts';
import type { Choice } from '../say.ts';
import { CHANGE, type SlotNames } from './commands.ts';

const LONGEST = 400;
const SHORTEST = 4;

/** "change sevrity to 2": the correction that it seems to be, as a line to ask about. */
export function nearCorrection(line: string, names: SlotNames): Choice | undefined {
  const said = line.trim();
  const name = said.length > LONGEST ? undefined : CHANGE.exec(said.replace(/^please /i, ''))?.[1];
  if (name === undefined) return undefined;
  const letters = wordsOf(name).join('');
  const distances = [...names.keys()].flatMap((one) => {
    const called = wordsOf(one).join('');
    // After "change" hardly anything else can stand, so that shorter names may be misspelt, too.
    const distance =
      distanceTo(letters, called) ??
      (called.length >= SHORTEST ? distanceTo(letters, called, 1) : undefined);
    return distance === undefined ? [] : [{ one, distance }];
  });
  // Of two that are as near, what people call it, not what the program does.
  const [nearest] = distances.toReversed().toSorted((a, b) => a.distance - b.distance);
  if (nearest === undefined) return undefined;
  const meant = said.replace(name, () => nearest.one);
  return { value: meant, title: meant };
}
