/** Lowers the severity of a case. It is never raised (D1, support case severity). */
import { type Severity } from '../services/requests/drafts/caseDraft.ts';
import { SeverityDraft } from '../services/requests/drafts/caseChangeDrafts.ts';
import { fetchCases } from './cases.ts';
import { defineForm } from './forms/form.ts';
import { raiseInput } from './handedOver.ts';
import { severityOf } from './caseSeverity.ts';
import { caseQuestion, noCase } from './questions.ts';
import { lowerOnly } from './readers/lowerOnly.ts';
import { prose } from './readers/prose.ts';
import { requestReceipt } from './receipts/requestReceipt.ts';
import { reply } from './replies/replies.ts';
import type { DialogTurn } from './turn.ts';

const title = (level: Severity, { services }: DialogTurn): string =>
  reply('open-case.severity.choice', { level, title: services.severityTitle(level) });

export const lowerSeverity = defineForm({
  id: 'lower-severity',
  slots: SeverityDraft,
  opening: 'text',
  isDoneAtOnce: true,
  needsProof: true,
  prepare: fetchCases,
  instead: noCase('open'),
  questions: {
    caseNumber: caseQuestion({ is: 'open' }),
    severity: {
      reader: lowerOnly,
      choices: (known, turn) =>
        ([1, 2, 3, 4] as const)
          .filter((level) => level > severityOf(known, turn))
          .map((level) => ({ value: String(level), title: title(level, turn) })),
      // A level that is lower than one case's is not lower than another's.
      restsOn: severityOf,
      values: (known, turn) => ({ now: title(severityOf(known, turn), turn) }),
      show: title,
    },
    text: { reader: prose({ max: 4000 }), optional: true },
  },
  async submit({ draft, ...rest }, turn) {
    const result = await turn.services.raise(
      await raiseInput({ kind: 'severity', draft }, rest, turn),
    );
    const says = [requestReceipt('lower-severity', result, turn)];
    return { reference: result.request.reference, says };
  },
});
