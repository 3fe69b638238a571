import type { Severity } from '../../services/requests/drafts/caseDraft.ts';
import { severityOf } from '../caseSeverity.ts';
import type { Reader } from '../forms/form.ts';
import { raiseSeverity } from '../raiseSeverity.ts';
import { severity } from './severity.ts';

/** A level below that of the case. A higher one is explained, with what there is instead. */
export const lowerOnly: Reader<Severity> = {
  async read(line, context) {
    // There is nothing proposed here that a yes could mean.
    const reading = await severity.read(line, { ...context, choices: context.choices.slice(1) });
    if (reading.kind !== 'value') return reading;
    const { turn, known } = context;
    const now = severityOf(known, turn);
    if (reading.value > now) return reading;
    const caseNumber = known['caseNumber'];
    if (reading.value === now) return { kind: 'none', problem: 'lower-severity.same' };
    return {
      kind: 'none',
      says: [await raiseSeverity(turn)],
      ...(typeof caseNumber === 'string'
        ? { offer: { form: 'escalate-case', known: { caseNumber } } }
        : {}),
    };
  },
};
