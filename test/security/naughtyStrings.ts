/** Lines that programs stumble over, by kind; made up here after the kinds of the Big List of Naughty Strings. */
const repeated = (text: string, times: number): string => text.repeat(times);

const RESERVED = `undefined null NULL (null) nil NIL true false True None hasOwnProperty __proto__
  constructor prototype toString then NaN Infinity -Infinity 1/0 0/0 CON PRN AUX NUL COM1 LPT1 eval`.split(
  /\s+/,
);

const NUMBERS =
  `0 1 -1 -0 00 0.0 .0 +0 1e2 1E+02 1e-309 1.7976931348623157e309 999999999999999999999 0x0 0xffffffff
  0b1 0o7 1_000 1,000.00 1.000,00 1'000 ١٢٣ １２３ ①②③ ½ Ⅷ 零 -9223372036854775808 2147483648 1#QNAN 08 09`.split(
    /\s+/,
  );

const CODE = [
  `'`,
  `"`,
  '`',
  `' OR '1'='1`,
  `1; DROP TABLE requests --`,
  `1'1`,
  `'; EXEC sp_msforeachtable 'drop table ?' --`,
  '{"$gt": ""}',
  '{"__proto__":{"admin":true}}',
  '${7*7}',
  '#{7*7}',
  '{{7*7}}',
  '{%7*7%}',
  '<%= 7*7 %>',
  '${jndi:ldap://127.0.0.1/a}',
  '$(touch /tmp/x)',
  '`touch /tmp/x`',
  '; ls -la',
  '| cat /etc/passwd',
  '&& whoami',
  '../../../../etc/passwd',
  '..\\..\\boot.ini',
  '%00',
  '%2e%2e%2f',
  '%s%s%s%n%x',
  '%d',
  '{0}',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  `javascript:alert('x')`,
  '<svg/onload=alert(1)>',
  '<iframe srcdoc="<script>1</script>">',
  '</textarea><script>1</script>',
  '<!--#exec cmd="ls"-->',
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>',
  '<at>everyone</at>',
  '[click](javascript:alert(1))',
  '![x](http://127.0.0.1/x.png)',
  '=cmd|"/c calc"!A1',
  '@SUM(1+1)*cmd',
  '\r\nBcc: everybody@example.com\r\n',
  'a\r\nSet-Cookie: x=1',
  '\u001b[31mred\u001b[0m',
  '{"level":60,"msg":"forged"}',
];

const SCRIPTS = [
  'Ω≈ç√∫˜µ≤≥÷',
  '田中さんにあげて下さい',
  '社會科學院語學研究所',
  'שלום עולם',
  'مُنَاقَشَةُ سُبُلِ',
  'Ṱ̺̺̕o͞ ̷i̲̬n̝̗v̟̜o̘̲k͓̬e͎̗',
  '👩‍👩‍👧‍👦👨🏿‍🚀🏳️‍🌈🇦🇶',
  '（╯°□°）╯︵ ┻━┻',
  '𝕿𝖍𝖊 𝖖𝖚𝖎𝖈𝖐',
  'ﷺ﷽',
  '\u202etest\u202c',
  '\u2066a\u2069',
  '\u200b\u200c\u200d\ufeff',
  '\u00a0\u2003\u3000',
  '\u0000',
  'a\u0000b',
  '\u0001\u0002\u0003\u001f\u007f\u0085',
  '\ufffe\uffff\ufdd0',
  '\ud800',
  'a\udc00b',
  '\u2028\u2029',
  'ﬀ ﬃ ſ',
  'İıIi',
  'ß ẞ',
  'e\u0301 é',
  '\u1e9b\u0323',
  '한글 각 가\u11a8',
  'Ａｂｃ',
  '¯\\_(ツ)_/¯',
];

const LONG = [
  repeated('a', 5000),
  repeated('1,', 2500),
  repeated('1 ', 2500),
  repeated('a@', 2500),
  repeated('(', 5000),
  repeated('[](', 1600),
  repeated('\n', 5000),
  repeated(' ', 5000),
  repeated('\u0301', 5000),
  repeated('👩‍👩‍👧‍👦', 400),
  repeated('monday ', 700),
  repeated('12/12/2026 ', 450),
  repeated('http://a.', 550),
  `a${repeated('\u0300', 4000)}`,
  repeated('٣', 5000),
];

export const NAUGHTY_STRINGS: readonly string[] = [
  ...RESERVED,
  ...NUMBERS,
  ...CODE,
  ...SCRIPTS,
  ...LONG,
  // In the middle of what people write.
  ...[...CODE, ...SCRIPTS].map((one) => `My ${one} is broken since Monday`),
];
