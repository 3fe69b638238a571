import { plainWords } from './words.ts';

const PHONE = '(?:(?:tele|mobile |cell ?)?phone|mobile|cell)(?: number)?';
const NEW = new RegExp(
  `^(?:(?:hi|hello|hey),? )?(?:(?:(?:can|could) you )?(?:please )?(?:change|update|correct) my ${PHONE}(?: to)?|(?:i|we)(?:'ve| have)?(?: got)? (?:a|another) new ${PHONE}|(?:i|we)(?:'ve| have)?(?: got)? a(?:nother)? ${PHONE} now|my new ${PHONE}|my ${PHONE} (?:is now|has changed to|changed to))(?:,? (?:it is|it's|its|is))?[,:]? ?(?<number>[+(]?[\\d(][\\d ().\\/-]{5,24}\\d)$`,
  'u',
);

/** The number in a line that says of nothing else than the speaker's new one: "change my phone to +49 …". */
export const newPhoneIn = (line: string): string | undefined =>
  line.length > 120 ? undefined : NEW.exec(plainWords(line))?.groups?.['number'];
