/** A whole line that is one of the sentences, each a pattern of its own. */
export const about = (...sentences: readonly string[]): RegExp =>
  new RegExp(`^(?:and |so |but |ok |okay )?(?:${sentences.join('|')})$`, 'u');

/** A line as `about` compares it: plain words without the question mark. */
export const withoutQuestionMark = (said: string): string => said.replace(/ ?\?{1,3}$/, '');
