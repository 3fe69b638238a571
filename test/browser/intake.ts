import type { Page } from 'playwright-core';
import type { Intake } from '../../dialogs/say.ts';
import type { ChatPage } from './chatPage.ts';

/** Follows a conversation by its contract for programs, whatever the bot's words are. */
export interface IntakeFollower {
  /** Resolves when this is the question that is open: after a reload they all come again, one by one. */
  asks(slot: string): Promise<void>;
  /** Says something, and waits for the question that follows, be it the same again. */
  answer(line: string): Promise<void>;
  /** Answers question after question until this one is open. */
  answerUntil(last: string, answers: Readonly<Record<string, string>>): Promise<void>;
  /** Resolves with how the form ended, once it ended so. */
  outcome(kind: 'raised' | 'opened'): Promise<NonNullable<Intake['outcome']>>;
}

/** What the page below keeps: everything the bot said for programs, in order. */
interface Noted {
  readonly intakes: Intake[];
}

/** Call before the page is visited. */
export async function followIntake(page: Page, chat: ChatPage): Promise<IntakeFollower> {
  await page.addInitScript(`
    window.intakes = [];
    addEventListener('supportchat:intake', (event) => window.intakes.push(event.detail));
  `);
  // Functions, not strings: the page's policy forbids eval, and they run inside it.
  const open = async (): Promise<{ readonly slot: string; readonly count: number }> => {
    const found = await page.waitForFunction(() => {
      const { intakes } = globalThis as unknown as Noted;
      const slot = intakes.findLast(({ asking }) => asking !== undefined)?.asking;
      return slot === undefined ? undefined : { slot, count: intakes.length };
    });
    return (await found.jsonValue()) ?? { slot: '', count: 0 };
  };
  const answer = async (line: string): Promise<void> => {
    const { count } = await open();
    await chat.say(line);
    await page.waitForFunction((before) => {
      const { intakes } = globalThis as unknown as Noted;
      return intakes.slice(before).some(({ asking }) => asking !== undefined);
    }, count);
  };
  return {
    answer,
    async asks(slot) {
      await page.waitForFunction((wanted) => {
        const { intakes } = globalThis as unknown as Noted;
        return intakes.findLast(({ asking }) => asking !== undefined)?.asking === wanted;
      }, slot);
    },
    async answerUntil(last, answers) {
      let before = '';
      for (let { slot } = await open(); slot !== last; { slot } = await open()) {
        const line = answers[slot];
        if (line === undefined || slot === before) {
          const [said = ''] = (await chat.bubbles()).slice(-1);
          throw new Error(`the bot asks for ${slot}${line ? ' again' : ''}: ${said}`);
        }
        before = slot;
        await answer(line);
      }
    },
    async outcome(kind) {
      const found = await page.waitForFunction((wanted) => {
        const { intakes } = globalThis as unknown as Noted;
        return intakes.findLast(({ outcome }) => outcome?.kind === wanted)?.outcome;
      }, kind);
      const outcome = await found.jsonValue();
      if (outcome === undefined) throw new Error(`the form did not end ${kind}`);
      return outcome;
    },
  };
}
