/** A text run knows no line breaks: each line is a block of its own. */
export const linesOf = (text: string): readonly string[] =>
  text.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
