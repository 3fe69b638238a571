import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { productProcess, type ProductProcess } from '../support/productProcess.ts';

/** The product in a process and a folder of its own, without limits that would keep an attack short. */
export interface Hardened extends ProductProcess {
  readonly folder: string;
  /** True while it has not ended by itself. */
  readonly lives: () => boolean;
  readonly remove: () => Promise<void>;
}

export async function hardened(
  env: Readonly<Record<string, string>> = {},
  flags: readonly string[] = [],
): Promise<Hardened> {
  const folder = await mkdtemp(join(tmpdir(), 'hardened-'));
  const product = await productProcess(
    folder,
    { LOG_LEVEL: 'error', LIMIT_CALLS: '0', LIMIT_CHATS: '0', LIMIT_LINES: '0', ...env },
    flags,
  );
  let lives = true;
  void product.ended.then(() => (lives = false));
  return {
    ...product,
    folder,
    lives: () => lives,
    async remove() {
      await product.stop();
      await rm(folder, { recursive: true });
    },
  };
}
