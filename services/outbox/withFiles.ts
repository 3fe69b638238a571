import type { Attachment } from '../requests/attachment.ts';

/** A text with the names of the files that came with it. */
export function withFiles(text: string, files: readonly Attachment[] = []): string {
  if (files.length === 0) return text;
  const names = files.map(({ name }) => `- ${name}`);
  return [...(text === '' ? [] : [text, '']), 'Files:', ...names].join('\n');
}
