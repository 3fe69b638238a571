import { onceFor } from './onceFor.ts';
import type { DialogTurn } from './turn.ts';

/** The turn's instant in ISO 8601, UTC. */
export const nowIso = onceFor((turn: DialogTurn) => turn.now.toUTC().toISO() ?? '');
