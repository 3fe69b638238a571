import { withDeadline } from '../../../../services/withDeadline.ts';
import type { Log } from '../../../../services/log.ts';
import { limiter } from '../../directLine/limiter.ts';
import { maxFileBytes } from '../../directLine/readUpload.ts';
import type { StoredFile, Uploads } from '../../directLine/uploads.ts';
import type { Connector } from '../connector.ts';
import { download, type Downloaded } from './download.ts';
import type { IsFileUrl } from './fileUrls.ts';
import type { TeamsFile } from './teamsFile.ts';

interface Named extends TeamsFile {
  readonly name: string;
}

interface Refused {
  readonly name: string;
  readonly reason: 'tooBig' | 'type' | 'infected' | 'unchecked' | 'unavailable';
}

/** A line's files as on the web: those that are kept, and why the others are not. */
export interface Taken {
  readonly attachments: readonly {
    readonly contentType: string;
    readonly name: string;
    readonly contentUrl: string;
  }[];
  readonly attachmentSizes: readonly number[];
  readonly refusedAttachments: readonly Refused[];
}

export interface TakenOptions {
  readonly uploads: Pick<Uploads, 'find' | 'take'>;
  readonly fileUrl: (id: string) => string;
  readonly isFileUrl: IsFileUrl;
  readonly connector: Pick<Connector, 'picture'>;
  readonly log: Log;
  /** For one file, and for all of a line: a person waits for the answer. */
  readonly fileMs?: number;
  readonly lineMs?: number;
}

const FILE_MS = 10_000;
const LINE_MS = 20_000;
/** Lines, each with one file in memory. */
const AT_ONCE = 4;

/** Fetches the files of a line and keeps them; answered anew, what is kept is not fetched again. */
export function takenFiles(options: TakenOptions) {
  const {
    uploads,
    fileUrl,
    isFileUrl,
    connector,
    log,
    fileMs = FILE_MS,
    lineMs = LINE_MS,
  } = options;
  const fetching = limiter(AT_ONCE);

  async function had({ kind, url }: TeamsFile, signal: AbortSignal): Promise<Downloaded> {
    if (kind === 'shared') {
      return download(url, { isFileUrl, maxBytes: maxFileBytes, signal });
    }
    const bytes = await connector.picture(url, { maxBytes: maxFileBytes, signal });
    if (bytes === undefined) return { kind: 'unavailable', problem: 'no picture' };
    return { kind: 'had', bytes: Buffer.from(bytes) };
  }

  async function inTime(file: TeamsFile, ms: number): Promise<Downloaded> {
    if (ms <= 0) return { kind: 'unavailable', problem: 'no time left' };
    return withDeadline(ms, async (signal) => had(file, signal)).catch(() => ({
      kind: 'unavailable' as const,
      problem: 'too slow',
    }));
  }

  async function kept(
    conversationId: string,
    file: Named,
    ms: number,
    signal: AbortSignal,
  ): Promise<StoredFile | Refused> {
    const { id, name } = file;
    const before = await uploads.find(id);
    if (before !== undefined) return before;
    const got = await inTime(file, ms);
    switch (got.kind) {
      case 'had': {
        const taken = await uploads.take(conversationId, { name, bytes: got.bytes, id }, signal);
        return taken.kind === 'kept' ? taken.file : { name, reason: taken.reason };
      }
      case 'tooBig':
        return { name, reason: 'tooBig' };
      case 'unavailable':
        // Not its address: whoever has that may read it.
        log.warn({ conversationId, problem: got.problem }, 'a file in Teams could not be had');
        return { name, reason: 'unavailable' };
    }
  }

  return async (conversationId: string, files: readonly Named[]): Promise<Taken> => {
    const stored: StoredFile[] = [];
    const refused: Refused[] = [];
    await fetching(async () => {
      const until = performance.now() + lineMs;
      const signal = AbortSignal.timeout(lineMs);
      for (const file of files) {
        const ms = Math.min(fileMs, until - performance.now());
        const one = await kept(conversationId, file, ms, signal);
        if ('reason' in one) refused.push(one);
        else stored.push(one);
      }
    });
    return {
      attachments: stored.map(({ id, name, contentType }) => ({
        contentType,
        name,
        contentUrl: fileUrl(id),
      })),
      attachmentSizes: stored.map(({ size }) => size),
      refusedAttachments: refused,
    };
  };
}
