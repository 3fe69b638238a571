import { expect } from 'chai';
import { leftBehind } from '../../security/leftBehind.ts';
import { loudStory, PHONE } from '../../security/loudStory.ts';

type LogLine = Readonly<Record<string, unknown>> & { readonly msg: string };

const linesIn = (written: string): readonly LogLine[] =>
  written
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as LogLine);

describe('the log of a whole story, at its loudest', () => {
  let lines: readonly LogLine[];
  let written: string;
  let secrets: readonly string[];

  before(async function () {
    this.timeout(180_000);
    ({ written, secrets } = await loudStory());
    lines = linesIn(written);
  });

  it('holds nothing that anybody typed, no person, no code and no secret', () => {
    const logged = lines.map((line) => JSON.stringify(line)).join('\n');
    expect(logged).not.to.match(/canary/i);
    expect(logged.replaceAll(/\D/g, '')).not.to.include(PHONE.replaceAll(/\D/g, '').slice(2));
    for (const secret of secrets) expect(logged).not.to.include(secret);
  });

  it('goes to the log and nowhere else, but for the greeting to the operator', () => {
    const rest = written.split('\n').filter((line) => !line.startsWith('{') && line !== '');
    const greeting = rest.filter((line) => line.startsWith('  '));
    expect(rest).to.deep.equal(greeting);
    expect(greeting.join('\n').replace('Canary-desk-token-1', '')).not.to.match(/canary/i);
  });

  it('leads from the customer’s line to the request, and from there to what was delivered', () => {
    const accepted = lines.find(({ msg }) => msg === 'request accepted');
    expect(accepted).to.include.keys('conversationId', 'line', 'reference', 'kind');
    const reference = accepted?.['reference'];
    const delivered = lines.filter(
      (line) => line.msg === 'outbox entry delivered' && line['reference'] === reference,
    );
    expect(delivered.map(({ entry }) => entry)).to.include(`deliver-${String(reference)}`);
  });
});

describe('what people of every kind write to us', () => {
  it('is in the store and in no other file, and nowhere when it was masked or erased', async () => {
    expect((await leftBehind()).problems).to.deep.equal([]);
  }).timeout(240_000);
});
