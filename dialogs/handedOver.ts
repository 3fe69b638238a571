import type { RaiseInput } from '../services/requests/raise.ts';
import { caseAt } from './cases.ts';
import type { Submission } from './forms/form.ts';
import type { DialogTurn } from './turn.ts';

type Common = Omit<RaiseInput, 'kind' | 'draft' | 'proposal' | 'productName' | 'about'>;
type AboutCase = Exclude<RaiseInput, { readonly kind: 'openCase' }>;
/** What is asked, of everything but a new case. */
type Asked = AboutCase extends infer R
  ? R extends AboutCase
    ? Pick<R, 'kind' | 'draft'>
    : never
  : never;

/** What every finished form hands over beside its draft. */
export async function handedOver(
  { progress, leftOut }: Pick<Submission<object>, 'progress' | 'leftOut'>,
  turn: DialogTurn,
): Promise<Common> {
  return {
    key: progress.key,
    speaker: turn.speaker,
    corrections: progress.corrections,
    leftOut: [...leftOut],
    masked: progress.masked,
    transcript: await turn.transcript(),
    attachments: progress.attachments,
    origin: {
      channel: turn.channel,
      conversationId: turn.conversationId,
      zone: turn.zone,
      locale: turn.locale,
    },
  };
}

/** What to raise about a case of the speaker's, or about none. */
export async function raiseInput(
  asked: Asked,
  submission: Pick<Submission<object>, 'progress' | 'leftOut'>,
  turn: DialogTurn,
): Promise<RaiseInput> {
  const number = 'caseNumber' in asked.draft ? asked.draft.caseNumber : undefined;
  const about = caseAt(number ?? undefined, turn)?.case ?? null;
  return { ...asked, ...(await handedOver(submission, turn)), about };
}
