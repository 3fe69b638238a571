import { expect } from 'chai';
import type { Scanned } from '../../../services/files/fileScanner.ts';
import { screening } from '../../../services/files/screening.ts';
import { silentMetrics } from '../../../services/metrics.ts';

describe('what operators learn of a scanned file', () => {
  for (const [scanned, facts] of [
    [{ kind: 'clean' }, undefined],
    [
      { kind: 'infected', signature: 'Eicar' },
      { conversationId: 'c1', bytes: 4, malware: 'Eicar' },
    ],
    [
      { kind: 'unchecked', problem: 'it hung up' },
      { conversationId: 'c1', bytes: 4, problem: 'it hung up' },
    ],
  ] as const satisfies readonly (readonly [Scanned, object | undefined])[]) {
    it(`is that it is ${scanned.kind}, and nothing of what is in it`, async () => {
      const logged: object[] = [];
      const counted: unknown[] = [];
      const screen = screening({
        scanner: { scan: async () => scanned, health: async () => ({ ok: true, detail: '' }) },
        metrics: { ...silentMetrics, count: (...given) => void counted.push(given) },
        log: { info: () => {}, warn: (warned) => void logged.push(warned), error: () => {} },
      });
      const signal = AbortSignal.timeout(30_000);
      const where = { conversationId: 'c1', signal };
      expect(await screen(Buffer.from('mine'), where)).to.equal(scanned.kind);
      expect(logged).to.deep.equal(facts === undefined ? [] : [facts]);
      expect(counted).to.deep.equal([['support_file_scans_total', { result: scanned.kind }]]);
    });
  }
});
