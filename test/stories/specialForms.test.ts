import { expect } from 'chai';
import type { RequestKind, RequestOf } from '../../services/requests/supportRequest.ts';
import { ids, type Talk, talk } from '../support/talk.ts';

const textOf = (story: Talk): string => story.last.map(({ text }) => text).join('\n');

async function raised<K extends RequestKind>(story: Talk, kind: K): Promise<RequestOf<K>> {
  const [request, ...others] = await story.requests();
  expect(others).to.deep.equal([]);
  expect(request?.kind).to.equal(kind);
  return request as RequestOf<K>;
}

const SITE = '1 Station Road, York YO1 6HT, United Kingdom';
const SERIAL = 'NS7X-41QD-88LM';
const FAN = `my NetScaler MPX fan died, serial ${SERIAL}`;

describe('replacing hardware', () => {
  it('takes fault and serial number from the first line, and says what Gold Plus promises', async () => {
    const story = await talk({ as: 'imogen' });
    const said = await story.say(FAN);
    expect(ids(said)).to.deep.equal([
      'form.noted',
      'replace-hardware.promise',
      'replace-hardware.address.ask',
    ]);
    expect(textOf(story))
      .to.include(SERIAL)
      .and.to.match(/Delivered within 4 hours/);
    expect(textOf(story))
      .to.match(/authorisation.*can’t name a day/)
      .and.to.include('D4, footnote 1');
    await story.sayAll(SITE, 'yes', '30', 'yes', 'skip');
    expect(story.asking).to.equal('review');
    await story.say('send');
    const receipt = textOf(story);
    expect(receipt).to.match(/Delivered within 4 hours after .* \(D4, footnote 1\)/);
    expect(receipt).to.match(/longer/);
    expect(receipt).not.to.match(/can’t promise when/);
    const request = await raised(story, 'replacement');
    expect(request.draft).to.include({
      serial: SERIAL,
      address: SITE,
      miles: 30,
      sameCountry: 'yes',
    });
    expect(receipt).to.include(request.reference);
  });

  it('says that another address is not accepted for Gold Plus, by its rule, and goes on with it', async () => {
    const story = await talk({ as: 'imogen' });
    await story.sayAll(FAN, SITE);
    const said = await story.say('no');
    expect(ids(said)).to.include('replace-hardware.address.no');
    expect(textOf(story)).to.include('D4, Gold Plus program criteria');
    await story.sayAll('30', 'yes', 'skip', 'send');
    expect(textOf(story)).to.match(/address on record.*not accepted/);
    expect((await raised(story, 'replacement')).draft.onRecord).to.equal('no');
  });

  for (const [why, far, same, kind] of [
    ['is too far away', '51', 'yes', 'notServed'],
    ['is too far away in km', '81 km', 'yes', 'notServed'],
    ['is across a border', '10', 'no', 'notServed'],
    ['is at an unknown distance', 'skip', 'yes', 'unconfirmed'],
    ['may be across a border', '10', 'Not sure', 'unconfirmed'],
  ] as const) {
    it(`tells Gold’s terms when the nearest service centre ${why}`, async () => {
      const story = await talk({ as: 'imogen' });
      await story.sayAll(FAN, SITE, 'yes', far);
      const said = await story.say(same);
      expect(ids(said)).to.include(`replace-hardware.site.${kind}`);
      expect(textOf(story)).to.match(/50 miles.*D4, Gold Plus program criteria/);
      expect(textOf(story)).to.match(/Gold holds: Shipped within 1 business day/);
      if (kind === 'notServed') expect(textOf(story)).to.include('3 to 6 months');
      await story.sayAll('skip', 'send');
      expect(textOf(story)).to.match(/hipped within 1 business day/);
      // Gold's own rule and beginning, not those of Gold Plus.
      if (kind === 'notServed') expect(textOf(story)).to.match(/D4, footnote 2.*\n.*RMA number/);
      expect(textOf(story)).not.to.match(/authorisation/);
    });
  }

  it('is served at 50 miles and at 80 km', async () => {
    for (const far of ['50', '80 km']) {
      const story = await talk({ as: 'imogen' });
      await story.sayAll(FAN, SITE, 'yes', far);
      expect(ids(await story.say('yes'))).to.deep.equal(['replace-hardware.phone.ask']);
    }
  });

  for (const [as, promise] of [
    ['marcus', /Shipped within 1 business day after the RMA number.*D4, footnote 2/],
    ['kenji', /Shipped within 1 business day after the RMA number.*D4, footnote 2/],
    ['tessa', /Shipped within 10 business days after the RMA number.*D4, footnote 3/],
  ] as const) {
    it(`promises ${as} what their level ships, and asks nothing about service centres`, async () => {
      const story = await talk({ as });
      await story.say('the power supply of our MPX died, serial NS2B-70RT-C4WA');
      expect(textOf(story)).to.match(promise);
      await story.sayAll(SITE, 'no');
      expect(story.asking).to.equal('phone');
      await story.sayAll('skip', 'send');
      expect(textOf(story)).to.match(promise);
      expect((await raised(story, 'replacement')).draft.miles).to.equal(null);
    });
  }

  for (const as of [undefined, 'ana', 'chiara'] as const) {
    it(`takes ${as ?? 'a stranger'} to Customer Service, and promises nothing`, async () => {
      const story = await talk(as === undefined ? {} : { as });
      await story.say(`I need an RMA for serial ${SERIAL}`);
      const who = as === undefined ? 'stranger' : 'customer';
      expect(ids(story.last)).to.include(`replace-hardware.no-promise.${who}`);
      await story.sayAll(SITE, 'Not sure');
      if (as === undefined) await story.sayAll('Bo Ek', 'bo@example.com');
      await story.sayAll('skip', 'send');
      expect(textOf(story)).not.to.match(/within|Harrow|Gold|\bD4\b/);
      const request = await raised(story, 'replacement');
      expect(request.queues[0]?.name).to.equal('Customer Service');
      expect(request.promised.kind).to.equal('none');
    });
  }

  it('asks for the fault where only the wish was told, and can be corrected and left', async () => {
    const story = await talk({ as: 'tessa' });
    await story.say('I need a replacement for my appliance');
    expect(story.asking).to.equal('summary');
    await story.sayAll('the fan is loud', 'it is somewhere at the back');
    expect(ids(story.last)).to.deep.equal(['replace-hardware.serial.hint']);
    await story.sayAll('NS9D-15HU-Z3KE', 'back');
    expect(story.asking).to.equal('serial');
    await story.sayAll('keep', SITE, 'yes', 'skip');
    await story.say('change serial to NS9D-15HU-Z3KF');
    expect(textOf(story)).to.include('NS9D-15HU-Z3KF');
    await story.sayAll('how does an RMA work?');
    expect(ids(story.last)).to.include('policy.hardware');
    await story.sayAll('cancel', 'yes');
    expect(await story.requests()).to.deep.equal([]);
  });
});

describe('extended support', () => {
  const SAID = 'We need extended support for XenApp 6.5';

  it('asks each condition by the policy, and tells what is missing with its rule', async () => {
    const story = await talk({ as: 'walter' });
    await story.say(SAID);
    expect(story.asking).to.equal('summary');
    expect(ids(story.last)).to.include('extended-support.fee');
    await story.say('The VDA crashes at logon');
    expect(ids(story.last)).to.include.members(['extended-support.microsoftSupport.ask']);
    expect(textOf(story)).to.match(/Microsoft support for the Windows/);
    await story.say('no');
    expect(ids(story.last)).to.include('extended-support.missing.microsoft-support');
    expect(textOf(story)).to.include('D4, requirements and eligibility');
    await story.sayAll('skip');
    expect(ids(story.last)).to.include('form.needed');
    await story.sayAll('yes', 'dunno');
    expect(story.asking).to.equal('review');
    await story.say('send');
    expect(textOf(story)).to.match(/Missing.*Microsoft.*\n.*To be checked.*base technical/i);
    expect(textOf(story)).to.match(/can’t promise/);
    const request = await raised(story, 'extended');
    expect(request.draft).to.include({
      product: 'xenapp-6-5',
      microsoftSupport: 'no',
      successServices: 'yes',
      baseAgreement: 'notSure',
    });
    expect(request.queues[0]?.name).to.equal('Customer Service');
  });

  it('sends a product that needs none to an ordinary case', async () => {
    const story = await talk({ as: 'walter' });
    await story.say('I need extended support');
    await story.say('StoreFront');
    expect(ids(story.last)).to.include('extended-support.not-needed');
    await story.say('yes');
    expect(story.last.at(-1)?.intake?.form).to.equal('open-case');
  });

  it('offers an ordinary case at once to whoever names such a product first', async () => {
    const story = await talk({ as: 'ana' });
    await story.say('We need extended support for StoreFront');
    expect(ids(story.last)).to.include.members(['extended-support.not-needed', 'offer.open-case']);
  });

  it('serves a stranger as well, and takes it to Customer Service', async () => {
    const story = await talk();
    await story.sayAll(
      SAID,
      'The VDA crashes',
      'yes',
      'yes',
      'yes',
      'Bo Ek',
      'bo@example.com',
      'send',
    );
    const request = await raised(story, 'extended');
    expect(request.queues[0]?.name).to.equal('Customer Service');
    expect(textOf(story)).not.to.match(/Missing|To be checked/);
  });
});

describe('a partner’s case review', () => {
  it('is open from 80 % on', async () => {
    const story = await talk({ as: 'chiara' });
    await story.say('I want to request a case review, we used 16 of 20 incidents');
    expect(textOf(story)).to.match(/16 of 20.*80 %.*here 16.*D2, incidents and bugs/);
    expect(ids(story.last)).to.include('review-partner-cases.available');
    await story.sayAll('7306-2240');
    expect(story.asking).to.equal('review');
    await story.say('send');
    expect(textOf(story))
      .to.include('support.feedback@eu.citrix.com')
      .and.to.match(/can’t promise/);
    expect((await raised(story, 'caseReview')).draft).to.include({
      pin: '7306-2240',
      why: 'review',
      used: 16,
      contracted: 20,
    });
  });

  it('is said to be too early before, from when it is not, and may be sent or left', async () => {
    const story = await talk({ as: 'chiara' });
    await story.sayAll('case review', 'our PIN is 7306 2240', '21', '16');
    expect(ids(story.last)).to.include('review-partner-cases.tooEarly');
    expect(textOf(story)).to.match(/here from 17/);
    await story.say('change used to 17');
    expect(ids(story.last)).to.include('review-partner-cases.available');
    await story.sayAll('change used to 16', 'Two of them were about the same defect', 'send');
    expect(textOf(story)).to.match(/too early/);
    expect((await raised(story, 'caseReview')).draft.used).to.equal(16);
  });

  it('says that a bug still counts, and asks for its case', async () => {
    const story = await talk({ as: 'chiara' });
    await story.say('Case 4711 turned out to be a bug, please credit it');
    await story.sayAll('7306-2240', '20', '3');
    expect(ids(story.last)).to.include.members([
      'review-partner-cases.bug',
      'review-partner-cases.tooEarly',
    ]);
    await story.say('send');
    const { draft, about } = await raised(story, 'caseReview');
    expect(draft).to.include({ why: 'bug', caseNumber: '4711' });
    expect(about).to.equal(null);
    expect(textOf(story)).to.match(/counts until the review decides/);
  });

  it('is told to be another contract’s where it is', async () => {
    const story = await talk({ as: 'ana' });
    await story.sayAll('case review', '7306-2240', '20', '18');
    expect(ids(story.last)).to.include('review-partner-cases.no-partner');
  });
});

describe('feedback', () => {
  it('goes to the desk for it, by the next business day, with the address of the programme', async () => {
    const story = await talk({ as: 'ana' });
    await story.say('I want to complain about the engineer of my case');
    expect(story.asking).to.equal('caseNumber');
    await story.sayAll('no', 'send');
    expect(textOf(story))
      .to.include('supportfeedback@citrix.com')
      .and.to.include('D1, general issues');
    expect(textOf(story)).to.match(/Answer by Mon, 23 Nov/);
    const request = await raised(story, 'feedback');
    expect(request.draft).to.include({ mood: 'complaint', caseNumber: null });
  });

  for (const [as, address] of [
    ['chiara', 'support.feedback@eu.citrix.com'],
    ['ingrid', undefined],
    [undefined, undefined],
  ] as const) {
    it(`gives ${as ?? 'a stranger'} ${address ?? 'no address'}, and no invented promise`, async () => {
      const story = await talk(as === undefined ? {} : { as });
      await story.sayAll('feedback', 'A suggestion', 'The portal is hard to read', 'no');
      if (as === undefined) await story.sayAll('Bo Ek', 'bo@example.com');
      await story.say('send');
      const text = textOf(story).replace(/bo@example.com/g, '');
      if (address === undefined) expect(text).not.to.include('@');
      else expect(text).to.include(address);
      expect(text).to.match(/can’t promise/);
      expect((await raised(story, 'feedback')).promised.kind).to.equal('none');
    });
  }
});

describe('a partner’s case', () => {
  it('asks whether the contact is certified, and says what follows if not', async () => {
    const story = await talk({ as: 'chiara' });
    await story.say('Our StoreFront has been down since 6 this morning');
    await story.sayAll('No', '40', 'skip', 'yes', 'skip');
    expect(story.asking).to.equal('certified');
    await story.say('no');
    expect(ids(story.last)).to.include('open-case.not-certified');
    expect(textOf(story)).to.include('D2, who is eligible');
    await story.sayAll('+39 06 1234 5678', 'send');
    expect((await raised(story, 'openCase')).draft.certified).to.equal('no');
  });

  it('asks nobody else', async () => {
    const story = await talk({ as: 'ana', at: '2026-11-21T15:00' });
    await story.sayAll('Our StoreFront has been down since 6 this morning', 'No', '40', 'skip');
    await story.sayAll('yes', 'skip');
    expect(story.asking).to.equal('phone');
    await story.sayAll('+1 202 555 0143', 'send');
    expect((await raised(story, 'openCase')).draft).not.to.have.property('certified');
  });
});
