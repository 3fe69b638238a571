import { expect } from 'chai';
import fc from 'fast-check';
import {
  answer,
  back,
  begin,
  draftOf,
  found,
  keep,
  miss,
  type Outline,
  Progress,
  reopen,
  REVIEW,
  settle,
} from '../../../dialogs/forms/progress.ts';

/** One question of a generated form. Its values are 0 to 9. */
interface Shape {
  /** It applies only if this earlier slot has one of these values. */
  readonly needs: { readonly slot: number; readonly values: readonly number[] } | undefined;
  readonly assumes: number | undefined;
  /** Its answer holds only as long as this earlier slot stays as it was. */
  readonly restsOn: number | undefined;
}

const name = (index: number): string => `s${index}`;
const WHEN = '2026-11-21T10:00:00Z';

function outlineOf(shapes: readonly Shape[]): Outline {
  const shapeOf = (slot: string) => shapes[Number(slot.slice(1))];
  return {
    slots: shapes.map((_, index) => name(index)),
    applies: (slot, draft) => {
      const needs = shapeOf(slot)?.needs;
      return needs === undefined || needs.values.includes(Number(draft[name(needs.slot)] ?? -1));
    },
    assume: (slot) => shapeOf(slot)?.assumes,
    fits: (slot, value) =>
      shapeOf(slot) !== undefined &&
      Number.isInteger(value) &&
      Number(value) >= 0 &&
      Number(value) <= 9,
    restsOn: (slot, draft) => {
      const on = shapeOf(slot)?.restsOn;
      return on === undefined ? undefined : draft[name(on)];
    },
  };
}

const SIZE = 6;
const value = fc.integer({ min: 0, max: 9 });
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const earlier = (index: number) => fc.integer({ min: 0, max: Math.max(0, index - 1) });
const shapes = fc.tuple(
  ...Array.from({ length: SIZE }, (_, index) =>
    fc.record({
      needs:
        index === 0
          ? fc.constant(undefined)
          : maybe(
              fc.record({
                slot: earlier(index),
                values: fc.subarray([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], { minLength: 3 }),
              }),
            ),
      assumes: fc.option(value, { nil: undefined, freq: 1 }),
      restsOn: index === 0 ? fc.constant(undefined) : fc.option(earlier(index), { nil: undefined }),
    }),
  ),
);

const slot = fc.integer({ min: 0, max: SIZE - 1 }).map(name);
type Step =
  | { readonly kind: 'answerOpen' | 'back' | 'keep' | 'miss'; readonly value: number }
  | { readonly kind: 'answer' | 'reopen'; readonly slot: string; readonly value: number }
  | { readonly kind: 'found'; readonly values: Readonly<Record<string, number>> };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('answerOpen', 'answerOpen', 'back', 'keep', 'miss' as const),
    value,
  }),
  fc.record({ kind: fc.constantFrom('answer', 'reopen' as const), slot, value }),
  fc.record({ kind: fc.constant('found' as const), values: fc.dictionary(slot, value) }),
);

/** What the form is after a step, and the value that the step gave, if it gave one. */
function after(outline: Outline, at: Progress, one: Step): Progress {
  switch (one.kind) {
    case 'answerOpen':
      return at.asking === REVIEW ? at : answer(outline, at, at.asking, one.value, WHEN);
    case 'answer':
      return answer(outline, at, one.slot, one.value, WHEN);
    case 'reopen':
      return reopen(outline, at, one.slot);
    case 'found':
      return found(outline, at, one.values);
    case 'back':
      return back(outline, at);
    case 'keep':
      return keep(outline, at);
    case 'miss':
      return miss(at);
  }
}

/** Plays the steps and looks at every state on the way. */
function play(
  steps: readonly Step[],
  outline: Outline,
  look: (at: Progress, before: Progress, one: Step) => void,
): void {
  let at = settle(outline, begin('key'));
  for (const one of steps) {
    const before = at;
    at = after(outline, before, one);
    look(at, before, one);
  }
}

const holds =
  (look: (outline: Outline, at: Progress, before: Progress, one: Step) => void) => () => {
    fc.assert(
      fc.property(shapes, fc.array(step, { maxLength: 25 }), (generated, steps) => {
        const outline = outlineOf(generated);
        play(steps, outline, (at, before, one) => look(outline, at, before, one));
      }),
      { numRuns: 300 },
    );
  };

describe('a form, whatever is done to it', () => {
  it(
    'settles once: a second walk changes nothing, and none changes its argument',
    holds((outline, at) => {
      const copy = structuredClone(at);
      const settled = settle(outline, at);
      expect(at).to.deep.equal(copy);
      expect(settled).to.deep.equal(settle(outline, settled));
      expect(settled).to.deep.equal(at);
    }),
  );

  it(
    'knows only answers to questions that apply as they were asked, and keeps the others aside',
    holds((outline, at) => {
      const draft = draftOf(outline, at);
      const holdsTrue = (one: string) =>
        outline.applies(one, draft) &&
        (!(one in at.restedOn) || at.restedOn[one] === outline.restsOn(one, draft));
      for (const one of Object.keys(at.known)) expect(holdsTrue(one), one).to.equal(true);
      for (const one of Object.keys(at.aside)) expect(holdsTrue(one), one).to.equal(false);
      expect(Object.keys(at.known)).to.include.members(at.answered);
    }),
  );

  it(
    'asks the first question that is open, or one that was reopened, and else comes to the review',
    holds((outline, at) => {
      const draft = draftOf(outline, at);
      const open = outline.slots.find((one) => outline.applies(one, draft) && !(one in draft));
      expect(at.asking).to.equal(at.reopened ?? open ?? REVIEW);
      if (at.reopened !== undefined) expect(outline.applies(at.reopened, draft)).to.equal(true);
    }),
  );

  it(
    'loses no answer that anybody gave',
    holds((_, at, before, one) => {
      const given =
        one.kind === 'answer' ? one.slot : one.kind === 'answerOpen' ? before.asking : REVIEW;
      const { [given]: _replaced, ...others } = { ...before.known, ...before.aside };
      expect({ ...at.known, ...at.aside }).to.include(others);
    }),
  );

  it(
    'takes what it is told, and never lets what was found replace what was said',
    holds((_, at, before, one) => {
      if (one.kind === 'answer') expect({ ...at.known, ...at.aside }[one.slot]).to.equal(one.value);
      if (one.kind === 'found') expect(at.known).to.include(before.known);
    }),
  );

  it(
    'notes each correction with the value that it replaces, and nothing else as one',
    holds((outline, at, before, one) => {
      const given =
        one.kind === 'answer' ? one.slot : one.kind === 'answerOpen' ? before.asking : undefined;
      const old = given === undefined ? undefined : draftOf(outline, before)[given];
      const isCorrection = old !== undefined && 'value' in one && old !== one.value;
      expect(at.corrections.slice(before.corrections.length)).to.deep.equal(
        isCorrection ? [{ slot: given, from: old, to: one.value, at: WHEN }] : [],
      );
    }),
  );

  it(
    'is plain JSON: storing and reading it changes nothing',
    holds((_, at) => {
      expect(JSON.parse(JSON.stringify(at))).to.deep.equal(at);
      expect(structuredClone(at)).to.deep.equal(at);
      expect(Progress.parse(at)).to.deep.equal(at);
    }),
  );
});

describe('a form that an older version has stored', () => {
  const anything = fc.oneof(
    fc.integer({ min: -5, max: 15 }),
    fc.string(),
    fc.constant(null),
    fc.object(),
  );
  const stored = fc.record(
    {
      known: fc.oneof(fc.dictionary(fc.oneof(slot, fc.string()), anything), anything),
      aside: fc.oneof(fc.dictionary(fc.oneof(slot, fc.string()), anything), anything),
      answered: fc.oneof(fc.array(fc.oneof(slot, fc.string())), anything),
      asking: fc.oneof(slot, fc.string(), anything),
      reopened: fc.oneof(slot, fc.string(), anything),
      misses: fc.oneof(fc.nat(5), anything),
      corrections: fc.oneof(fc.array(anything), anything),
      brief: fc.oneof(fc.boolean(), anything),
      confirming: fc.oneof(fc.constantFrom('cancel', 'resume'), anything),
      offered: fc.oneof(fc.array(anything), anything),
      cards: fc.oneof(fc.array(fc.string()), anything),
      held: anything,
    },
    { requiredKeys: [] },
  );

  it('is read and settled without a throw, keeping the answers that still fit', () => {
    fc.assert(
      fc.property(shapes, stored, (generated, old) => {
        const outline = outlineOf(generated);
        const at = settle(outline, Progress.parse({ key: 'key', ...old }));
        expect(settle(outline, at)).to.deep.equal(at);
        expect([...outline.slots, REVIEW]).to.include(at.asking);
        for (const [one, is] of Object.entries(at.known))
          expect(outline.fits(one, is), one).to.equal(true);
        const first = outline.slots[0] ?? '';
        const known = typeof old.known === 'object' && old.known !== null ? old.known : {};
        const told: unknown = Object.hasOwn(known, first) ? Reflect.get(known, first) : undefined;
        if (outline.fits(first, told)) expect(at.known[first]).to.equal(told);
      }),
      { numRuns: 500 },
    );
  });
});

describe('going back', () => {
  const outline = outlineOf(
    Array.from({ length: SIZE }, () => ({
      needs: undefined,
      assumes: undefined,
      restsOn: undefined,
    })),
  );
  const answered = ['s0', 's1', 's2'].reduce(
    (at, one) => answer(outline, at, one, 1, WHEN),
    settle(outline, begin('key')),
  );

  it('reopens the last answer, then the one before it, as far as the first', () => {
    const asked: string[] = [];
    for (let at = answered, last; at !== last; at = back(outline, at)) {
      asked.push(at.asking);
      last = at;
      if (back(outline, at) === at) break;
    }
    expect(asked).to.deep.equal(['s3', 's2', 's1', 's0']);
  });

  it('finds the last answer from a reopened one that was never answered by hand', () => {
    const at = reopen(outline, found(outline, answered, { s4: 7 }), 's4');
    expect(back(outline, at).asking).to.equal('s2');
  });
});
