/** A time of day in figures. More than one: morning or evening was left open. */
export interface ClockTime {
  readonly words: string;
  /** `14:30:00`. */
  readonly times: readonly string[];
}

const BEFORE = String.raw`(?<![\d.:/,-])`;
const AFTER = String.raw`(?![\d:/,]|\.\d)`;
const WITH_MINUTES = new RegExp(
  `${BEFORE}(\\d{1,2})(?:[:：h]|\\.(?=\\d{2} ?uhr))(\\d{2})(?::\\d{2})?${AFTER}(?: ?([ap])\\.?m\\b| ?uhr\\b)?`,
  'iu',
);
const HOUR_WORD = new RegExp(
  `${BEFORE}(\\d{1,2}) ?(?:(?:uhr|h|heures?|horas?)\\b|[時时点點시])(?: ?(\\d{1,2}|半|반)(?:[分분]|\\b|(?=に|に|から|부터)|$)?)?`,
  'iu',
);
const TWELVE_HOURS = new RegExp(`${BEFORE}(\\d{1,2}) ?([ap])\\.?m\\b`, 'iu');
const BARE_HOUR = new RegExp(
  `(?<!\\p{L})(?:um|gegen|à|a las|às|as|at) (\\d{1,2})${AFTER}(?! ?(?:\\p{L}{3,}|%))`,
  'iu',
);
/** Where people say six for six in the evening, also in writing. */
const TWELVE_HOUR_LANGUAGES: readonly string[] = ['en', 'ja', 'ko', 'zh'];

export function clockTime(
  line: string,
  language: string,
  half?: 'am' | 'pm',
): ClockTime | undefined {
  const minutes = WITH_MINUTES.exec(line);
  if (minutes !== null) {
    const [words, hour = '', minute = '', letter] = minutes;
    const open = language === 'en' && !hour.startsWith('0');
    return clock(words, hour, minute, halfOf(letter) ?? half, open);
  }
  const twelve = TWELVE_HOURS.exec(line);
  if (twelve !== null) return clock(twelve[0], twelve[1] ?? '', '00', halfOf(twelve[2]), false);
  const word = HOUR_WORD.exec(line);
  if (word !== null) {
    const [words, hour = '', minute = '00'] = word;
    const figures = /^[半반]$/.test(minute) ? '30' : minute;
    return clock(words, hour, figures, half, TWELVE_HOUR_LANGUAGES.includes(language));
  }
  const bare = BARE_HOUR.exec(line);
  return bare === null ? undefined : clock(bare[0], bare[1] ?? '', '00', half, true);
}

function halfOf(letter: string | undefined): 'am' | 'pm' | undefined {
  if (letter === undefined) return undefined;
  return letter.toLowerCase() === 'a' ? 'am' : 'pm';
}

function clock(
  words: string,
  hour: string,
  minute: string,
  half: 'am' | 'pm' | undefined,
  open: boolean,
): ClockTime | undefined {
  const hours = hoursOf(Number(hour), half, open);
  if (hours.length === 0 || Number(minute) > 59) return undefined;
  return {
    words,
    times: hours.map((one) => `${String(one).padStart(2, '0')}:${minute.padStart(2, '0')}:00`),
  };
}

function hoursOf(hour: number, half: 'am' | 'pm' | undefined, open: boolean): readonly number[] {
  if (hour > 24) return [];
  if (hour > 12 || hour === 0) return [hour % 24];
  if (half === 'am') return [hour % 12];
  if (half === 'pm') return [(hour % 12) + 12];
  return open ? [hour % 12, (hour % 12) + 12] : [hour];
}
