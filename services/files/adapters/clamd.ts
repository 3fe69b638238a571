import { connect } from 'node:net';
import type { ClamdAddress } from '../clamdAddress.ts';
import type { FileScanner, Scanned } from '../fileScanner.ts';

const CHUNK_BYTES = 64 * 1024;
/** Its answers are one short line. */
const MAX_ANSWER = 4096;

/** A call of clamd's INSTREAM: each chunk behind its length, and a length of zero at the end. */
function* inStream(bytes: Buffer): Generator<Buffer> {
  yield Buffer.from('zINSTREAM\0');
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    const chunk = bytes.subarray(at, at + CHUNK_BYTES);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    yield length;
    yield chunk;
  }
  yield Buffer.alloc(4);
}

/**
 * One call, on a connection of its own.
 *
 * @returns the answer, which is whole: half of one could be mistaken for another
 * @throws Error when there is none, or too much of it, or `signal` aborts
 */
async function ask(
  address: ClamdAddress,
  call: Iterable<Buffer>,
  signal: AbortSignal,
): Promise<string> {
  signal.throwIfAborted();
  const socket = connect({ ...address, signal });
  // Whoever reads hears of it; what comes later concerns nobody.
  socket.on('error', () => {});
  try {
    for (const piece of call) socket.write(piece);
    let said = '';
    for await (const chunk of socket.setEncoding('latin1')) {
      said += String(chunk);
      const end = said.indexOf('\0');
      if (end !== -1) return said.slice(0, end);
      if (said.length > MAX_ANSWER) throw new Error('it says too much');
    }
    throw new Error('it hung up');
  } finally {
    socket.destroy();
  }
}

function read(answer: string): Scanned {
  if (answer === 'stream: OK') return { kind: 'clean' };
  const [, signature] = /^stream: (.{1,300}) FOUND$/.exec(answer) ?? [];
  if (signature !== undefined) return { kind: 'infected', signature };
  return {
    kind: 'unchecked',
    problem: `it answered ${answer.replace(/^stream: /, '').slice(0, 100)}`,
  };
}

const whyOf = (error: unknown, signal: AbortSignal): string => {
  const why: unknown = signal.aborted ? signal.reason : error;
  if (!(why instanceof Error)) return String(why);
  return why.name === 'TimeoutError' ? 'no answer in time' : why.message;
};

/** ClamAV's daemon, over TCP or a socket. See clamd(8) for what is said. */
export function clamd(address: ClamdAddress): FileScanner {
  return {
    async scan(bytes, { signal }) {
      try {
        return read(await ask(address, inStream(bytes), signal));
      } catch (error) {
        return { kind: 'unchecked', problem: whyOf(error, signal) };
      }
    },

    async health({ signal }) {
      try {
        const detail = await ask(address, [Buffer.from('zVERSION\0')], signal);
        return { ok: detail.startsWith('ClamAV '), detail };
      } catch (error) {
        return { ok: false, detail: whyOf(error, signal) };
      }
    },
  };
}
