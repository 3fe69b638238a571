import { mock } from 'node:test';
import { expect } from 'chai';
import { ids, talk } from '../support/talk.ts';

describe('the product put together', () => {
  afterEach(() => mock.timers.reset());

  it('tells a customer after three seconds that the desk does not answer about their cases', async () => {
    const asked = Promise.withResolvers<AbortSignal>();
    const story = await talk({
      as: 'ana',
      backend: (desk) => ({
        ...desk,
        list: async (_query, { signal }) => {
          asked.resolve(signal);
          return new Promise(() => {});
        },
      }),
    });
    mock.timers.enable({ apis: ['setTimeout'] });
    const said = story.say('How are my cases?');
    const signal = await asked.promise;
    mock.timers.tick(2999);
    expect(signal.aborted).to.equal(false);
    mock.timers.tick(1);
    expect(ids(await said)).to.include('case.unavailable');
  });
});
