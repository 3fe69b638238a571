import { expect } from 'chai';
import { told } from '../../dialogs/told.ts';
import type { RequestEvent } from '../../services/requests/requestEvent.ts';
import { aRequestOf } from '../fakes/aRequest.ts';

const delivered: RequestEvent = {
  id: 'delivered',
  at: '2026-11-20T12:00:00.000Z',
  by: { kind: 'system' },
  kind: 'delivered',
};
const draft = { caseNumber: '100001', text: 'more' };

describe('what somebody is told of a request that the desk has', () => {
  it('says of a case what was done to it', () => {
    const request = aRequestOf('information', draft, { caseNumber: '100001' });
    expect(told(request, delivered, {}).says[0]?.text).to.include('is in case 100001 now');
  });

  it('claims nothing of a case where a stranger only named one', () => {
    const stranger = { speaker: { kind: 'stranger' }, about: null, caseNumber: null } as const;
    for (const kind of ['information', 'reopening'] as const) {
      const [said] = told(aRequestOf(kind, draft, stranger), delivered, {}).says;
      expect(said?.text, kind).to.match(/^Support has your request SR-[\w-]+\.$/);
    }
  });
});
