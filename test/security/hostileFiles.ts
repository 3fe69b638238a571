/** Files that people should not send, what each is taken for, and names that lead elsewhere (goal C8). */
import { deflateRawSync } from 'node:zlib';
import type { EchoService } from '../bot/channels/directLine/echoService.ts';

const PNG = '\x89PNG\r\n\x1a\n';
const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

interface HostileFile {
  readonly what: string;
  readonly name: string;
  readonly bytes: string | Buffer;
  /** What it is kept as; undefined: it is refused. */
  readonly as?: string;
}

const file = (what: string, name: string, bytes: string | Buffer, as?: string): HostileFile => ({
  what,
  name,
  bytes,
  ...(as === undefined ? {} : { as }),
});

export const HOSTILE_FILES: readonly HostileFile[] = [
  file('a picture', 'a.png', latin(`${PNG}x`), 'image/png'),
  file('a script as a picture', 'a.png', '<script>alert(1)</script>'),
  file('an SVG', 'a.svg', '<svg onload="alert(1)"/>'),
  file('an SVG as text', 'a.txt', '<svg onload="alert(1)"/>', 'text/plain'),
  file('a page', 'a.html', '<!doctype html>'),
  file(
    'a page with a picture’s first bytes',
    'a.html',
    latin(`${PNG}<script>1</script>`),
    'image/png',
  ),
  file('a page as a log', 'a.log', '<html><script>1</script>', 'text/plain'),
  file('a Windows program', 'setup.exe', latin('MZ\x90\0\x03\0')),
  file('a Windows program as text', 'a.txt', latin('MZ\x90\0\x03\0')),
  file('a Linux program', 'a.log', latin('\x7fELF\x02\x01\x01\0')),
  file('a Java archive’s class', 'a.png', latin('\xca\xfe\xba\xbe\0\0')),
  file('a shortcut', 'a.url', '[InternetShortcut]\nURL=file://evil'),
  file('a script for the shell', 'a.sh', '#!/bin/sh\nrm -rf /'),
  file('an HTML application', 'a.hta', '<script>1</script>'),
  file('a mail', 'a.eml', 'From: x'),
  file('a disk image', 'a.iso', latin('CD001')),
  file('an old Office file with macros', 'a.doc', latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')),
  file('rich text', 'a.rtf', '{\\rtf1}'),
  file('UTF-16, in which checks see nothing', 'a.txt', Buffer.from('\ufeff<script>', 'utf16le')),
  file('broken UTF-8', 'a.txt', latin('\xff\xfe\xfd')),
  file('nothing under a picture’s name', 'a.png', ''),
  file('a file without a kind', 'README', 'hello'),
];

/** A name, and the name that is made of it; undefined: the file is refused. */
export const HOSTILE_NAMES: readonly (readonly [
  name: string,
  shown: string | RegExp | undefined,
])[] = [
  ['../../etc/passwd.txt', 'passwd.txt'],
  ['..\\..\\boot.txt', 'boot.txt'],
  ['/dev/null.txt', 'null.txt'],
  ['..', undefined],
  ['a\u0000.txt', 'a.txt'],
  ['a\r\nSet-Cookie: x=1.txt', /^a Set-Cookie x=1\.txt$/],
  ['a";filename="b.exe.txt', /^[\w;=. ]+\.txt$/],
  ['\u202etxt.exe.txt', 'txt.exe.txt'],
  ['\u200b\u2066hidden\u2069.txt', 'hidden.txt'],
  [`${'x'.repeat(5000)}.txt`, /^x{116}\.txt$/],
  ['<img src=x onerror=alert(1)>.txt', /^[^<>"]+\.txt$/],
  ['日本語 ログ.txt', '日本語 ログ.txt'],
];

/** One file of 50 MB of zeros, packed into 50 kB, under a name that leads out of any folder. */
export function zipBomb(): Buffer {
  const packed = deflateRawSync(Buffer.alloc(50_000_000));
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(packed.length, 18);
  header.writeUInt32LE(50_000_000, 22);
  header.writeUInt16LE(16, 26);
  return Buffer.concat([header, latin('../../../../evil'), packed]);
}

export interface Mine {
  readonly token: string;
  readonly conversationId: string;
}

/** What became of a file that was sent: the attachment as the page sees it, or nothing. */
export async function attach(
  service: EchoService,
  mine: Mine,
  name: string,
  bytes: Buffer | string,
) {
  const form = new FormData();
  form.append('activity', new Blob(['{"type":"message"}']));
  form.append('file', new Blob([new Uint8Array(Buffer.from(bytes))]), name);
  const conversation = `/conversations/${mine.conversationId}`;
  const headers = { authorization: `Bearer ${mine.token}` };
  const sent = await fetch(`${service.base()}${conversation}/upload`, {
    method: 'POST',
    headers,
    body: form,
  });
  const { id } = (await sent.json()) as { readonly id: string };
  await service.settled();
  const { json } = await service.call(`${conversation}/activities`, {
    method: 'GET',
    token: mine.token,
  });
  return json.activities.find((line) => line.id === id)?.attachments?.[0];
}
