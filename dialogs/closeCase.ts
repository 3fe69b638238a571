/** Closes a case because its customer says so (D1, step 3: confirmation, summary, survey). */
import { ClosingDraft } from '../services/requests/drafts/caseChangeDrafts.ts';
import { fetchCases } from './cases.ts';
import { defineForm } from './forms/form.ts';
import { raiseInput } from './handedOver.ts';
import { caseQuestion, noCase } from './questions.ts';
import { choice } from './readers/choice.ts';
import { prose } from './readers/prose.ts';
import { requestReceipt } from './receipts/requestReceipt.ts';
import { reply } from './replies/replies.ts';
import type { Choice } from './say.ts';

type Why = ClosingDraft['why'];
const whys: readonly Choice[] = (['solved', 'notNeeded'] as const).map((value) => ({
  value,
  title: reply(`close-case.why.${value}`),
}));

function findWhy(text: string): Why | undefined {
  const head = text.slice(0, 400);
  if (/\b(?:not|isn['’]t|never) (?:yet )?(?:solved|fixed|resolved)\b/i.test(head)) return undefined;
  return /\b(?:solved|fixed|resolved|works (?:again|now)|working again)\b/i.test(head)
    ? 'solved'
    : undefined;
}

export const closeCase = defineForm({
  id: 'close-case',
  slots: ClosingDraft,
  opening: 'text',
  isDoneAtOnce: true,
  needsProof: true,
  prepare: fetchCases,
  instead: noCase('open'),
  questions: {
    caseNumber: caseQuestion({ is: 'open' }),
    why: {
      reader: choice<Why>(
        {
          solved: ['yes', 'it is solved', 'fixed', 'it works', 'it works now', 'it works again'],
          notNeeded: ['no', 'no longer', 'not needed', 'no longer needed', 'never mind'],
        },
        findWhy,
      ),
      choices: () => whys,
    },
    text: { reader: prose({ max: 4000 }), optional: true },
  },
  async submit({ draft, ...rest }, turn) {
    const result = await turn.services.raise(
      await raiseInput({ kind: 'closing', draft }, rest, turn),
    );
    const { reference } = result.request;
    return {
      reference,
      says: [requestReceipt('close-case', result, turn)],
      goOn: { form: 'survey', known: { reference } },
    };
  },
});
