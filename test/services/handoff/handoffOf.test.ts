import { expect } from 'chai';
import { DateTime } from 'luxon';
import { z } from 'zod';
import type { Account } from '../../../services/entitlements/entitlementDirectory.ts';
import type { Handoff } from '../../../services/handoff/handoff.ts';
import { handoffOf } from '../../../services/handoff/handoffOf.ts';
import { handoffSchema } from '../../../services/handoff/handoffSchema.ts';
import { handoffSections } from '../../../services/handoff/sections.ts';
import type { LanguageService } from '../../../services/policy/evaluation.ts';
import type { CaseRequest, SupportRequest } from '../../../services/requests/supportRequest.ts';
import { anEscalation, aRequest, aRequestOf } from '../../fakes/aRequest.ts';
import { policies } from '../policy/policyFixture.ts';

const at = (iso: string) => DateTime.fromISO(iso, { zone: 'utc' });
const noon = at('2026-11-20T12:00:00Z');
const handoff = (request: SupportRequest, now = noon): Handoff =>
  handoffOf(request, { policies, now });

function shown(request: SupportRequest, label: string, now = noon): readonly string[] {
  return handoffSections(handoff(request, now), now)
    .flatMap(({ facts }) => facts)
    .filter((fact) => fact.label === label)
    .map(({ value }) => value);
}

function accountOf({ entitlement }: SupportRequest): Account {
  if (!('account' in entitlement)) throw new Error('The example has no account.');
  return entitlement.account;
}

describe('what staff get', () => {
  it('is published as a schema that describes it', () => {
    const schema = handoffSchema();
    expect(schema['$id']).to.equal('handoff/1');
    const published = z.fromJSONSchema(schema);
    for (const request of [aRequest(), anEscalation()]) {
      const json: unknown = JSON.parse(JSON.stringify(handoff(request)));
      expect(published.safeParse(json).error).to.equal(undefined);
    }
    expect(published.safeParse({ schema: 'handoff/1' }).success).to.equal(false);
  });

  it('begins with what is asked and by when, and ends with the files', () => {
    const sections = handoffSections(handoff(aRequest({ leftOut: ['deadline'] })), noon);
    expect(sections.map(({ id }) => id)).to.deep.equal([
      'asked',
      'promise',
      'account',
      'impact',
      'contact',
      'severity',
      'changes',
      'reasons',
      'questions',
      'transcript',
      'attachments',
    ]);
  });

  it('names products as staff know them, in what was corrected too', () => {
    const corrections = [
      { slot: 'product', from: 'storefront', to: 'licensing', at: '2026-11-20T11:00:00Z' },
      { slot: 'product', from: 'licensing', to: 'our own thing', at: '2026-11-20T11:01:00Z' },
    ];
    expect(shown(aRequest({ corrections }), 'Corrected: Product')).to.deep.equal([
      'Citrix StoreFront → Citrix Licensing',
      'Citrix Licensing → our own thing',
    ]);
  });

  it('says whose turn it is, and who is told next', () => {
    const queue = (id: string) => ({ id, name: `The ${id}`, source: 'D1, step 2' });
    const request = anEscalation({}, { queues: ['a', 'b', 'c'].map(queue) });
    expect(handoff(request).queue.id).to.equal('a');
    const passedOn: SupportRequest = {
      ...request,
      events: [
        { id: 'e1', at: request.raisedAt, by: { kind: 'system' }, kind: 'passedOn', queue: 'b' },
      ],
    };
    expect(handoff(passedOn).queue.id).to.equal('b');
    expect(handoff(passedOn).next.map(({ id }) => id)).to.deep.equal(['c']);
  });

  it('dates every time on the desk’s clock and on the contact’s', () => {
    const request = aRequest();
    const indian = { ...request, origin: { ...request.origin, zone: 'Asia/Kolkata' } };
    expect(shown(indian, 'Started')).to.deep.equal([
      'Fri 20 Nov 2026, 06:00 America/New_York (16:30 Asia/Kolkata)',
    ]);
    expect(shown(indian, 'Local time now', at('2026-11-20T20:00:00Z'))).to.deep.equal([
      'Sat 21 Nov 2026, 01:30, Asia/Kolkata (UTC+05:30)',
    ]);
    expect(shown({ ...indian, raisedAt: '2026-11-20T20:00:00.000Z' }, 'Raised')).to.deep.equal([
      'Fri 20 Nov 2026, 15:00 America/New_York (Sat 21 Nov 2026, 01:30 Asia/Kolkata)',
    ]);
    expect(shown(request, 'Started')).to.deep.equal(['Fri 20 Nov 2026, 06:00 America/New_York']);
  });

  it('names the programme, package and region, and both packages where two were bought', () => {
    const request = aRequest();
    const { entitlement } = request;
    if (entitlement.outcome !== 'entitled') throw new Error('The example is entitled.');
    expect(handoff(request).account).to.include({
      programme: 'Customer Success Services',
      package: 'CSS Priority',
      region: 'Americas, US',
      isVerified: true,
    });
    const both = aRequest({ entitlement: { ...entitlement, package: 'core', companion: 'trm' } });
    expect(handoff(both).account.package).to.equal('CSS Core with Technical Relationship Manager');
    expect(shown(request, 'Contract until', at('2027-10-10T08:00:00Z'))).to.deep.equal([
      '16 Oct 2027, 6 days from now',
    ]);
  });

  describe('says what is not certain, and who checks it', () => {
    const account = accountOf(aRequest());
    const stranger = { kind: 'stranger' } as const;
    for (const [name, changes, said] of [
      ['who is writing', { speaker: stranger }, [/Nobody proved who is writing.*Customer Service/]],
      [
        'that no account was found',
        { entitlement: { outcome: 'unknown' } },
        [/No account was found/],
      ],
      [
        'that it could not be checked',
        { entitlement: { outcome: 'indeterminate' } },
        [/could not be checked/],
      ],
      [
        'that the contract ended',
        { entitlement: { outcome: 'refused', account, reason: 'expired', on: '2026-10-01' } },
        [/the contract ended \(2026-10-01\)\. Customer Service decides/],
      ],
      [
        'both, if it is both',
        { speaker: stranger, entitlement: { outcome: 'unknown' } },
        [/Nobody proved/, /No account/],
      ],
    ] as readonly (readonly [string, Partial<CaseRequest>, readonly RegExp[]])[]) {
      it(name, () => {
        const { unsure } = handoff(aRequest(changes)).account;
        expect(unsure).to.have.length(said.length);
        said.forEach((one, index) => expect(unsure[index]).to.match(one));
      });
    }

    it('nothing, of a verified customer with a contract', () => {
      expect(handoff(aRequest()).account.unsure).to.deep.equal([]);
    });

    it('that a verified customer typed another account', () => {
      const request = aRequest();
      const typed = { ...request, draft: { ...request.draft, accountId: 'ORG-999' } };
      expect(handoff(typed).account).to.deep.include({ given: 'ORG-999' });
      expect(handoff(typed).account.unsure).to.have.length(1);
      const same = { ...request, draft: { ...request.draft, accountId: ' org 10442' } };
      expect(handoff(same).account.unsure).to.deep.equal([]);
    });

    it('that a case number was only typed', () => {
      const request = anEscalation({}, { about: null, speaker: { kind: 'stranger' } });
      expect(handoff(request).account.unsure.join(' ')).to.match(/Case number 100001 .* typed/);
    });
  });

  describe('says whether the language is staffed now', () => {
    const french = (
      kind: LanguageService['kind'],
      changes: { readonly programme?: string; readonly hoursGroup?: string } = {},
    ): CaseRequest => {
      const request = aRequest();
      const { entitlement, promise } = request;
      if (entitlement.outcome !== 'entitled') throw new Error('The example is entitled.');
      const { programme = entitlement.programme, hoursGroup = 'emea-west' } = changes;
      const account = { ...entitlement.account, hoursGroup, country: 'FR', region: 'emea' };
      return {
        ...request,
        entitlement: { ...entitlement, programme, account },
        promise: { ...promise, languages: { ...promise.languages, wished: 'fr', kind } },
      };
    };
    for (const [when, request, iso, isStaffed] of [
      ['the primary one at any time', french('primary'), '2026-11-22T03:00:00Z', true],
      ['another while the desk is open', french('onRequest'), '2026-11-20T17:59:00Z', true],
      ['not after hours', french('onRequest'), '2026-11-20T18:00:00Z', false],
      ['not on Sundays', french('onRequest'), '2026-11-22T12:00:00Z', false],
      ['not on public holidays there', french('onRequest'), '2026-11-11T12:00:00Z', false],
      ['not where it is not offered', french('notOffered'), '2026-11-20T12:00:00Z', false],
      ['not known where it is not confirmed', french('unconfirmed'), '2026-11-20T12:00:00Z', null],
      [
        'not known where the hours are not',
        french('onRequest', { hoursGroup: 'atlantis' }),
        '2026-11-20T12:00:00Z',
        null,
      ],
      [
        'not known where the policy names no hours for it',
        french('onRequest', { programme: 'citrix-partner' }),
        '2026-11-20T12:00:00Z',
        null,
      ],
    ] as const) {
      it(when, () => {
        expect(handoff(request, at(iso)).contact.language.isStaffedNow).to.equal(isStaffed);
      });
    }
  });

  it('names whoever asked as contact, not the one who is to be the new contact', () => {
    const request = aRequestOf('contact', {
      caseNumber: '100001',
      name: 'Ben Ito',
      email: 'ben.ito@example.com',
    });
    expect(handoff(request).contact.name).to.equal('Ana Morales');
    expect(handoff(request).asked.facts).to.deep.include({
      label: 'New contact: Name',
      value: 'Ben Ito',
    });
  });

  it('says where customer and criteria differ', () => {
    const request = aRequest();
    const proposed = {
      ...request.severity.proposed,
      severity: 3,
      title: 'System impaired',
    } as const;
    const differs = aRequest({ severity: { customer: 1, proposed, agreed: false } });
    expect(handoff(differs).severity.disagreement).to.match(/customer says 1.*answers point to 3/);
    expect(handoff(request).severity.disagreement).to.equal(undefined);
  });
});
