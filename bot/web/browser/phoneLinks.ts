/** Makes links of the numbers that the bot names. What it says stays plain: only what it lists as a number is one. */
import { plainMarkdown } from './plainMarkdown.ts';
import type { ChatActivity, StoreAction } from './webChat.ts';

const NUMBER = /^\+?[\d(][\d ()/.-]{4,38}\d$/;

function numbersIn({ from, channelData }: ChatActivity): readonly string[] {
  const listed: unknown = channelData?.phones;
  if (from?.role !== 'bot' || !Array.isArray(listed)) return [];
  return listed.filter((one): one is string => typeof one === 'string' && NUMBER.test(one));
}

export interface PhoneLinks {
  /** What the bot says with a number in it is shown by `render`. */
  linked(action: StoreAction): StoreAction;
  render(text: string): string;
}

export function phoneLinks(): PhoneLinks {
  const numbers = new Set<string>();
  return {
    linked(action) {
      const { type, payload } = action;
      const activity = payload?.activity;
      if (type !== 'DIRECT_LINE/INCOMING_ACTIVITY' || activity === undefined) return action;
      const named = numbersIn(activity);
      if (named.length === 0) return action;
      for (const number of named) numbers.add(number);
      return {
        ...action,
        payload: { ...payload, activity: { ...activity, textFormat: 'markdown' } },
      };
    },
    render: (text) => plainMarkdown(text, numbers),
  };
}
