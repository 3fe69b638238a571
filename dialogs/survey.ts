/** How it went, in a number and perhaps a word (D1, step 3). Offered once, and never insisted on. */
import { z } from 'zod';
import { defineForm } from './forms/form.ts';
import { choice } from './readers/choice.ts';
import { prose } from './readers/prose.ts';
import { reply } from './replies/replies.ts';
import type { Choice } from './say.ts';

const RATINGS = ['1', '2', '3', '4', '5'] as const;
type Rating = (typeof RATINGS)[number];

const ratings: readonly Choice[] = RATINGS.map((value) => ({
  value,
  title: reply(`survey.rating.${value}`),
}));

export const survey = defineForm({
  id: 'survey',
  slots: z.object({
    /** The request that it is about. */
    reference: z.string(),
    rating: z.enum(RATINGS).nullable(),
    text: z.string().min(1).max(2000).nullable().optional(),
  }),
  opening: 'text',
  review: 'none',
  yields: true,
  questions: {
    reference: { reader: prose({ max: 40 }) },
    rating: {
      reader: choice<Rating>({ '5': ['very good', 'great'], '4': ['good'], '1': ['very bad'] }),
      choices: () => ratings,
      optional: true,
    },
    text: {
      reader: prose({ max: 2000 }),
      when: ({ rating }) => rating !== null && rating !== undefined,
      optional: true,
    },
  },
  async submit({ draft: { reference, rating, text }, progress }, turn) {
    if (rating === null) return { says: [{ id: 'survey.none', text: reply('survey.none') }] };
    const { key: id } = progress;
    const answer = { id, kind: 'surveyed' as const, rating: Number(rating) };
    await turn.services.noteAnswer(reference, { ...answer, ...(text ? { text } : {}) }, turn);
    return {
      says: [
        {
          id: 'survey.thanks',
          text: reply('survey.thanks'),
          intake: { form: 'survey', outcome: { kind: 'answered', reference } },
        },
      ],
    };
  },
});
