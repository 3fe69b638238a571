// By property instead of by code point: Cc are the control characters.
const CONTROL = /(?![\t\n])\p{Cc}/gu;
// Directions and joins that change how a text looks without being seen: bidi controls, zero-width
// characters, soft hyphen, fillers, tag characters. U+200D stays inside emoji, U+200C in Persian.
const UNSEEN =
  /[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;
const LONELY_JOINER =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\p{L}\p{M}])[\u200c\u200d]|[\u200c\u200d](?![\p{Extended_Pictographic}\p{L}\p{M}])/gu;

/**
 * A text that shows what it holds: NFC, well-formed, no control characters (tab and line feed stay),
 * no bidi controls and no zero-width characters. Line ends become line feeds.
 */
export function visible(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(CONTROL, '')
    .replace(UNSEEN, '')
    .replace(LONELY_JOINER, '')
    .normalize('NFC');
}
