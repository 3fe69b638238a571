/** How far customers get in a form: by the names of forms and questions, never by what is said. */
import type { Metrics } from '../../services/metrics.ts';

/** The open form and what it asks. */
interface At {
  readonly form: string;
  readonly question: string;
}

/** Read by hand: the dialogs have parsed it in this turn, and to do so again would cost as much as they do. */
function at(dialog: unknown): At | undefined {
  const { form } = (dialog ?? {}) as {
    readonly form?: { readonly id?: unknown; readonly progress?: { readonly asking?: unknown } };
  };
  const question = form?.progress?.asking;
  return typeof form?.id === 'string' && typeof question === 'string'
    ? { form: form.id, question }
    : undefined;
}

/** Sent, added to another request, or answered at once: the form did what it is for. */
const isDone = (outcome: string | undefined): boolean =>
  outcome !== undefined && outcome !== 'cancelled';

/**
 * Counts what one turn did to the open form. A question that is left in any direction but out of the form
 * counts as answered; the question at which a form was dropped, or another one begun, as abandoned. Who
 * stays away is counted when the draft is let go: asked less answered and abandoned is what is open.
 *
 * @param outcome how a form ended in this turn, if one did
 */
export function funnel(
  metrics: Metrics,
  {
    before,
    after,
    outcome,
  }: {
    readonly before: unknown;
    readonly after: unknown;
    readonly outcome?: string | undefined;
  },
): void {
  const [was, is] = [at(before), at(after)];
  const step = ({ form, question }: At, name: string): void =>
    metrics.count('support_questions_total', { form, question, step: name });
  const isSame = was !== undefined && was.form === is?.form && !isDone(outcome);
  if (isSame && was.question === is.question) return step(is, 'again');
  if (was !== undefined) {
    step(was, isSame || isDone(outcome) ? 'answered' : 'abandoned');
    if (outcome !== undefined) metrics.count('support_forms_total', { form: was.form, outcome });
  }
  if (is === undefined) return;
  if (!isSame) metrics.count('support_forms_total', { form: is.form, outcome: 'begun' });
  step(is, 'asked');
}
