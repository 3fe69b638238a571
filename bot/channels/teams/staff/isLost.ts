import type { TeamsPlace } from '../teamsPlace.ts';

/** A thread was begun, and nobody knows whether it is there: whatever is said next begins it once more. */
export const isLost = (place: TeamsPlace | undefined): boolean =>
  place?.isUnseen === true && place.conversationId === undefined;
