/** Bodies that are small and grow, or are no JSON though they look like it; all are to be refused with 4xx. */
const nested = (open: string, close: string, depth: number): string =>
  open.repeat(depth) + close.repeat(depth);

const NO_JSON =
  `{ } x [ [1, 01 +1 .5 1. 0x1 NaN Infinity 'a' "a {a:1} {"a":1,} [1,] {"a"} "\\x" "\\u12" nul tru {]
  [} {"a":1}} /**/{} {"a":1}//x [1]] ,{} {}x "\t" --1 1e 1e+ {"a"::1} {"a":1:2} ["a",,] [,1] {,} \\u0022a\\u0022`.split(
    /\s+/,
  );

export const BOMBS: readonly (string | Uint8Array)[] = [
  ...NO_JSON.map((text) => `${text} x`),
  ...[100, 1000, 10_000, 16_000].flatMap((depth) => [
    nested('[', ']', depth),
    nested('{"a":', '}', depth).replace('}', '1}'),
    '['.repeat(depth),
    '{"a":'.repeat(depth),
    `{"type":"message","text":"x","channelData":${nested('[', ']', depth)}}`,
    `{"type":"message","text":"x","value":${nested('[{"a":', '}]', depth / 2).replace('}', '1}')}}`,
  ]),
  '{"__proto__":{"admin":true},"type":"message","text":"x"}',
  '{"type":"message","text":"x","channelData":{"__proto__":{"admin":true}}}',
  '{"type":"message","text":"x","channelData":{"constructor":{"prototype":{"admin":true}}}}',
  '{"type":"message","text":"x","value":{"\\u005f_proto__":{"admin":true}}}',
  `{"type":"message","text":"${'x'.repeat(600_000)}"}`,
  `{"type":"message","text":"x","value":"${'x'.repeat(600_000)}"}`,
  new Uint8Array([0x22, 0xff, 0xfe, 0x22]),
  new Uint8Array([0xfe, 0xff, 0, 0x7b, 0, 0x7d]),
  new Uint8Array([0xc0, 0xaf]),
  new Uint8Array([0xed, 0xa0, 0x80]),
];
