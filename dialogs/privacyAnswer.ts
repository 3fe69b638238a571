/** Does what somebody wants done with what is kept about them, and says what goes and what stays. */
import { fileKey } from './fileKey.ts';
import type { Submitted } from './forms/form.ts';
import { isOpen } from '../services/requests/alone.ts';
import { PERSON_FORM } from './forms/toPerson.ts';
import { nowIso } from './nowIso.ts';
import { reply } from './replies/replies.ts';
import { myRequests } from './requests.ts';
import type { Say } from './say.ts';
import type { DialogTurn } from './turn.ts';
import { whenShort } from './whenText.ts';

export const WANTS = ['see', 'copy', 'erase'] as const;
export type Want = (typeof WANTS)[number];

const references = (which: readonly { readonly reference: string }[]): string =>
  which.map(({ reference }) => reference).join(', ');

/** What would be erased, said before anybody agrees to it. */
export function scopeOf({ speaker }: DialogTurn): string {
  const what =
    speaker.kind === 'customer'
      ? reply('privacy.scope.customer', { email: speaker.email })
      : reply('privacy.scope.stranger');
  return `${what} ${reply('privacy.scope.new-page')}`;
}

/** What stays, and with whom. Requests were fetched before. */
export function staysOf(turn: DialogTurn): readonly string[] {
  const sent = myRequests(turn);
  const open = sent.filter(isOpen);
  const done = sent.filter((request) => !isOpen(request));
  // Of a known customer what is done goes at once.
  const isLater = done.length > 0 && turn.speaker.kind === 'stranger';
  const days = turn.services.keptDays.requests;
  return [
    ...(open.length === 0 ? [] : [reply('privacy.stays.open', { references: references(open) })]),
    ...(isLater ? [reply('privacy.stays.done', { references: references(done), days })] : []),
    reply('privacy.stays.cases'),
  ];
}

async function whatIsKept(turn: DialogTurn): Promise<string> {
  const { beganAt = nowIso(turn), lines, files, requests } = await turn.services.whatIsKept(turn);
  const days = turn.services.keptDays;
  const { speaker } = turn;
  const since = whenShort(beganAt, turn);
  return [
    lines === 0
      ? reply('privacy.kept.nothing')
      : reply('privacy.kept.lines', { lines, since, days: days.conversations }),
    ...(files.length === 0 ? [] : [reply('privacy.kept.files', { names: files.join(', ') })]),
    ...(requests.length === 0
      ? []
      : [
          reply('privacy.kept.requests', {
            references: references(requests),
            days: days.requests,
          }),
        ]),
    speaker.kind === 'customer'
      ? reply('privacy.kept.speaker', { name: speaker.name, email: speaker.email })
      : reply('privacy.kept.stranger'),
    reply('privacy.kept.next'),
  ].join('\n');
}

/** What of it can be handed over at once; all the rest a person puts together. */
async function copySaid(turn: DialogTurn): Promise<readonly Say[]> {
  const file = await turn.services.copyOfMine(turn);
  if (file === undefined) return [];
  const text = reply('privacy.copy.file');
  return [{ id: 'privacy.copy.file', text, file, key: fileKey(file.id) }];
}

export async function privacyAnswer(
  form: string,
  { want, sure }: { readonly want: Want; readonly sure?: 'yes' | 'prove' | 'no' | undefined },
  turn: DialogTurn,
): Promise<Submitted> {
  const outcome = { form, outcome: { kind: 'answered' as const } };
  switch (want) {
    case 'see':
      return { says: [{ id: 'privacy.kept', text: await whatIsKept(turn), intake: outcome }] };
    case 'copy':
      return {
        says: await copySaid(turn),
        goOn: { form: PERSON_FORM, text: reply('privacy.copy.text') },
      };
    case 'erase': {
      if (sure === 'prove') return { says: [], goOn: { form: 'my-data', known: { want } } };
      if (sure !== 'yes') {
        return { says: [{ id: 'privacy.stays', text: reply('privacy.stays'), intake: outcome }] };
      }
      await turn.services.eraseMine(turn);
      const text = [reply('privacy.erasing'), ...staysOf(turn)].join('\n');
      return { says: [{ id: 'privacy.erasing', text, intake: outcome }] };
    }
  }
}
