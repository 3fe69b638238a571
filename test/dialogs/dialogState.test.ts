import { expect } from 'chai';
import { asStored, type DialogState, readDialogState } from '../../dialogs/dialogState.ts';
import { begin } from '../../dialogs/forms/progress.ts';
import { respond } from '../../dialogs/rootDialog.ts';
import { aLine, aTurn } from './aTurn.ts';

describe('what is stored of a dialog', () => {
  it('goes on from whatever can be read of it', () => {
    const settled = [{ reference: 'SR-1', cards: ['a'] }];
    for (const form of [
      undefined,
      null,
      7,
      { id: 'open-case' },
      { id: 'open-case', progress: {} },
    ]) {
      expect(readDialogState({ form, settled }).settled).to.deep.equal(settled);
    }
    expect(
      readDialogState({ form: { id: 'x', progress: { key: 'k' } } }).form?.progress.key,
    ).to.equal('k');
    expect(readDialogState({ settled: 'nonsense', lastAt: 5 }).settled).to.deep.equal([]);
  });

  it('is empty for anything else', () => {
    for (const stored of [undefined, null, 'text', 7, []]) {
      expect(readDialogState(stored)).to.deep.equal({ settled: [] });
    }
  });

  it('says so when the open form is not there any more, and answers the line', async () => {
    const stored = { form: { id: 'order-pizza', progress: { key: 'k' } } };
    const { state, says } = await respond(stored, aLine('StoreFront is down'), aTurn());
    expect(says.map(({ id }) => id)).to.include.members([
      'root.form-gone',
      'open-case.startedAt.ask',
    ]);
    expect(state.form?.id).to.equal('open-case');
    const { state: none } = await respond(stored, aLine('yes'), aTurn());
    expect(none).not.to.have.property('form');
  });

  it('survives JSON', async () => {
    const { state } = await respond({}, aLine('StoreFront is down'), aTurn());
    expect(JSON.parse(JSON.stringify(state))).to.deep.equal(state);
    expect(readDialogState(JSON.parse(JSON.stringify(state)))).to.deep.equal(state);
  });

  it('is at hand as it would be read from a store', () => {
    const known = { summary: 'Slow', deadline: null, users: 250 };
    const progress = { ...begin('a key'), known, held: undefined };
    const state = {
      settled: [{ cards: ['one', 'two'], reference: undefined }],
      kept: [],
      talking: undefined,
      form: { id: 'open-case', progress },
    } as DialogState;
    const stored = asStored(state);
    expect(stored).to.deep.equal(JSON.parse(JSON.stringify(state)));
    expect(readDialogState(stored)).to.equal(stored);
    known.users = 3;
    expect(stored.form?.progress.known['users'], 'what a turn goes on with').to.equal(250);
  });
});
