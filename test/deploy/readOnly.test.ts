import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { patiently } from '../support/patiently.ts';
import { productProcess } from '../support/productProcess.ts';
import { webClient } from '../support/webClient.ts';

describe('on a disk that is read-only but for DATA_DIR', () => {
  it('takes a case with a file, delivers it, and stops', async () => {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'read-only-')));
    // Node itself refuses whatever else would be written, and any other program.
    const product = await productProcess(folder, { LOG_LEVEL: 'warn' }, [
      '--permission',
      '--allow-fs-read=*',
      `--allow-fs-write=${folder}/`,
      '--allow-worker',
      '--disable-warning=SecurityWarning',
    ]);
    const client = await webClient(product.url, { demoCustomer: 'ana' });
    await client.say('How do I add a second StoreFront server to a server group?');
    await client.say('send');
    await client.until(({ channelData }) => channelData?.intake?.outcome?.kind === 'opened');
    const token = await patiently(() =>
      fetch(`${product.url}/api/webchat/token`, { method: 'POST' }),
    );
    const { conversationId, token: bearer } = (await token.json()) as {
      readonly conversationId: string;
      readonly token: string;
    };
    const form = new FormData();
    form.append('file', new File(['it is broken'], 'log.txt', { type: 'text/plain' }));
    const url = `${product.url}/v3/directline/conversations/${conversationId}/upload?userId=x`;
    const headers = { authorization: `Bearer ${bearer}` };
    expect((await fetch(url, { method: 'POST', headers, body: form })).status).to.equal(200);
    expect(await product.stop()).to.equal(0);
    expect(product.written()).not.to.include('"level"');
    await rm(folder, { recursive: true });
  }).timeout(240_000);
});
