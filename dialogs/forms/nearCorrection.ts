import { distanceTo, wordsOf } from '../readers/nearNames.ts';
import type { Choice } from '../say.ts';
import { CHANGE, type SlotNames } from './commands.ts';

const LONGEST = 400;

/** "change sevrity to 2": the correction that it seems to be, as a line to ask about. */
export function nearCorrection(line: string, names: SlotNames): Choice | undefined {
  const said = line.trim();
  const name = said.length > LONGEST ? undefined : CHANGE.exec(said.replace(/^please /i, ''))?.[1];
  if (name === undefined) return undefined;
  const letters = wordsOf(name).join('');
  const distances = [...names.keys()].flatMap((one) => {
    const distance = distanceTo(letters, wordsOf(one).join(''));
    return distance === undefined ? [] : [{ one, distance }];
  });
  // Of two that are as near, what people call it, not what the program does.
  const [nearest] = distances.toReversed().toSorted((a, b) => a.distance - b.distance);
  if (nearest === undefined) return undefined;
  const meant = said.replace(name, () => nearest.one);
  return { value: meant, title: meant };
}
