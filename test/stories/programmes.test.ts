import { expect } from 'chai';
import type { CaseRequest } from '../../services/requests/supportRequest.ts';
import { ids, talk } from '../support/talk.ts';

/** Opens a case about a slow product as a demo customer, and returns it with what the receipt says. */
async function slow(
  as: string,
  product: string,
): Promise<{ readonly request: CaseRequest; readonly receipt: string }> {
  // Friday 20 November 2026, 15:00 in London.
  const story = await talk({ as, at: '2026-11-20T15:00' });
  await story.say(`${product} is very slow since yesterday, 80 users affected`);
  const answers: Readonly<Record<string, string>> = {
    workaround: 'Only for a few people',
    severity: 'yes',
    review: 'send',
  };
  for (let left = 15; left > 0 && (await story.cases()).length === 0; left--) {
    await story.say(answers[story.asking ?? ''] ?? 'skip');
  }
  const [request] = await story.cases();
  if (request === undefined) throw new Error(`No case was opened; asked last: ${story.asking}.`);
  return { request, receipt: story.last.find(({ id }) => id === 'receipt')?.text ?? '' };
}

describe('a case under each programme', () => {
  it('promises Customer Success Services by its own table', async () => {
    const { request, receipt } = await slow('dana', 'NetScaler');
    expect(request.promise.policy).to.equal('citrix-css');
    expect(receipt).to.include('within 2 business hours');
  });

  it('counts Appliance Maintenance’s hours inside its coverage', async () => {
    const { request, receipt } = await slow('imogen', 'Our NetScaler appliance');
    expect(request.promise.policy).to.equal('citrix-appliance');
    expect(receipt).to.include('within 4 hours').and.to.include('Monday to Friday');
  });

  it('promises XenServer by its own guide, in English only', async () => {
    const { request, receipt } = await slow('ingrid', 'XenServer');
    expect(request.promise.policy).to.equal('xenserver');
    expect(receipt).to.include('within 2 business hours').and.to.include('D3');
    expect(request.draft.language).to.equal('en');
  });

  for (const [as, product, programme] of [
    ['chiara', 'StoreFront', 'citrix-partner'],
    ['walter', 'XenApp 6.5', 'citrix-extended'],
  ] as const) {
    it(`says for ${programme} that no time can be confirmed, and files the case`, async () => {
      const { request, receipt } = await slow(as, product);
      expect(request.promise.policy).to.equal(programme);
      expect(request.promise.response.kind).to.equal('unconfirmed');
      expect(receipt).to.include('can’t confirm');
      expect(receipt).not.to.include('Customer Service looks at your contract');
    });
  }

  it('answers how soon somebody responds with dates for the customer’s own contract', async () => {
    // Friday 17:30 in Los Angeles, which is 18:30 for somebody in Denver.
    const story = await talk({ as: 'dana', at: '2026-11-21T01:29:40', zone: 'America/Denver' });
    const said = await story.say('How soon will somebody respond?');
    expect(ids(said)).to.deep.equal(['faq.response']);
    expect(said[0]?.text).to.include('Mon, 23 Nov 2026, 09:30');
  });
});
