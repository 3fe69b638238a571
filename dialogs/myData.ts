/** The same as `privacyRequest`, for a stranger who wants to prove first who they are. */
import { z } from 'zod';
import { defineForm } from './forms/form.ts';
import { privacyAnswer, scopeOf, staysOf, type Want, WANTS } from './privacyAnswer.ts';
import { choice } from './readers/choice.ts';
import { sure } from './readers/sure.ts';
import { reply } from './replies/replies.ts';
import { fetchRequests } from './requests.ts';

const SURE = ['yes', 'no'] as const;
type Sure = (typeof SURE)[number];

export const myData = defineForm({
  id: 'my-data',
  slots: z.object({ want: z.enum(WANTS), sure: z.enum(SURE).optional() }),
  opening: 'want',
  needsProof: true,
  review: 'none',
  prepare: fetchRequests,
  questions: {
    want: {
      reader: choice<Want>(),
      choices: () =>
        WANTS.map((value) => ({ value, title: reply(`privacy-request.want.${value}`) })),
    },
    sure: {
      reader: sure<Sure>(),
      choices: () =>
        SURE.map((value) => ({ value, title: reply(`privacy-request.sure.${value}`) })),
      when: ({ want }) => want === 'erase',
      values: (_known, turn) => ({ what: [scopeOf(turn), ...staysOf(turn)].join('\n') }),
    },
  },
  submit: async ({ draft }, turn) => privacyAnswer('my-data', draft, turn),
});
