import type { RequestCard } from '../../../../dialogs/cards/requestCard.ts';
import { type Json, template } from './template.ts';

const request = template('request');

const COLORS: Readonly<Record<RequestCard['state']['tone'], string>> = {
  open: 'Accent',
  done: 'Good',
  warning: 'Warning',
};

export function requestCard({ title, state, rows, news }: RequestCard): Json {
  return request({
    title,
    state: state.text,
    color: COLORS[state.tone],
    rows,
    hasNews: news.length > 0,
    news: news.map(({ when, text }) => ({ when: `${when}  `, text: text.replace(/\s+/g, ' ') })),
  });
}
