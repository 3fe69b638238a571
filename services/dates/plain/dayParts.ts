/** A part of the day, in wall-clock hours; the same hours as the recognizer has for English. */
export interface DayPart {
  readonly words: string;
  readonly half: 'am' | 'pm';
  readonly from: string;
  readonly to: string;
  /** What most people mean by it. */
  readonly usual?: string | undefined;
}

/** The recognizer's evening begins at 16:00; nobody who says "in the evening" means four o'clock. */
export const USUAL_EVENING = '18:00:00';

const MORNING = ['am', '08:00:00', '12:00:00'] as const;
const AFTERNOON = ['pm', '12:00:00', '16:00:00'] as const;
const EVENING = ['pm', '16:00:00', '20:00:00', USUAL_EVENING] as const;
const NIGHT = ['pm', '20:00:00', '23:59:59'] as const;
const SMALL_HOURS = ['am', '00:00:00', '06:00:00'] as const;

// German's "morgen" is a part of the day only behind another day.
const PARTS = [
  [
    /(?<!\p{L})(?:morgens|vormittags?|früh|(?<=(?:heute|gestern|tag|mittwoch) )morgen|(?:du|ce) matin|matin|(?:de|por) la mañana|esta mañana|(?:da|de|pela) manhã|esta manhã)(?!\p{L})|午前|今朝|朝|上午|早上|오전|아침/iu,
    MORNING,
  ],
  [
    /(?<!\p{L})(?:nachmittags?|(?:de l|cet |l)?['’]?après-midi|(?:de|por) la tarde|esta tarde|(?:da|à|de) tarde)(?!\p{L})|午後|下午|오후/iu,
    AFTERNOON,
  ],
  [/(?<!\p{L})(?:abends?|(?:du|ce) soir|soir)(?!\p{L})|夕方|傍晚|저녁/iu, EVENING],
  [
    /(?<!\p{L})(?:nachts|(?:de|por) la noche|anoche|esta noche|(?:da|à|de) noite)(?!\p{L})|夜|晚上|昨晚|밤/iu,
    NIGHT,
  ],
  [/(?<!\p{L})(?:de la madrugada|(?:da|de) madrugada)(?!\p{L})|未明|凌晨|새벽/iu, SMALL_HOURS],
] as const;

export function dayPart(line: string): DayPart | undefined {
  for (const [pattern, [half, from, to, usual]] of PARTS) {
    const words = pattern.exec(line)?.[0];
    if (words !== undefined) return { words, half, from, to, usual };
  }
  return undefined;
}
