import { onlyEnglish } from './replies/onlyEnglish.ts';
import { reply } from './replies/replies.ts';
import type { Say } from './say.ts';
import type { DialogTurn } from './turn.ts';

/** The first thing said: who is speaking, what it can do, what becomes of what is typed. */
export function greeting({ speaker, locale }: DialogTurn): readonly Say[] {
  const notice = onlyEnglish[locale.toLowerCase().split('-')[0] ?? 'en'];
  const hello =
    speaker.kind === 'customer'
      ? reply('greeting.customer', { name: speaker.name.split(' ')[0] ?? speaker.name })
      : reply('greeting.stranger');
  const choices = [
    { value: 'report a problem', title: reply('greeting.problem') },
    { value: 'ask a question', title: reply('greeting.question') },
    { value: 'escalate a case', title: reply('greeting.escalate') },
    { value: 'my cases', title: reply('greeting.status') },
  ];
  return [
    ...(notice === undefined ? [] : [{ id: 'greeting.only-english', text: notice }]),
    {
      id: 'greeting',
      text: `${hello} ${reply('greeting.how')}\n${reply('greeting.privacy')}`,
      choices,
      intake: { form: 'root', asking: 'topic', choices },
    },
  ];
}
