import { FAILING } from './failing.ts';
import { isOfOtherMatter } from './otherMatter.ts';

/** Words that tell of a time, in the languages we speak. Without one of them nothing is looked at. */
const LATIN = [
  // Times and dates in figures.
  String.raw`\d{1,2}[:h]\d{2}(?![:\w])`,
  String.raw`\d{1,2} ?(?:[ap]\.?m\b|uhr\b|h\b)`,
  String.raw`\d{4}-\d{2}-\d{2}`,
  String.raw`\d{1,2}[./]\d{1,2}[./]\d{4}`,
  String.raw`\d{1,2}/\d{1,2}(?![/\d])`,
  // English.
  String.raw`since\b|ago\b|today\b|tonight\b|yesterday\b|tomorrow\b|noon\b|midnight\b|deadline\b`,
  String.raw`(?:this|last|next) (?:morning|afternoon|evening|night|week|month|weekend)\b`,
  String.raw`(?:mon|tues|wednes|thurs|fri|satur|sun)day\b`,
  String.raw`(?:january|february|march|april|june|july|august|september|october|november|december)\b`,
  String.raw`(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)\.? \d`,
  String.raw`\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)`,
  String.raw`(?:at|around|about|by|before|until) \d{1,2}(?![\d.,%])\b`,
  String.raw`(?:for|in|within)(?: the (?:last|past|next))? (?:\d{1,3}|an?|one|two|three|four|five|six|several|a few) (?:min|hour|hr|day|week)`,
  String.raw`end of (?:the )?(?:day|week|month)\b`,
  // German.
  String.raw`seit\b|gestern\b|heute\b|morgen\b|vor (?:\d|ein|zwei|drei)|(?:mon|diens|donners|frei|sams)tag|mittwoch|sonntag`,
  // French.
  String.raw`depuis\b|hier\b|aujourd.hui|demain\b|il y a\b|ce matin|(?:lun|mar|mercre|jeu|vendre|same)di\b|dimanche`,
  // Spanish and Portuguese.
  String.raw`desde\b|ayer\b|hoy\b|hace \d|hace un|esta mañana|mañana\b|ontem\b|hoje\b|há \d|há um|amanhã|lunes|martes|miércoles|jueves|viernes|sábado|domingo|(?:segunda|terça|quarta|quinta|sexta)-feira`,
].join('|');
const EASTERN =
  '昨[天日晚]|今[天日早朝晚]|前天|明[天日]|小时前|分钟前|時間前|分前|上周|下周|先週|来週|어제|오늘|내일|오전|오후|午前|午後|上午|下午|\\d{1,2}(?:点|點|時|시)|시간 ?전|분 ?전|부터|月曜|火曜|水曜|木曜|金曜|土曜|日曜|周[一二三四五六日]|星期|[월화수목금토일]요일';
const MARK = new RegExp(`(?<![\\p{L}\\d./:])(?:${LATIN})|${EASTERN}`, 'giu');

/** "It worked yesterday, now it is down" is told now, and began at another time. */
const NOW =
  /(?<!\b(?:since|from|until|till|by|before|de|desde|des) )\b(?:right |just )?(?:now|maintenant|ahora)\b/giu;

/** More than this of a text is not looked at; a first message says when it began early on. */
const MAX_TEXT = 8_000;
const MAX_WINDOWS = 3;
const BEFORE = 24;

/**
 * The parts of a free text that may tell a time, at most three, each at most `maxLength` long and
 * within one sentence. One linear pass.
 */
export function timeWindows(text: string, maxLength: number): readonly string[] {
  const searched = text
    .slice(0, MAX_TEXT)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(NOW, (words) => ' '.repeat(words.length));
  const windows: string[] = [];
  let end = 0;
  for (const mark of searched.matchAll(MARK)) {
    if (mark.index < end) continue;
    const from = startOf(searched, Math.max(end, mark.index - BEFORE), mark.index);
    end = endOf(searched, mark.index + mark[0].length, from + maxLength);
    windows.push(searched.slice(from, end).trim());
    if (windows.length === MAX_WINDOWS) break;
  }
  return windows;
}

/** Back to the beginning of a sentence or word. */
function startOf(text: string, earliest: number, mark: number): number {
  const before = text.slice(earliest, mark);
  const sentence = Math.max(
    ...['. ', '? ', '! ', '。', '; '].map((stop) => before.lastIndexOf(stop)),
  );
  if (sentence >= 0) return earliest + sentence + 1;
  const isWordStart = earliest === 0 || /[\s。、,]/.test(text.charAt(earliest - 1));
  const space = before.indexOf(' ');
  return isWordStart || space < 0 ? earliest : earliest + space + 1;
}

/** The point of "11. November" and "5. 12." ends nothing. */
const STOP =
  /[?!;](?= |$)|\.(?= |$)(?! (?:\d{1,2}\.|(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)))|[。！？]/iu;

/** On to the end of a sentence, or of the last word that fits. */
function endOf(text: string, mark: number, latest: number): number {
  const after = text.slice(mark, latest);
  const stop = STOP.exec(after);
  if (stop !== null) return mark + stop.index;
  if (latest >= text.length) return text.length;
  const space = after.lastIndexOf(' ');
  return space < 0 ? latest : mark + space;
}

const DUE =
  /\b(?:by|before|until|till|deadline|due|latest|need\w*|must|bis|spätestens|avant|jusqu\w*|antes|até|para)\b|まで|까지|之前|前/iu;
/** What points to now by itself: counted from now, or of today or yesterday. */
const NEAR =
  /\b(?:ago|today|yesterday|this|last|since|gestern|heute|hier|aujourd|ce matin|ayer|hoy|hace|esta|ontem|hoje|há)\b|\bil y a\b|\bvor \d|昨|今|前|先週|上周|어제|오늘|전|지난/iu;

const BEGAN = /\b(?:since|began|begun|started|starting)\b[^,;.]{0,12}$/iu;

/** "Slow since 8am, must be fixed soon" is due at no time. */
function isStart(window: string, words: string): boolean {
  const place = Math.max(0, window.indexOf(words));
  return /^since\b/i.test(words) || BEGAN.test(window.slice(Math.max(0, place - 24), place));
}

/**
 * Whether a time in free text is the one that is asked for. A start is near now ("yesterday") or stands
 * by a word of failing; a deadline by a word of being due. "We have a demo on Tuesday" is neither.
 */
export function isAnchored(window: string, words: string, expect: 'past' | 'future'): boolean {
  if (expect === 'future') return DUE.test(window) && !isStart(window, words);
  const place = Math.max(0, window.indexOf(words));
  const end = place + words.length;
  if (isOfOtherMatter(window, words)) return false;
  return (
    NEAR.test(window.slice(Math.max(0, place - 12), end)) || FAILING.test(window.slice(0, end))
  );
}
