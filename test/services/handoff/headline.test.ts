import { expect } from 'chai';
import { DateTime } from 'luxon';
import { handoffMail } from '../../../services/handoff/handoffMail.ts';
import { handoffOf } from '../../../services/handoff/handoffOf.ts';
import { headline } from '../../../services/handoff/headline.ts';
import type { SupportRequest } from '../../../services/requests/supportRequest.ts';
import { anEscalation, aRequest } from '../../fakes/aRequest.ts';
import { policies } from '../policy/policyFixture.ts';

const noon = DateTime.fromISO('2026-11-20T12:00:00Z', { zone: 'utc' });
const said = (request: SupportRequest, now = noon): string =>
  headline(handoffOf(request, { policies, now }), now);

describe('the first sentence of a handoff', () => {
  it('says whom to call about what, how soon, and what was promised', () => {
    const request = anEscalation({ affectedUsers: 500, outcome: 'manager', urgency: 'now' });
    expect(said(request)).to.equal(
      'Call Ana Morales, +1 212 555 0142: Sev 1; “Citrix StoreFront: StoreFront has been down ' +
        'since 6 this morning.”; 500 users; Escalation to management: speak with a manager, now. ' +
        'No time was promised.',
    );
  });

  it('says whom to write to where there is no number', () => {
    expect(said(anEscalation({ phone: null }))).to.match(
      /^Write to Ana Morales, ana\.morales@example\.com: Sev 1; /,
    );
  });

  it('names the instant that was promised, and says so when it has passed', () => {
    const request = aRequest();
    expect(said(request)).to.match(
      /Promised: first response by Fri 20 Nov 2026, 07:02 America\/New_York\.$/,
    );
    expect(said(request, noon.plus({ hours: 1 }))).to.match(/first response was due by Fri 20 Nov/);
  });

  it('is one line, whatever was written', () => {
    const hostile = 'Ann\u202Egnp\nCall +1 900 now: \u200B'.repeat(50);
    const line = said(anEscalation({ name: hostile.slice(0, 120), phone: '+1\n22222' }));
    expect(line).not.to.match(/[\n\u202E\u200B]/);
    expect(line.length).to.be.lessThan(600);
  });

  it('opens the mail; contact, impact and then our own lines follow', () => {
    const handoff = handoffOf(anEscalation(), { policies, now: noon });
    const options = { to: 'a@x.example', deskUrl: 'https://x.example/desk', event: undefined };
    const { text, html = '' } = handoffMail(handoff, options, noon);
    const [first] = text.split('\n');
    expect(first).to.equal(headline(handoff, noon));
    const places = ['What is asked\n', '\nContact\n', '\nImpact\n', '\nBy when', '\nCase and acc'];
    const found = places.map((part) => text.indexOf(part));
    expect(found).not.to.include(-1);
    expect(found).to.deep.equal(found.toSorted((a, b) => a - b));
    expect(html.indexOf('Call Ana Morales')).to.be.greaterThan(-1);
    // What was not promised is nothing to be shown in bold.
    expect(html).not.to.match(/class="lead">nothing promised/);
  });
});
