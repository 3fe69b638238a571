import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';
import * as sdk from 'botbuilder-core';
import { BotAdapter, TurnContext } from '../../bot/botFramework.ts';

const run = promisify(execFile);
const MODULE = new URL('../../bot/botFramework.ts', import.meta.url).href;

/** What a program that loads it, and then does this, has loaded. */
async function loadedBy(then = ''): Promise<readonly string[]> {
  const program = `
    import { createRequire } from 'node:module';
    const framework = await import('${MODULE}');
    const require = createRequire('${MODULE}');
    ${then}
    console.log(JSON.stringify(Object.keys(require.cache)));`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', program]);
  return JSON.parse(stdout) as string[];
}

describe('the Bot Framework’s turn', () => {
  it('is loaded without connectors, token clients and streaming', async () => {
    const loaded = await loadedBy();
    expect(loaded.filter((file) => /connector|streaming|azure|axios/.test(file))).to.deep.equal([]);
    expect(loaded.some((file) => file.endsWith('botbuilder-core/lib/turnContext.js'))).to.equal(
      true,
    );
  });

  it('leaves the SDK whole for whoever loads it later', async () => {
    const loaded = await loadedBy(`
      const sdk = require('botbuilder-core');
      if (sdk.TurnContext !== framework.TurnContext) throw new Error('There are two turns.');
      if (sdk.CloudAdapterBase === undefined) throw new Error('It is not whole.');`);
    expect(loaded.some((file) => file.includes('botframework-connector'))).to.equal(true);
  });

  it('is the SDK’s own where that was there first', () => {
    expect(TurnContext).to.equal(sdk.TurnContext);
    expect(BotAdapter).to.equal(sdk.BotAdapter);
  });

  it('answers an invoke that expects its replies under the SDK’s key', async () => {
    await loadedBy(`
      class Adapter extends framework.BotAdapter {}
      const turn = new framework.TurnContext(new Adapter(), {
        type: 'invoke', deliveryMode: 'expectReplies', conversation: { id: 'c' }, from: {}, recipient: {},
      });
      await turn.sendActivity({ type: 'invokeResponse', value: { status: 200 } });
      const { INVOKE_RESPONSE_KEY } = require('botbuilder-core');
      if (turn.turnState.get(INVOKE_RESPONSE_KEY)?.value.status !== 200) throw new Error('No answer.');`);
  });
});
