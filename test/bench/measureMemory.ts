import { loadConversations } from './loadOurs.ts';
import { untilCalm } from './measureLoad.ts';
import type { Usage } from './reportUsage.ts';
import { startServer } from './startServer.ts';

type Bytes = Pick<Usage, 'rssBytes' | 'heapBytes'>;

export interface Memory {
  readonly few: number;
  readonly many: number;
  readonly afterFew: Bytes;
  readonly afterMany: Bytes;
}

/** Resident memory of a new process after a few and after many short whole conversations. */
export async function measureMemory(few: number, many: number): Promise<Memory> {
  const server = await startServer('ours');
  const bytes = async (): Promise<Bytes> => {
    await untilCalm(server);
    return server.usage('usageAfterCollecting');
  };
  try {
    await loadConversations(server, 16, few, 'question');
    const afterFew = await bytes();
    await loadConversations(server, 16, many - few, 'question');
    return { few, many, afterFew, afterMany: await bytes() };
  } finally {
    await server.stop();
  }
}
