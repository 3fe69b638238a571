/** How one case stands, or all of the speaker's. */
import { z } from 'zod';
import { allOrOne } from './readers/allOrOne.ts';
import { areKnown, fetchCases, myCases, wholeCase } from './cases.ts';
import { caseChoices, caseShown } from './caseShown.ts';
import { defineForm } from './forms/form.ts';
import { reply } from './replies/replies.ts';
import type { Say } from './say.ts';
import { statusLine, statusText } from './statusText.ts';
import type { DialogTurn } from './turn.ts';

const MOST = 10;
export const ALL = 'all';

function all(turn: DialogTurn): Say {
  const views = myCases(turn);
  const lines = views.slice(0, MOST).map((view) => statusLine(view));
  const more =
    views.length > MOST ? [reply('case-status.more', { count: views.length - MOST })] : [];
  return {
    id: 'case-status.all',
    text: [reply('case-status.all'), ...lines, ...more].join('\n'),
    intake: { form: 'case-status', outcome: { kind: 'answered' } },
  };
}

async function one(caseNumber: string, turn: DialogTurn): Promise<Say> {
  const view = await wholeCase(caseNumber, turn);
  return {
    id: 'case-status.one',
    text: view === undefined ? reply('case.unavailable') : statusText(view, turn),
    intake: { form: 'case-status', outcome: { kind: 'answered', caseNumber } },
  };
}

export const caseStatus = defineForm({
  id: 'case-status',
  slots: z.object({ caseNumber: z.string() }),
  opening: 'caseNumber',
  needsProof: true,
  review: 'none',
  prepare: fetchCases,
  questions: {
    caseNumber: {
      reader: allOrOne,
      choices: (_known, turn) => [
        ...caseChoices(turn, () => true),
        { value: ALL, title: reply('case-status.choice.all') },
      ],
      // There is nothing to choose from.
      assume: (_known, turn) => {
        const [only, ...others] = myCases(turn);
        return others.length === 0 ? only?.case.caseNumber : undefined;
      },
      show: (value, turn) => (value === ALL ? ALL : caseShown(value, turn)),
    },
  },
  async instead(turn) {
    if (!(await areKnown(turn)))
      return [{ id: 'case.unavailable', text: reply('case.unavailable') }];
    return myCases(turn).length === 0
      ? [{ id: 'case-status.none', text: reply('case-status.none') }]
      : [];
  },
  submit: async ({ draft: { caseNumber } }, turn) => ({
    says: [caseNumber === ALL ? all(turn) : await one(caseNumber, turn)],
  }),
});
