import { expect } from 'chai';
import fc from 'fast-check';
import { beginForm } from '../../../dialogs/forms/beginForm.ts';
import type { AnyForm } from '../../../dialogs/forms/outline.ts';
import { Progress, REVIEW } from '../../../dialogs/forms/progress.ts';
import { continueForm, type FormResult, pressed } from '../../../dialogs/forms/runForm.ts';
import { openCase } from '../../../dialogs/openCase.ts';
import type { DialogTurn } from '../../../dialogs/turn.ts';
import { CaseDraft } from '../../../services/requests/drafts/caseDraft.ts';
import type { RaiseInput } from '../../../services/requests/raise.ts';
import { aLine, aTurn } from '../aTurn.ts';

const form: AnyForm = openCase;
const SLOTS = Object.keys(openCase.questions);
const CONFIRMING = ['cancel', 'resume', 'person', 'meant'];

const OPENINGS = [
  undefined,
  'StoreFront is down since 6 this morning, 500 people can’t log in',
  'How do I add a second StoreFront server?',
  'Wir haben ein Problem',
  'ransomware on 12 servers, my name is Bo Ek, bo@example.com',
];
const LINES = [
  'yes',
  'no',
  '👍',
  'send',
  'cancel',
  'back',
  'help',
  'skip',
  'why?',
  'repeat',
  'restart',
  'review',
  'keep',
  'agent',
  'none',
  'unknown',
  'Work has stopped',
  'question',
  'impaired',
  'degraded',
  'security',
  'StoreFront',
  'our own portal',
  '2026-11-20 14:30',
  '2030-01-01',
  '2026-02-31',
  '03/04/2026',
  'Only for a few people',
  'about 50',
  '3 servers are down',
  'No orders can be taken',
  '1',
  '2',
  '4',
  'severity 3',
  '2402 LTSR',
  'ORG-10442',
  'Bo Ek',
  'bo@example.com',
  '+44 20 7946 0000',
  'English',
  'de',
  'change severity to 1',
  'change effect to question',
  'change effect to Work has stopped',
  'change my phone to +1 202 555 0143',
  'change my phone',
  'change deadline to 2027-01-01',
  'change email to nonsense',
  'change product',
  'when will you respond?',
  'which languages do you speak?',
  'thanks',
  '',
  ' ',
  '😭',
  '?',
  '\u0000',
  '{name}',
  '<b>x</b>',
  'x'.repeat(5000),
  '私は困っています',
  'Continue',
  'Start again',
  'Send it as it is',
  'Pass it on as it is',
  'constructor',
  '__proto__',
  'change constructor to x',
];

type Step =
  | { readonly kind: 'line'; readonly line: string }
  /** Sends the nth thing that is offered, by value or by title. */
  | { readonly kind: 'choice'; readonly nth: number; readonly by: 'value' | 'title' }
  | { readonly kind: 'press'; readonly action: string; readonly slot: string };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('line' as const), line: fc.constantFrom(...LINES) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('line' as const),
      line: fc.string({ unit: 'grapheme' }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('choice' as const),
      nth: fc.nat(4),
      by: fc.constantFrom('value', 'title' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('press' as const),
      action: fc.constantFrom('send', 'edit', 'cancel', 'nonsense'),
      slot: fc.constantFrom(...SLOTS, 'nonsense', 'toString'),
    }),
  },
);

interface Told {
  readonly as: string | undefined;
  readonly opening: string | undefined;
  readonly steps: readonly Step[];
}
const told: fc.Arbitrary<Told> = fc.record({
  as: fc.constantFrom(undefined, 'ana', 'luis', 'zofia'),
  opening: fc.constantFrom(...OPENINGS),
  steps: fc.array(step, { maxLength: 30 }),
});

function choicesOf(result: FormResult) {
  return result.says.findLast(({ intake }) => intake?.asking !== undefined)?.intake?.choices ?? [];
}

async function after(
  result: FormResult & { kind: 'open' },
  one: Step,
  turn: DialogTurn,
): Promise<FormResult> {
  // What is stored is what is read.
  const at = Progress.parse(JSON.parse(JSON.stringify(result.progress)));
  expect(at).to.deep.equal(result.progress);
  switch (one.kind) {
    case 'line':
      return continueForm(form, at, aLine(one.line), turn);
    case 'choice':
      return continueForm(form, at, aLine(choicesOf(result)[one.nth]?.[one.by] ?? 'skip'), turn);
    case 'press':
      return pressed(form, at, one, turn);
  }
}

/** Plays a conversation until it ends, and looks at every answer on the way. */
async function play(
  { opening, steps }: Told,
  turn: DialogTurn,
  look: (result: FormResult) => void,
): Promise<FormResult> {
  let result = await beginForm(form, { text: opening }, turn);
  look(result);
  for (const one of steps) {
    if (result.kind !== 'open') break;
    result = await after(result, one, turn);
    look(result);
  }
  return result;
}

const always = (look: (result: FormResult) => void) => async () => {
  await fc.assert(
    fc.asyncProperty(told, async (story) => {
      await play(story, aTurn(story.as === undefined ? {} : { as: story.as }), look);
    }),
    { numRuns: 150 },
  );
};

describe('opening a case, whatever is typed', () => {
  it(
    'always says something, with every blank filled in and nothing undefined',
    always((result) => {
      const { says } = result;
      // What another form goes on with is said there.
      const goesOn = result.kind !== 'open' && result.goOn !== undefined;
      if (!goesOn) expect(says).not.to.deep.equal([]);
      for (const { id, text } of says) {
        expect(text.trim(), id).not.to.equal('');
        // What the customer typed may hold braces; the catalogue's own names are words we know.
        expect(text.replaceAll('{name}: ', '').replaceAll('{name}', ''), id).not.to.match(
          /\{\w+\}|undefined|\[object|Invalid DateTime/,
        );
      }
    }),
  );

  it(
    'always says which question is open, for programs that follow',
    always((result) => {
      if (result.kind !== 'open') return;
      const asked = result.says.findLast(({ intake }) => intake?.asking !== undefined)?.intake;
      const { confirming, asking } = result.progress;
      expect(asked?.asking).to.equal(confirming ?? asking);
      expect([...SLOTS, REVIEW, ...CONFIRMING]).to.include(asked?.asking);
    }),
  );

  it('takes a choice by its title for the same as by its value', async () => {
    await fc.assert(
      fc.asyncProperty(told, fc.nat(6), async (story, nth) => {
        const turn = aTurn(story.as === undefined ? {} : { as: story.as });
        const end = await play(story, turn, () => undefined);
        const choice = choicesOf(end)[nth];
        if (end.kind !== 'open' || choice === undefined) return;
        const fresh = () => ({ ...turn, newId: () => 'id' });
        const byValue = await continueForm(form, end.progress, aLine(choice.value), fresh());
        const byTitle = await continueForm(form, end.progress, aLine(choice.title), fresh());
        const [one, other] = [byValue, byTitle].map(({ says, ...rest }) =>
          // What is raised has a reference of its own.
          rest.kind === 'submitted' ? says.map(({ id }) => id) : { ...rest, says },
        );
        expect(other).to.deep.equal(one);
      }),
      { numRuns: 150 },
    );
  });

  it('raises only complete drafts, only after a yes, and says the reference', async () => {
    let sent = 0;
    await fc.assert(
      fc.asyncProperty(told, async (story) => {
        const raised: RaiseInput[] = [];
        const turn = aTurn({
          ...(story.as === undefined ? {} : { as: story.as }),
          raised: (one) => raised.push(one),
        });
        // Whoever goes on long enough, and says what is needed, gets through.
        const needed = [
          'Continue',
          'StoreFront',
          'Work has stopped',
          '1',
          'Bo Ek',
          'bo@example.com',
          '+44 20 7946 0000',
        ];
        const steps = [
          ...story.steps,
          ...Array.from({ length: 4 }, () => needed)
            .flat()
            .map((line) => ({ kind: 'line' as const, line })),
          { kind: 'line' as const, line: 'send' },
        ];
        const end = await play({ ...story, steps }, turn, (result) => {
          if (result.kind === 'open') expect(raised).to.deep.equal([]);
        });
        if (end.kind !== 'submitted') return;
        sent++;
        const [input] = raised;
        expect(raised).to.have.length(1);
        expect(CaseDraft.parse(input?.draft)).to.deep.equal(input?.draft);
        expect(end.says.some(({ text }) => text.includes(end.reference ?? 'none'))).to.equal(true);
        for (const slot of input?.leftOut ?? [])
          // Passed on as it is: there is a value, and nobody has said it.
          if (!['severity', 'language'].includes(slot))
            expect(Reflect.get(input?.draft ?? {}, slot), slot).to.equal(null);
      }),
      { numRuns: 100 },
    );
    expect(sent, 'most of these stories end at the desk').to.be.above(10);
  });
});
