import { isUtf8 } from 'node:buffer';

export interface FileType {
  readonly contentType: string;
  /** Endings that go with it, the first one is what another ending is turned into. */
  readonly endings: readonly string[];
}

interface Signature extends FileType {
  readonly matches: (bytes: Buffer) => boolean;
}

const starts = (signature: string) => {
  const wanted = Buffer.from(signature, 'latin1');
  return (bytes: Buffer) => bytes.subarray(0, wanted.length).equals(wanted);
};
const isWebp = (bytes: Buffer) =>
  starts('RIFF')(bytes) && bytes.toString('latin1', 8, 12) === 'WEBP';

// Office documents are zip files. SVG and HTML are missing on purpose: they can hold scripts.
const signatures: readonly Signature[] = [
  { contentType: 'image/png', endings: ['png'], matches: starts('\x89PNG\r\n\x1a\n') },
  { contentType: 'image/jpeg', endings: ['jpg', 'jpeg'], matches: starts('\xff\xd8\xff') },
  { contentType: 'image/gif', endings: ['gif'], matches: starts('GIF8') },
  { contentType: 'image/webp', endings: ['webp'], matches: isWebp },
  { contentType: 'application/pdf', endings: ['pdf'], matches: starts('%PDF-') },
  {
    contentType: 'application/zip',
    endings: ['zip', 'docx', 'xlsx', 'pptx', 'odt', 'ods'],
    matches: starts('PK\x03\x04'),
  },
  { contentType: 'application/gzip', endings: ['gz', 'tgz'], matches: starts('\x1f\x8b\x08') },
];

const texts: readonly FileType[] = [
  { contentType: 'text/plain', endings: ['txt', 'log'] },
  { contentType: 'text/csv', endings: ['csv'] },
  { contentType: 'application/json', endings: ['json'] },
];

/** The ending of a file name, in lower case, without the dot. */
export const endingOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

/**
 * What a file is, told by its first bytes and never by what the sender says; undefined for what we
 * do not take. Text has no signature: it must be UTF-8 without control characters and be called so.
 */
export function fileType(bytes: Buffer, name: string): FileType | undefined {
  const known = signatures.find(({ matches }) => matches(bytes));
  if (known !== undefined) return known;
  const ending = endingOf(name);
  const text = texts.find(({ endings }) => endings.includes(ending));
  return text !== undefined && isText(bytes) ? text : undefined;
}

/** Tab, line breaks, form feed and escape (colours in logs) are fine, other control bytes are not. */
function isText(bytes: Buffer): boolean {
  if (!isUtf8(bytes)) return false;
  return bytes.every((b) => b >= 32 || b === 9 || b === 10 || b === 12 || b === 13 || b === 27);
}
