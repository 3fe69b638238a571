import { expect } from 'chai';
import { plainMarkdown } from '../../../bot/web/browser/plainMarkdown.ts';

describe('What the chat makes of the bot’s text', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['a\nb', '<p>a<br />b</p>'],
    ['**not bold** _or_ # heading', '<p>**not bold** _or_ # heading</p>'],
    ['<img src=x onerror=alert(1)>', '<p>&lt;img src=x onerror=alert(1)&gt;</p>'],
    ['[click](javascript:alert(1))', '<p>[click](javascript:alert(1))</p>'],
    ['http://plain.example', '<p>http://plain.example</p>'],
    [
      'See https://a.example/b?c=1&d=2.',
      '<p>See <a href="https://a.example/b?c=1&amp;d=2" rel="noopener noreferrer" target="_blank">https://a.example/b?c=1&amp;d=2</a>.</p>',
    ],
    [
      '[a](https://b.example)',
      '<p>[a](<a href="https://b.example" rel="noopener noreferrer" target="_blank">https://b.example</a>)</p>',
    ],
    [
      'https://a.example/"onmouseover="x',
      '<p><a href="https://a.example/" rel="noopener noreferrer" target="_blank">https://a.example/</a>&quot;onmouseover=&quot;x</p>',
    ],
  ];
  for (const [text, html] of cases) {
    it(`shows ${JSON.stringify(text)} as it is`, () => {
      expect(plainMarkdown(text)).to.equal(html);
    });
  }

  it('has a link for a number that support named, and for no other', () => {
    const text = 'phone <us> (+1 202-555-0143), not +1 202-555-0199';
    expect(plainMarkdown(text, ['+1 202-555-0143', '+44 20 7946 0000'])).to.equal(
      '<p>phone &lt;us&gt; (<a href="tel:+12025550143">+1 202-555-0143</a>), not +1 202-555-0199</p>',
    );
    expect(plainMarkdown(text)).not.to.include('<a');
  });
});
