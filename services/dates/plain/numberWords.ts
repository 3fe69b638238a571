/** Small numbers in words, as they stand in "vor zwei Stunden". */
const WORDS: Readonly<Record<string, string>> = {
  en: 'a|an|one two three four five six seven eight nine ten eleven twelve',
  de: 'ein|eine|einer|einem zwei drei vier fünf sechs sieben acht neun zehn elf zwölf',
  fr: 'un|une deux trois quatre cinq six sept huit neuf dix onze douze',
  es: 'un|una dos tres cuatro cinco seis siete ocho nueve diez once doce',
  pt: 'um|uma dois|duas três|tres quatro cinco seis sete oito nove dez onze doze',
  zh: '一 二|两|兩 三 四 五 六 七 八 九 十 十一 十二',
  ja: '一 二 三 四 五 六 七 八 九 十 十一 十二',
  ko: '한|일 두|이 세|삼 네|사 다섯|오 여섯 일곱 여덟 아홉 열',
};

export interface NumberWords {
  /** The source of a group that takes figures (up to three) and words. */
  readonly pattern: string;
  valueOf(text: string): number;
}

export function numberWords(language: string): NumberWords {
  const values = new Map(
    (WORDS[language]?.split(' ') ?? []).flatMap((group, index) =>
      group.split('|').map((word) => [word, index + 1] as const),
    ),
  );
  const words = [...values.keys()].toSorted((a, b) => b.length - a.length);
  return {
    pattern: ['\\d{1,3}', ...words].join('|'),
    valueOf: (text) => values.get(text) ?? Number(text),
  };
}
