import { HttpProblem } from '../../http/problem.ts';

export interface Part {
  readonly name: string;
  readonly fileName: string | undefined;
  /** Undefined when it was more than the part may have; the rest of it was thrown away. */
  readonly body: Buffer | undefined;
}

/** Called when a part begins: how many bytes of it are worth keeping. */
export type Keep = (name: string) => number;

interface Open {
  readonly name: string;
  readonly fileName: string | undefined;
  readonly limit: number;
  chunks: Buffer[];
  size: number;
}

const maxParts = 50;
const maxHeaderBytes = 8192;
const broken = () => new HttpProblem(400, 'BadArgument', 'The form data is malformed.');

/**
 * Reads multipart/form-data (RFC 7578) as it comes in. Unlike `Response.formData()` it never holds
 * more than the parts that are kept, so that a file that is too big costs no memory and its message
 * can still be accepted.
 *
 * @throws HttpProblem 400
 */
export function multipart(contentType: string, keep: Keep) {
  const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(contentType);
  const delimiter = Buffer.from(`\r\n--${boundary?.[1] ?? boundary?.[2] ?? ''}`);
  if (boundary === null) throw broken();
  const parts: Part[] = [];
  // The first delimiter may stand at the very beginning, without the line break before it.
  let pending: Buffer = Buffer.from('\r\n');
  let expects: 'delimiter' | 'afterDelimiter' | 'headers' | 'nothing' = 'delimiter';
  let open: Open | undefined;

  function take(bytes: Buffer): void {
    if (open === undefined || bytes.length === 0) return;
    open.size += bytes.length;
    if (open.size <= open.limit) open.chunks.push(bytes);
    else open.chunks = [];
  }

  function close(): void {
    if (open === undefined) return;
    const { name, fileName, chunks, size, limit } = open;
    parts.push({ name, fileName, body: size <= limit ? Buffer.concat(chunks) : undefined });
    if (parts.length > maxParts) throw broken();
    open = undefined;
  }

  function begin(headers: string): void {
    const disposition = /^content-disposition:\s*form-data;(.*)$/im.exec(headers)?.[1] ?? '';
    const name = /(?:^|;)\s*name="([^"]*)"/i.exec(disposition)?.[1] ?? '';
    const fileName = /;\s*filename="([^"]*)"/i.exec(disposition)?.[1];
    open = {
      name,
      fileName: fileName && unescape(fileName),
      limit: keep(name),
      chunks: [],
      size: 0,
    };
  }

  /** One step; false when more has to come in first. */
  function step(): boolean {
    switch (expects) {
      case 'delimiter': {
        const at = pending.indexOf(delimiter);
        const sure = at === -1 ? Math.max(0, pending.length - delimiter.length) : at;
        take(pending.subarray(0, sure));
        pending = pending.subarray(at === -1 ? sure : at + delimiter.length);
        if (at === -1) return false;
        close();
        expects = 'afterDelimiter';
        return true;
      }
      case 'afterDelimiter': {
        if (pending.length < 2) return false;
        const mark = pending.toString('latin1', 0, 2);
        if (mark !== '--' && mark !== '\r\n') throw broken();
        expects = mark === '--' ? 'nothing' : 'headers';
        if (mark === '--') pending = pending.subarray(2);
        return true;
      }
      case 'headers': {
        const end = pending.indexOf('\r\n\r\n');
        if ((end === -1 ? pending.length : end) > maxHeaderBytes) throw broken();
        if (end === -1) return false;
        begin(pending.toString('utf8', 2, Math.max(2, end)));
        pending = pending.subarray(end + 4);
        expects = 'delimiter';
        return true;
      }
      case 'nothing':
        pending = pending.subarray(pending.length);
        return false;
    }
  }

  /** Does a delimiter begin in what was held back? Most chunks lie amid a file, and need no copy. */
  const isCutBefore = (chunk: Buffer): boolean =>
    expects !== 'delimiter' ||
    chunk.length < delimiter.length ||
    Buffer.concat([pending, chunk.subarray(0, delimiter.length)]).includes(delimiter);

  return {
    write(chunk: Buffer): void {
      if (pending.length > 0 && isCutBefore(chunk)) pending = Buffer.concat([pending, chunk]);
      else {
        take(pending);
        pending = chunk;
      }
      while (step());
    },
    end(): readonly Part[] {
      if (expects !== 'nothing') throw broken();
      return parts;
    },
  };
}

/** Browsers write quotes and line breaks of a file name in percent notation. */
function unescape(name: string): string {
  return name.replace(/%22/g, '"').replace(/%0D/gi, '').replace(/%0A/gi, ' ');
}
