import { expect } from 'chai';
import { staffMail } from '../../../services/handoff/staffMail.ts';
import type { RequestEvent } from '../../../services/requests/requestEvent.ts';
import { anEscalation } from '../../fakes/aRequest.ts';
import { clockAt } from '../../fakes/clocks.ts';
import { memoryMailer } from '../../fakes/memoryMailer.ts';
import { policies } from '../policy/policyFixture.ts';

const options = { signal: new AbortController().signal };
const queue = (id: string) => ({ id, name: id, source: 'D1, step 2' });
const request = anEscalation({}, { queues: ['case-manager', 'on-call'].map(queue) });
const event = (kind: RequestEvent['kind'], more: Partial<RequestEvent> = {}): RequestEvent => ({
  id: `e-${kind}`,
  at: request.raisedAt,
  by: { kind: 'system' },
  kind,
  ...more,
});

describe('staff are told by mail', () => {
  const make = () => {
    const mailer = memoryMailer();
    const staff = staffMail({
      mailer,
      policies,
      addressOf: (id) =>
        ({ 'case-manager': 'managers@x.example', 'on-call': 'call@x.example' })[id],
      deskUrl: () => 'https://x.example/desk',
      clock: clockAt('2026-11-20T12:00:00Z').now,
    });
    return { mailer, staff };
  };

  it('of a new request, at the address of the queue that has it', async () => {
    const { mailer, staff } = make();
    await staff.tell(request, undefined, 'tellStaff-1', options);
    expect(mailer.sent.map(({ to }) => to)).to.deep.equal(['managers@x.example']);
    expect(mailer.sent[0]?.subject).to.match(/^SR-/);
  });

  it('the next in line, when nobody acknowledged, and why', async () => {
    const { mailer, staff } = make();
    const passedOn = event('passedOn', { queue: 'on-call' });
    await staff.tell({ ...request, events: [passedOn] }, passedOn, 'tellStaff-2', options);
    const [mail] = mailer.sent;
    expect(mail?.to).to.equal('call@x.example');
    expect(mail?.subject).to.match(/^Not acknowledged: SR-/);
    expect(mail?.text).to.match(/^Nobody acknowledged this in time/);
    expect(mail?.html).to.include('Nobody acknowledged this in time');
  });

  it('in one thread, each mail with an id of its own that stays the same', async () => {
    const { mailer, staff } = make();
    const joined = event('joined', { text: 'And now the pharmacy too.' });
    for (const _try of [1, 2]) {
      await staff.tell(request, undefined, 'tellStaff-1', options);
      await staff.tell(request, joined, 'tellStaff-2', options);
    }
    const ids = mailer.sent.map(({ id }) => id);
    expect(ids.slice(2)).to.deep.equal(ids.slice(0, 2));
    expect(new Set(ids).size).to.equal(2);
    expect(mailer.sent[1]?.thread).to.deep.equal([ids[0]]);
    expect(mailer.sent[1]?.text).to.include('And now the pharmacy too.');
  });

  it('not at all where the queue has no address, or nothing can be mailed', async () => {
    const { mailer, staff } = make();
    await staff.tell({ ...request, queues: [queue('nowhere')] }, undefined, 'x', options);
    expect(mailer.sent).to.deep.equal([]);
    const mute = staffMail({
      mailer: undefined,
      policies,
      addressOf: () => 'a@x.example',
      deskUrl: () => '',
      clock: clockAt('2026-11-20T12:00:00Z').now,
    });
    await mute.tell(request, undefined, 'x', options);
  });
});
