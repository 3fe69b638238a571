import { loadConversations } from './loadOurs.ts';
import { untilCalm } from './measureLoad.ts';
import { startServer } from './startServer.ts';

export interface Memory {
  readonly few: number;
  readonly fewBytes: number;
  readonly many: number;
  readonly manyBytes: number;
}

/** Resident memory of a new process after a few and after many short whole conversations. */
export async function measureMemory(few: number, many: number): Promise<Memory> {
  const server = await startServer('ours');
  const rss = async () => {
    await untilCalm(server);
    return (await server.usage('usageAfterCollecting')).rssBytes;
  };
  try {
    await loadConversations(server, 16, few, 'question');
    const fewBytes = await rss();
    await loadConversations(server, 16, many - few, 'question');
    return { few, fewBytes, many, manyBytes: await rss() };
  } finally {
    await server.stop();
  }
}
