import { USUAL_EVENING } from '../plain/dayParts.ts';
import type { RecognizedValue } from './protocol.ts';

export type WithUsual = RecognizedValue & {
  /** What most people mean by a part of the day, as `start` is written. */
  readonly usual?: string | undefined;
};

/** The recognizer's own evening. */
const FROM = '16:00:00';
const TO = '20:00:00';

/**
 * An evening as people mean it. "Since the evening" comes as the point at which the recognizer's evening
 * begins, and is of the whole evening; "by the evening" is by when it has begun for most.
 */
export function withUsualEvening(value: RecognizedValue): WithUsual {
  const { timex = '', start, end } = value;
  if (!timex.endsWith('TEV')) return value;
  if (start?.endsWith(FROM) === true) {
    return {
      ...value,
      end: end ?? start.replace(FROM, TO),
      usual: start.replace(FROM, USUAL_EVENING),
    };
  }
  const isBy = start === undefined && end?.endsWith(FROM) === true;
  return isBy ? { ...value, end: end.replace(FROM, USUAL_EVENING) } : value;
}
