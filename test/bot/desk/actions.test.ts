import { expect } from 'chai';
import { DeskDetail } from '../../../bot/desk/deskDetail.ts';
import { SupportRequest } from '../../../services/requests/supportRequest.ts';
import { anEscalation } from '../../fakes/aRequest.ts';
import { type DeskOnline, deskOnline } from './deskOnline.ts';

const REFERENCE = 'SR-0000-0001';

describe('What staff do over the desk’s API', () => {
  let desk: DeskOnline;
  let keys = 0;

  beforeEach(async () => {
    desk = await deskOnline();
    await desk.world.put(anEscalation({}, { reference: REFERENCE }));
  });
  afterEach(() => desk.end());

  const post = (body: unknown, staff = 'Kim Park', reference = REFERENCE) =>
    desk.post(`/desk/api/requests/${reference}/actions`, body, { 'x-staff-name': staff });
  const act = (action: object, staff?: string) => {
    keys += 1;
    return post({ key: `key-${String(keys).padStart(8, '0')}`, ...action }, staff);
  };
  const events = async () => (await desk.world.requests.get(REFERENCE))?.events ?? [];
  const detail = async (staff = 'Kim Park') =>
    DeskDetail.parse(
      await (await desk.get(`/desk/api/requests/${REFERENCE}`, { 'x-staff-name': staff })).json(),
    );

  for (const [action, event] of [
    [{ kind: 'acknowledge' }, { kind: 'acknowledged' }],
    [
      { kind: 'acknowledge', text: 'I call at 5.' },
      { kind: 'acknowledged', text: 'I call at 5.' },
    ],
    [{ kind: 'take' }, { kind: 'taken' }],
    [
      { kind: 'note', text: 'Ring Jonas' },
      { kind: 'note', text: 'Ring Jonas' },
    ],
    [
      { kind: 'answer', text: 'We look into it.' },
      { kind: 'answer', text: 'We look into it.' },
    ],
    [
      { kind: 'nextSteps', text: 'A trace.' },
      { kind: 'nextSteps', text: 'A trace.' },
    ],
    [
      { kind: 'resolve', text: 'A certificate.' },
      { kind: 'resolved', text: 'A certificate.' },
    ],
  ] as const) {
    it(`${JSON.stringify(action)} is written down in the name of who did it`, async () => {
      const response = await act(action);
      expect(response.status).to.equal(200);
      const { kind, request } = (await response.json()) as { kind: string; request: unknown };
      expect(kind).to.equal('done');
      const [written, ...others] = SupportRequest.parse(request).events;
      expect(others).to.deep.equal([]);
      expect(written).to.deep.include({ ...event, by: { kind: 'staff', name: 'Kim Park' } });
      expect(await events()).to.deep.equal([written]);
    });
  }

  it('says whether the customer is told of it', async () => {
    const tells = async (action: object, staff = 'Kim Park') =>
      ((await (await act(action, staff)).json()) as Record<string, unknown>)['tellsCustomer'];
    expect(await tells({ kind: 'note', text: 'Ring Jonas' })).to.equal(false);
    expect(await tells({ kind: 'take' })).to.equal(true);
    expect(await tells({ kind: 'take' }), 'again').to.equal(false);
    expect(await tells({ kind: 'take', from: 'Kim Park' }, 'Ana Berg'), 'over').to.equal(false);
    expect(await tells({ kind: 'answer', text: 'Hello' }, 'Ana Berg')).to.equal(true);
    expect(await tells({ kind: 'release' }, 'Ana Berg'), 'the bot answers again').to.equal(true);
    const twice = { kind: 'take', key: 'the-same-key' };
    for (const _ of [1, 2]) expect(await tells(twice)).to.equal(true);
  });

  it('gives back what was taken, and leaves the chat', async () => {
    await act({ kind: 'answer', text: 'Hello' });
    expect((await detail()).work).to.include({ isTalking: true, state: 'taken' });
    expect((await act({ kind: 'leaveChat' })).status).to.equal(200);
    expect((await detail()).work).to.include({ isTalking: false, state: 'taken' });
    expect((await act({ kind: 'release' })).status).to.equal(200);
    expect((await detail()).work).to.deep.include({ state: 'waiting' });
  });

  it('tries again what was given up on', async () => {
    await desk.world.park(REFERENCE, 'the server said no');
    expect((await detail()).parked).to.have.length(1);
    expect((await detail()).can).to.include('retry');
    expect((await act({ kind: 'retry' })).status).to.equal(200);
    const now = await detail();
    expect(now.parked).to.deep.equal([]);
    expect(now.request.status).to.equal('received');
    expect(now.can).not.to.include('retry');
  });

  it('does a double click once, also when the second comes at the same time', async () => {
    const body = { kind: 'note', key: 'the-same-key', text: 'Once' };
    const answers = await Promise.all([post(body), post(body), post(body)]);
    expect(answers.map(({ status }) => status)).to.deep.equal([200, 200, 200]);
    expect(await events()).to.have.length(1);
    await act({ kind: 'resolve', text: 'Done' });
    expect((await post(body)).status).to.equal(200);
    expect(await events()).to.have.length(2);
  });

  it('says it is too late in a sentence, and shows how things are', async () => {
    await desk.world.happens(REFERENCE, { kind: 'withdrawn' });
    await desk.world.requests.update(REFERENCE, (request) => ({
      request: { ...request, status: 'withdrawn' },
    }));
    const response = await act({ kind: 'acknowledge' });
    expect(response.status).to.equal(409);
    const body = (await response.json()) as Record<string, unknown>;
    expect(body['error']).to.deep.equal({
      code: 'TooLate',
      message: 'The customer has withdrawn it.',
    });
    expect(body).to.include({ kind: 'tooLate', why: 'The customer has withdrawn it.' });
    expect(SupportRequest.parse(body['request']).status).to.equal('withdrawn');
    expect(await events()).to.have.length(1);
  });

  it('says who was first, of two who acknowledge', async () => {
    const answers = await Promise.all([
      act({ kind: 'acknowledge' }, 'Kim Park'),
      act({ kind: 'acknowledge' }, 'Ana Berg'),
    ]);
    expect(answers.map(({ status }) => status)).to.have.members([200, 409]);
    const late = answers.find(({ status }) => status === 409);
    expect(JSON.stringify(await late?.json())).to.match(/has acknowledged it already/);
    expect(await events()).to.have.length(1);
  });

  it('says who took it, of two who take at once, and takes over only from who was shown', async () => {
    const answers = await Promise.all([
      act({ kind: 'take' }, 'Kim Park'),
      act({ kind: 'take' }, 'Ana Berg'),
    ]);
    expect(answers.map(({ status }) => status)).to.have.members([200, 409]);
    const { staff = '' } = (await detail()).work;
    const other = staff === 'Kim Park' ? 'Ana Berg' : 'Kim Park';
    expect((await act({ kind: 'take' }, other)).status).to.equal(409);
    expect((await act({ kind: 'take', from: staff }, other)).status).to.equal(200);
    expect((await detail()).work.staff).to.equal(other);
  });

  it('offers what may be done, to each who asks', async () => {
    const can = async (staff: string) => (await detail(staff)).can;
    const always = ['note', 'answer', 'nextSteps', 'resolve'];
    expect(await can('Kim')).to.have.members(['acknowledge', 'take', ...always]);
    await act({ kind: 'acknowledge' }, 'Kim');
    expect(await can('Kim')).to.have.members(['take', 'release', ...always]);
    await act({ kind: 'take' }, 'Kim');
    expect(await can('Kim')).to.have.members(['release', ...always]);
    expect(await can('Ana')).to.have.members(['take', ...always]);
    await act({ kind: 'answer', text: 'Hello' }, 'Kim');
    expect(await can('Kim')).to.have.members(['release', 'leaveChat', ...always]);
    expect(await can('Ana')).to.have.members(['take', ...always]);
    await act({ kind: 'resolve', text: 'Done' }, 'Kim');
    expect(await can('Kim')).to.deep.equal([]);
    await desk.world.happens(REFERENCE, { kind: 'disputed', text: 'No' });
    expect(await can('Ana')).to.include.members(['acknowledge', 'take']);
  });

  it('keeps whatever was typed as text, to the letter', async () => {
    const text = '<img src=x onerror=alert(1)> \u202Egnp.exe "{{x}}" \' OR 1=1 -- 💥\nsecond line';
    expect((await act({ kind: 'note', text })).status).to.equal(200);
    expect((await events())[0]?.text).to.equal(text);
  });

  it('refuses what is no action, and does nothing', async () => {
    const key = 'key-00000000';
    for (const body of [
      '',
      '{',
      '[]',
      'null',
      { kind: 'note', text: 'without a key' },
      { kind: 'note', key: 'short', text: 'x' },
      { kind: 'note', key: '../../etc/passwd', text: 'x' },
      { kind: 'note', key },
      { kind: 'note', key, text: '   ' },
      { kind: 'note', key, text: 'x'.repeat(8001) },
      { kind: 'take', key, staff: 'Somebody else' },
      { kind: 'erase', key },
    ]) {
      const response = await post(body);
      expect(response.status, JSON.stringify(body)).to.equal(400);
      expect(await response.json()).to.have.nested.property('error.code', 'BadArgument');
    }
    const tooMuch = await post({ kind: 'note', key, text: 'x'.repeat(200_000) });
    expect(tooMuch.status).to.equal(413);
    expect(await events()).to.deep.equal([]);
  });

  it('knows no request that there is not', async () => {
    for (const reference of ['SR-9999-9999', '%00', 'x'.repeat(300)]) {
      const response = await post({ kind: 'take', key: 'key-00000000' }, 'Kim', reference);
      expect(response.status).to.equal(404);
    }
  });

  it('is closed without the token', async () => {
    const response = await desk.ask(`/desk/api/requests/${REFERENCE}/actions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'take', key: 'key-00000000' }),
    });
    expect(response.status).to.equal(401);
    expect(await events()).to.deep.equal([]);
  });
});
