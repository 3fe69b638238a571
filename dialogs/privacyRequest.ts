/** What is kept about whoever asks: shown, passed on, or erased (GDPR, Art. 15 and 17). Anybody may ask. */
import { z } from 'zod';
import { defineForm } from './forms/form.ts';
import { privacyAnswer, scopeOf, staysOf, type Want, WANTS } from './privacyAnswer.ts';
import { choice } from './readers/choice.ts';
import { sure } from './readers/sure.ts';
import { reply } from './replies/replies.ts';
import { fetchRequests } from './requests.ts';
import type { DialogTurn } from './turn.ts';

const SURE = ['yes', 'prove', 'no'] as const;
type Sure = (typeof SURE)[number];

/** Who has proved who they are need not do it again. */
const sureOf = ({ speaker }: DialogTurn): readonly Sure[] =>
  SURE.filter((one) => one !== 'prove' || speaker.kind === 'stranger');

export const privacyRequest = defineForm({
  id: 'privacy-request',
  slots: z.object({ want: z.enum(WANTS), sure: z.enum(SURE).optional() }),
  opening: 'want',
  review: 'none',
  prepare: fetchRequests,
  questions: {
    want: {
      reader: choice<Want>({
        see: ['show', 'show it'],
        copy: ['copy'],
        erase: ['delete', 'delete it'],
      }),
      choices: () =>
        WANTS.map((value) => ({ value, title: reply(`privacy-request.want.${value}`) })),
    },
    sure: {
      reader: sure<Sure>(),
      choices: (_known, turn) =>
        sureOf(turn).map((value) => ({ value, title: reply(`privacy-request.sure.${value}`) })),
      when: ({ want }) => want === 'erase',
      values: (_known, turn) => ({ what: [scopeOf(turn), ...staysOf(turn)].join('\n') }),
    },
  },
  submit: async ({ draft }, turn) => privacyAnswer('privacy-request', draft, turn),
});
