/** Words that nothing else contains and nobody takes for a number: `qaab`, `qaac` … */
export function marker(index: number): string {
  let word = '';
  for (let left = index, place = 0; place < 4; place += 1, left = Math.floor(left / 20)) {
    // Without vowels no word of any language comes of it.
    word = `${'bcdfghjklmnpqrstvwxz'.charAt(left % 20)}${word}`;
  }
  return `zq${word}`;
}
