import { phonedWhereSaid } from '../services/policy/phoned.ts';
import type { SupportPhone } from '../services/policy/phones.ts';
import type { RequestCard } from './cards/requestCard.ts';
import { reply } from './replies/replies.ts';
import type { Say } from './say.ts';

/** Only in our own row: in others there may be words of people. */
function onCard(card: RequestCard, phones: readonly SupportPhone[]): RequestCard {
  const rows = card.rows.map((row) =>
    row.label === reply('request.card.urgent')
      ? { ...row, value: phonedWhereSaid(row.value, phones) }
      : row,
  );
  return { ...card, rows };
}

/** Names these numbers where it is said to phone the support centre, and lists them for channels that make links. */
export function withNumbers(say: Say, phones: readonly SupportPhone[]): Say {
  const text = phonedWhereSaid(say.text, phones);
  const status = say.status && onCard(say.status, phones);
  const named = phones.map(({ number }) => number).filter((number) => text.includes(number));
  const card = status === undefined ? {} : { status };
  return named.length === 0 ? { ...say, ...card } : { ...say, ...card, text, phones: named };
}
