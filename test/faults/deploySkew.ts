import { z } from 'zod';
import { allForms } from '../../dialogs/allForms.ts';
import type { AnyForm } from '../../dialogs/forms/outline.ts';
import { beginForm } from '../../dialogs/forms/beginForm.ts';
import { prose } from '../../dialogs/readers/prose.ts';
import { en } from '../../dialogs/replies/en.ts';
import { respond } from '../../dialogs/rootDialog.ts';
import type { Say } from '../../dialogs/say.ts';
import type { DialogTurn } from '../../dialogs/turn.ts';
import { aLine, aTurn } from '../dialogs/aTurn.ts';
import { aCaseView } from '../fakes/aCase.ts';
import { STORIES } from '../bench/answers.ts';
import { randomOf } from './random.ts';
import { problemsIn, type Row, upperBound } from './report.ts';

/** Somebody who was asked something when the process was replaced. */
interface Parked {
  readonly form: string;
  readonly asking: string;
  /** As it is stored. */
  readonly state: string;
}

/** A question that the other version has, or has not. */
const EXTRA = 'extraQuestion';
const MOST_LINES = 60;
const ANSWERS: Readonly<Record<string, string>> = {
  ...STORIES.outage,
  text: 'Nobody calls back',
  email: 'bo@example.com',
  [EXTRA]: 'Something else',
};

/** Who speaks and what the desk has, anew for each turn. */
function turnOf(form: AnyForm): DialogTurn {
  const cases = [aCaseView(), aCaseView({ caseNumber: '100002', status: 'closed' })];
  return aTurn(form.id === 'prove-identity' ? {} : { as: 'ana', cases });
}

const asked = (says: readonly Say[]): Say['intake'] =>
  says.findLast(({ intake }) => intake?.asking !== undefined)?.intake;

function answerTo(intake: Say['intake']): string {
  const { asking = '', choices = [] } = intake ?? {};
  if (asking === 'review') return 'send';
  return choices[0]?.value ?? ANSWERS[asking] ?? '100001';
}

/** From its first question to its last, with everything that was asked on the way. */
async function walk(form: AnyForm): Promise<readonly Parked[]> {
  const parked: Parked[] = [];
  const first = await beginForm(form, {}, turnOf(form));
  if (first.kind !== 'open') return parked;
  let state: unknown = { form: { id: form.id, progress: first.progress }, settled: [] };
  let intake = asked(first.says);
  for (let line = 0; line < MOST_LINES && intake?.form === form.id; line += 1) {
    const asking = intake.asking ?? '';
    const stored = JSON.stringify(state);
    if (!parked.some((one) => one.asking === asking)) {
      parked.push({ form: form.id, asking, state: stored });
    }
    const after = await respond(JSON.parse(stored), aLine(answerTo(intake)), turnOf(form));
    ({ state } = after);
    intake = asked(after.says);
  }
  return parked;
}

/** Goes on until the form has ended. @returns what is wrong, if it never does */
async function resume(form: AnyForm, { asking, state: stored }: Parked): Promise<string[]> {
  const where = `${form.id} parked at ${asking}`;
  let state: unknown = JSON.parse(stored);
  let line = answerTo({ form: form.id, asking });
  for (let count = 0; count < MOST_LINES; count += 1) {
    const after = await respond(state, aLine(line), turnOf(form));
    if (after.says.length === 0) return [`${where}: no word in answer to "${line}"`];
    state = JSON.parse(JSON.stringify(after.state));
    const open = (state as { readonly form?: { readonly id: string } }).form;
    if (open?.id !== form.id) return [];
    line = answerTo(asked(after.says));
  }
  return [`${where} is stuck at "${line}"`];
}

/** The same form with one question more, at that place. */
function withExtra(form: AnyForm, place: number): AnyForm {
  const questions = Object.entries(form.questions);
  questions.splice(place, 0, [EXTRA, { reader: prose({ max: 400 }) }]);
  return ended({
    ...form,
    questions: Object.fromEntries(questions),
    slots: form.slots.extend({ [EXTRA]: z.string() }) as AnyForm['slots'],
  });
}

function without(form: AnyForm, slot: string): AnyForm {
  const { [slot]: _question, ...questions } = form.questions;
  const { [slot]: _type, ...shape } = form.slots.shape;
  return ended({ ...form, questions, slots: z.object(shape) as AnyForm['slots'] });
}

/** What is done with the answers is no matter of the deploy. */
const ended = (form: AnyForm): AnyForm => ({
  ...form,
  submit: async () => ({ says: [{ id: 'greeting', text: 'Done.' }] }),
});

/** Puts another version in the place of a form, while `work` lasts. */
async function deployed<T>(form: AnyForm, work: () => Promise<T>): Promise<T> {
  const forms = allForms as Map<string, AnyForm>;
  const before = forms.get(form.id);
  forms.set(form.id, form);
  const texts = en as unknown as Record<string, string>;
  const ids = ['ask', 'hint', 'label', 'why'].map((part) => `${form.id}.${EXTRA}.${part}`);
  for (const id of ids) texts[id] = 'Anything else?';
  try {
    return await work();
  } finally {
    for (const id of ids) delete texts[id];
    if (before !== undefined) forms.set(form.id, before);
  }
}

/** A11: everybody who was asked something goes on with a version that asks one thing more, or less. */
export async function deploySkew({ seed, times }: { seed: number; times: number }): Promise<Row> {
  const random = randomOf(seed);
  const problems: string[] = [];
  let runs = 0;
  let places = 0;
  const tried = async (version: AnyForm, one: Parked): Promise<void> => {
    runs += 1;
    try {
      problems.push(...(await deployed(version, async () => resume(version, one))));
    } catch (error) {
      problems.push(`${version.id} parked at ${one.asking}: ${String(error)}`);
    }
  };
  const forms = [...allForms.values()];
  for (const form of forms) {
    const parked = await deployed(ended(form), async () => walk(ended(form)));
    const slots = Object.keys(form.questions);
    places += parked.length;
    for (const one of parked) {
      for (let time = 0; time < times; time += 1) {
        await tried(withExtra(form, random.below(slots.length + 1)), one);
        const other = slots.filter((slot) => slot !== form.opening);
        if (other.length > 0) await tried(without(form, random.pick(other)), one);
      }
      // The very question that is open is gone.
      const isOther = one.asking !== form.opening && slots.includes(one.asking);
      if (isOther) await tried(without(form, one.asking), one);
    }
    // And back again: whoever is asked what only the newer version asks.
    const newer = withExtra(form, random.below(slots.length + 1));
    const ahead = await deployed(newer, async () => walk(newer));
    for (const one of ahead) await tried(ended(form), one);
  }
  return {
    goal: 'A11',
    what: `conversations parked at each question of ${allForms.size} forms, resumed by another version`,
    figure: `${places} places, ${runs} resumed: ${problems.length} stuck (${upperBound(runs)})${problemsIn(problems)}`,
    isMet: problems.length === 0,
  };
}
