import { dom } from './dom.ts';

/** Characters that turn text around or cannot be seen: what could make a line read as another. */
const HIDDEN =
  /[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb]|(?![\n\t])\p{Cc}|[\u{e0000}-\u{e007f}]/gu;
/** Joiners are part of emoji and of several scripts. */
const JOINED =
  /[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f][\u200c\u200d](?=[\p{L}\p{Extended_Pictographic}])/gu;

/** What somebody typed, in its own direction, with hidden characters shown by their code. */
export function shownText(text: string): HTMLElement {
  const joiners = new Set([...text.matchAll(JOINED)].map((at) => at.index + at[0].length - 1));
  const parts: (Node | string)[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(HIDDEN)) {
    if (joiners.has(index)) continue;
    const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    parts.push(text.slice(from, index));
    parts.push(dom('span', { class: 'hidden-character', title: 'hidden character' }, `U+${code}`));
    from = index + found.length;
  }
  return dom('bdi', { class: 'typed' }, ...parts, text.slice(from));
}
