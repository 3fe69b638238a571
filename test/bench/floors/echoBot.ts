/** Floor C: the least that a Bot Framework bot can be. Keeps nothing, checks nobody. */
import { ActivityHandler } from 'botbuilder';
import { serveBot } from './serveBot.ts';

const bot = new ActivityHandler();
bot.onMessage(async (context, next) => {
  await context.sendActivity(`You said: ${context.activity.text}`);
  await next();
});

serveBot(bot);
