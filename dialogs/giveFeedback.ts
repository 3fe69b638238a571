/** A complaint, praise or a suggestion about support itself, on its way to the people who read them. */
import type { Route } from '../services/policy/evaluation.ts';
import { FeedbackDraft } from '../services/requests/drafts/specialDrafts.ts';
import { defineForm } from './forms/form.ts';
import { caseName } from './readers/caseName.ts';
import { choice } from './readers/choice.ts';
import { email } from './readers/email.ts';
import { personName } from './readers/personName.ts';
import { prose } from './readers/prose.ts';
import { handIn } from './receipts/handIn.ts';
import type { Following } from './receipts/specialReceipt.ts';
import { reply } from './replies/replies.ts';
import type { Choice } from './say.ts';
import type { DialogTurn } from './turn.ts';

type Mood = FeedbackDraft['mood'];

const MOODS = ['complaint', 'praise', 'suggestion'] as const;
const moods: readonly Choice[] = MOODS.map((value: Mood) => ({
  value,
  title: reply(`give-feedback.mood.${value}`),
}));

/** Where feedback goes by the documents of this programme; nowhere if they name no address. */
async function routeOf(turn: DialogTurn): Promise<Route | undefined> {
  const routes = await turn.services.escalationRoutes(4, turn);
  return routes.find(({ purpose, address }) => purpose === 'feedback' && address !== undefined);
}

async function following(turn: DialogTurn): Promise<Following> {
  const { address, source } = (await routeOf(turn)) ?? {};
  if (address !== undefined && source !== undefined) {
    return { lines: [reply('give-feedback.receipt.address', { address, source })] };
  }
  return turn.programme === undefined
    ? { lines: [reply('give-feedback.receipt.unknown')], sayWhen: true }
    : { lines: [reply('give-feedback.receipt.none')] };
}

export const giveFeedback = defineForm({
  id: 'give-feedback',
  slots: FeedbackDraft,
  opening: 'text',
  questions: {
    mood: {
      reader: choice<Mood>({
        complaint: ['complaint', 'complain', 'bad', 'negative', 'i am unhappy', "i'm unhappy"],
        praise: ['praise', 'compliment', 'good', 'positive', 'thanks'],
        suggestion: ['suggestion', 'suggest', 'idea', 'an idea', 'improvement'],
      }),
      choices: () => moods,
    },
    text: { reader: prose({ max: 4000 }) },
    caseNumber: { reader: caseName, optional: true },
    name: { reader: personName, assume: (_known, { speaker }) => speaker.name },
    email: { reader: email, assume: (_known, { speaker }) => speaker.email },
  },

  submit: async ({ draft, ...rest }, turn) =>
    handIn('give-feedback', { kind: 'feedback', draft }, rest, await following(turn), turn),
});
