/**
 * Floor D: what most Bot Framework bots are. The shape of the core-bot sample: a main dialog over a
 * dialog that asks for three texts, state in memory, saved after every turn. Not durable.
 */
import {
  ActivityHandler,
  ConversationState,
  MemoryStorage,
  type TurnContext,
  UserState,
} from 'botbuilder';
import {
  ComponentDialog,
  DialogSet,
  type DialogTurnResult,
  DialogTurnStatus,
  TextPrompt,
  WaterfallDialog,
  type WaterfallStepContext,
} from 'botbuilder-dialogs';
import { serveBot } from './serveBot.ts';

interface Details {
  subject?: string;
  product?: string;
  email?: string;
}

const QUESTIONS = [
  ['subject', 'What is it about?'],
  ['product', 'Which product is it?'],
  ['email', 'Where can we reach you?'],
] as const;

type Step = WaterfallStepContext<Details>;

/** Each step stores the answer before it and asks the next, as waterfalls do. */
function stepsOf(): ((step: Step) => Promise<DialogTurnResult>)[] {
  const asking = QUESTIONS.map(([, text], index) => async (step: Step) => {
    const before = QUESTIONS[index - 1];
    if (before !== undefined) step.options[before[0]] = String(step.result);
    return step.prompt('text', { prompt: text });
  });
  const ending = async (step: Step) => {
    step.options.email = String(step.result);
    return step.endDialog(step.options);
  };
  return [...asking, ending];
}

class DetailsDialog extends ComponentDialog {
  constructor() {
    super('details');
    this.addDialog(new TextPrompt('text')).addDialog(new WaterfallDialog('questions', stepsOf()));
    this.initialDialogId = 'questions';
  }
}

class MainDialog extends ComponentDialog {
  constructor() {
    super('main');
    this.addDialog(new DetailsDialog()).addDialog(
      new WaterfallDialog('steps', [
        async (step) => step.beginDialog('details', {}),
        async (step) => {
          const { subject, product, email } = step.result as Details;
          await step.context.sendActivity(`Noted: ${subject}, ${product}, ${email}`);
          return step.endDialog();
        },
      ]),
    );
    this.initialDialogId = 'steps';
  }
}

const storage = new MemoryStorage();
const conversationState = new ConversationState(storage);
const userState = new UserState(storage);
const dialogState = conversationState.createProperty('dialog');
const profile = userState.createProperty<{ turns: number }>('profile');
const main = new MainDialog();
const dialogs = new DialogSet(dialogState).add(main);

async function answer(context: TurnContext): Promise<void> {
  const about = await profile.get(context, { turns: 0 });
  about.turns += 1;
  const dialog = await dialogs.createContext(context);
  const { status } = await dialog.continueDialog();
  if (status === DialogTurnStatus.empty) await dialog.beginDialog(main.id);
}

const bot = new ActivityHandler();
bot.onMessage(async (context, next) => {
  await answer(context);
  await next();
});
bot.onDialog(async (context, next) => {
  await conversationState.saveChanges(context);
  await userState.saveChanges(context);
  await next();
});

serveBot(bot);
