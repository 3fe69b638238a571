import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { clamd } from '../../../../services/files/adapters/clamd.ts';
import { clamdAddress } from '../../../../services/files/clamdAddress.ts';
import { EICAR } from '../../../../services/files/eicar.ts';
import { screening } from '../../../../services/files/screening.ts';
import { silentMetrics } from '../../../../services/metrics.ts';
import { type ClamdServer, clamdServer } from '../../../fakes/clamdServer.ts';
import { silentLog } from '../../../fakes/silentLog.ts';
import { echoService, type EchoService } from './echoService.ts';

describe('a file that is attached where files are scanned', () => {
  let scanner: ClamdServer;
  let service: EchoService;

  beforeEach(async () => {
    scanner = await clamdServer();
    const address = clamdAddress(scanner.address);
    if (address === undefined) throw new Error('it has no address');
    const screen = screening({ scanner: clamd(address), metrics: silentMetrics, log: silentLog });
    service = await echoService({ screen });
  });
  afterEach(async () => {
    await service.close();
    await scanner.close();
  });

  /** What the log has of a message with these files. */
  async function sent(files: Readonly<Record<string, Buffer | string>>) {
    const { token, conversationId } = await service.token();
    const conversation = `/conversations/${conversationId}`;
    const form = new FormData();
    form.append('activity', new Blob(['{"type":"message","text":"see"}']));
    for (const [name, bytes] of Object.entries(files)) {
      form.append('file', new Blob([new Uint8Array(Buffer.from(bytes))]), name);
    }
    const headers = { authorization: `Bearer ${token}` };
    const url = `${service.base()}${conversation}/upload`;
    const { id } = (await (await fetch(url, { method: 'POST', headers, body: form })).json()) as {
      readonly id: string;
    };
    await service.settled();
    const all = await service.call(`${conversation}/activities`, { method: 'GET', token });
    const line = all.json.activities.find((one) => one.id === id);
    return {
      text: line?.text,
      kept: line?.attachments?.map(({ name }) => name),
      refused: line?.channelData?.['refusedAttachments'],
    };
  }
  const onDisk = async () => readdir(join(service.folder, 'uploads')).catch(() => []);

  it('is kept if nothing is found, and beside it nothing else is', async () => {
    expect(await sent({ 'a.log': 'line 1', 'b.txt': EICAR, 'c.exe': 'MZ\u0000' })).to.deep.equal({
      text: 'see',
      kept: ['a.log'],
      refused: [
        { name: 'b.txt', reason: 'infected' },
        { name: 'c.exe', reason: 'type' },
      ],
    });
    expect(await onDisk()).to.have.length(2);
    // What is not taken anyway is not scanned.
    expect(scanner.files.map(String)).to.deep.equal(['line 1', String(EICAR)]);
  });

  it('is not kept if the scanner fails, and the message lives', async () => {
    scanner.behave('resets');
    const refused = [{ name: 'a.log', reason: 'unchecked' }];
    expect(await sent({ 'a.log': 'x' })).to.deep.equal({ text: 'see', kept: [], refused });
    await scanner.close();
    expect(await sent({ 'a.log': 'x' })).to.deep.equal({ text: 'see', kept: [], refused });
    expect(await onDisk()).to.deep.equal([]);
  });
});
