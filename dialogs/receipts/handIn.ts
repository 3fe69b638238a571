/** Raises what a special form has yielded, and gives the receipt. */
import type { Case } from '../../services/cases/case.ts';
import type { RaiseInput } from '../../services/requests/raise.ts';
import type { RequestOf } from '../../services/requests/supportRequest.ts';
import type { Submission, Submitted } from '../forms/form.ts';
import { handedOver } from '../handedOver.ts';
import type { DialogTurn } from '../turn.ts';
import { type Following, specialReceipt } from './specialReceipt.ts';

type Kind = 'replacement' | 'extended' | 'caseReview' | 'feedback';
type Asked = {
  readonly [K in Kind]: { readonly kind: K; readonly draft: RequestOf<K>['draft'] };
}[Kind];

/** The case that somebody named, if it is theirs; whose it is else is told to nobody. */
async function caseOf({ draft }: Asked, turn: DialogTurn): Promise<Case | null> {
  const named = 'caseNumber' in draft ? draft.caseNumber : undefined;
  if (typeof named !== 'string' || turn.speaker.kind === 'stranger') return null;
  const finding = await turn.services.findCase(named, turn);
  return finding.kind === 'found' ? finding.view.case : null;
}

export async function handIn(
  form: string,
  asked: Asked,
  submission: Pick<Submission<object>, 'progress' | 'leftOut'>,
  following: Following,
  turn: DialogTurn,
): Promise<Submitted> {
  const input: RaiseInput = {
    ...asked,
    about: await caseOf(asked, turn),
    ...(await handedOver(submission, turn)),
  };
  const { request } = await turn.services.raise(input);
  return { reference: request.reference, says: specialReceipt(form, request, following, turn) };
}
