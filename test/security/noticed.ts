import { problemsIn, type Row } from '../faults/report.ts';
import { textOf, withCase } from '../support/cases.ts';
import { talk, type Talk } from '../support/talk.ts';

const LOCALES = ['en-GB', 'en-US', 'de-DE', 'fr-FR', 'es-ES', 'pt-BR', 'ja-JP', 'ar-EG', 'hi-IN'];
/** Whatever a first message can begin. */
const OPENINGS = [
  'Our StoreFront is down',
  'How do I add a second StoreFront server?',
  'I need support',
  'escalate case 100001, nobody answers us',
  'status of case 100001',
  'add information to case 100001',
  'close case 100001',
  'reopen case 100001',
  'lower the severity of case 100001',
  'change the contact of case 100001',
  'I need a replacement for a broken appliance',
  'I need Extended Support',
  'I want to complain',
  'agent',
  'what do you have about me?',
  'send me a copy of my data',
  'delete my data',
];
/** Questions whose answer says who somebody is, or where. */
const PERSONAL = new Set(['name', 'email', 'phone', 'address', 'accountId', 'code', 'serial']);
const NOTICE = /used to handle your case.*delete my data/s;

/** Goes on until something personal is asked, or the form has an end. */
async function upToPersonal(story: Talk, opening: string): Promise<boolean> {
  await story.say(opening);
  for (let turn = 0; turn < 14; turn += 1) {
    const { asking } = story;
    if (asking === undefined || asking === 'review') return false;
    if (PERSONAL.has(asking)) return true;
    const choice = story.last.at(-1)?.choices[0]?.value;
    await story.say(choice ?? 'skip');
  }
  return false;
}

/** D5: what is kept is said before anything personal is asked, and who then leaves has left nothing. */
export async function noticed(): Promise<Row> {
  const { world } = await withCase();
  const problems: string[] = [];
  let paths = 0;
  let asked = 0;
  for (const locale of LOCALES) {
    for (const as of [undefined, 'ana', 'dana']) {
      const who = as === undefined ? {} : { as };
      for (const opening of OPENINGS) {
        const story = await talk({ in: world, locale, ...who });
        const first = textOf(story.last);
        paths += 1;
        if (!NOTICE.test(first) || !first.includes('automated')) {
          problems.push(`no notice: ${locale}, “${opening}”`);
        }
        const before = (await story.requests()).length;
        if (!(await upToPersonal(story, opening))) continue;
        asked += 1;
        await story.sayAll('cancel', 'yes');
        if ((await story.requests()).length !== before) {
          problems.push(`a record: ${locale}, ${as ?? 'a stranger'}, “${opening}”`);
        }
        if (story.asking !== undefined) problems.push(`still asking: “${opening}”`);
      }
    }
  }
  return {
    goal: 'D5',
    what: 'what is kept is said first, in every path and language; who declines leaves no request',
    figure:
      `${paths} paths (${LOCALES.length} languages, ${OPENINGS.length} openings, 3 people), ${asked} up to a ` +
      `personal question and declined: ${problems.length} wrong${problemsIn(problems)}`,
    isMet: problems.length === 0 && asked > 0,
  };
}
