import { expect } from 'chai';
import { BackendError } from '../../services/cases/backendError.ts';
import { Case } from '../../services/cases/case.ts';
import type { CaseBackend, CaseEvent } from '../../services/cases/caseBackend.ts';
import { aNewCase } from '../fakes/aNewCase.ts';

/** What every case backend must do. `make` gives one, empty or not. */
export function caseBackendContract(
  make: () => Promise<{ backend: CaseBackend; close: () => Promise<void> }>,
): void {
  describe('a case backend', () => {
    const options = { signal: new AbortController().signal };
    const handoff = { text: 'Asked: speak with a manager', json: '{"schema":"handoff/1"}' };
    let backend: CaseBackend;
    let close: () => Promise<void>;

    beforeEach(async () => ({ backend, close } = await make()));
    afterEach(async () => close());

    const doing = (key: string, text = 'said so') => ({ key, author: 'Ana', text });
    const openOne = async (): Promise<string> =>
      (await backend.open(aNewCase(), options)).case.caseNumber;
    const now = async (caseNumber: string): Promise<Case> => {
      const found = await backend.get(caseNumber, options);
      if (found === undefined) throw new Error(`Case ${caseNumber} is gone.`);
      return found;
    };
    const textsOf = async (caseNumber: string, visibility: string): Promise<readonly string[]> =>
      (await backend.comments(caseNumber, options))
        .filter((one) => one.visibility === visibility)
        .map(({ text }) => text);
    const escalate = async (caseNumber: string, key: string) =>
      backend.escalate(caseNumber, { ...doing(key), level: 'management', handoff }, options);
    const resolve = async (caseNumber: string, key: string, status: 'resolved' | 'closed') =>
      backend.resolve(caseNumber, { ...doing(key), status }, options);
    const failure = async (call: Promise<unknown>): Promise<unknown> =>
      call.catch((error: unknown) => error);

    it('opens a case with what staff need to see first', async () => {
      const given = aNewCase();
      const opened = await backend.open(given, options);
      expect(opened).to.deep.include({ replayed: false, lost: [] });
      expect(Case.parse(opened.case)).to.deep.include({
        key: given.key,
        status: 'new',
        title: given.title,
        severity: 1,
        orgId: 'ORG-10442',
        product: 'storefront',
        contact: given.contact,
        owner: null,
        isEscalated: false,
        closedAt: null,
      });
      expect(await backend.get(opened.case.caseNumber, options)).to.deep.equal(opened.case);
      expect(await backend.findByKey(given.key, options)).to.deep.equal(opened.case);
    });

    it('opens one case for a key, also when asked many times at once', async () => {
      const given = aNewCase();
      const results = await Promise.all(
        Array.from({ length: 8 }, async () => backend.open(given, options)),
      );
      expect(new Set(results.map((result) => result.case.caseNumber)).size).to.equal(1);
      expect(results.filter(({ replayed }) => !replayed)).to.have.length(1);
      expect(await backend.comments(results[0]?.case.caseNumber ?? '', options)).to.have.length(1);
    });

    it('keeps the handoff from the customer', async () => {
      const given = aNewCase();
      const { caseNumber } = (await backend.open(given, options)).case;
      expect(await textsOf(caseNumber, 'public')).to.deep.equal([]);
      expect(await textsOf(caseNumber, 'internal')).to.deep.equal([given.handoff.text]);
    });

    it('names no account on the case of somebody whose account is not known', async () => {
      const opened = await backend.open(aNewCase({ orgId: null, product: null }), options);
      expect(opened.case).to.deep.include({ orgId: null, product: null });
    });

    it('knows nothing of a case that is not there', async () => {
      expect(await backend.findByKey('no\'such"key', options)).to.equal(undefined);
      const opened = await openOne();
      const wrong = ['999999999', '', '-1', "1' OR '1'='1", '9'.repeat(40), `${opened} `];
      for (const number of [...wrong, `0${opened}`, `${opened}.0`]) {
        expect(await backend.get(number, options), number).to.equal(undefined);
        expect(await backend.comments(number, options), number).to.deep.equal([]);
      }
    });

    it('lists the cases of an account and of no other, the newest first', async () => {
      const orgId = `ORG-${Date.now()}`;
      const numbers: string[] = [];
      for (const account of [orgId, 'ORG-1', orgId, orgId]) {
        const opened = await backend.open(aNewCase({ orgId: account }), options);
        if (account === orgId) numbers.unshift(opened.case.caseNumber);
      }
      const listed = await backend.list({ orgId, limit: 9 }, options);
      expect(listed.map(({ caseNumber }) => caseNumber)).to.deep.equal(numbers);
      expect(await backend.list({ orgId, limit: 2 }, options)).to.deep.equal(listed.slice(0, 2));
      expect(await backend.list({ orgId: 'ORG-none', limit: 9 }, options)).to.deep.equal([]);
    });

    it('adds a comment once', async () => {
      const caseNumber = await openOne();
      const comment = {
        key: 'k1',
        text: 'Ünï \u{1F4A5} "quoted"',
        author: 'Ana',
        visibility: 'public',
      } as const;
      const first = await backend.comment(caseNumber, comment, options);
      expect(await backend.comment(caseNumber, comment, options)).to.deep.equal(first);
      expect((await backend.comments(caseNumber, options)).slice(1)).to.deep.equal([first]);
      expect(first).to.deep.include({ text: comment.text, author: 'Ana', visibility: 'public' });
    });

    it('escalates a case, with the handoff where only staff see it', async () => {
      const caseNumber = await openOne();
      const { state, case: escalated } = await escalate(caseNumber, 'e1');
      expect(state).to.be.oneOf(['escalated', 'requested']);
      expect(escalated).to.deep.equal(await now(caseNumber));
      expect(escalated.isEscalated).to.equal(true);
      expect(await textsOf(caseNumber, 'public')).to.deep.equal([]);
      expect((await textsOf(caseNumber, 'internal')).join('\n')).to.contain(handoff.text);
    });

    it('leaves the severity as it is when a case is escalated', async () => {
      const { caseNumber } = (await backend.open(aNewCase({ severity: 3 }), options)).case;
      expect((await escalate(caseNumber, 'e1')).case.severity).to.equal(3);
    });

    it('escalates once, and gives the same answer to the same key', async () => {
      const caseNumber = await openOne();
      const first = await escalate(caseNumber, 'e1');
      const comments = await backend.comments(caseNumber, options);
      const again = await Promise.all([escalate(caseNumber, 'e1'), escalate(caseNumber, 'e1')]);
      for (const { state } of again) expect(state).to.equal(first.state);
      const other = await escalate(caseNumber, 'e2');
      expect(other.state).to.equal('alreadyEscalated');
      expect(other.case).to.deep.equal(first.case);
      expect(await backend.comments(caseNumber, options)).to.deep.equal(comments);
    });

    it('is no longer escalated when it is resolved, and may be escalated anew', async () => {
      const caseNumber = await openOne();
      await escalate(caseNumber, 'e1');
      expect((await resolve(caseNumber, 'r1', 'resolved')).isEscalated).to.equal(false);
      await backend.reopen(caseNumber, doing('o1'), options);
      expect((await escalate(caseNumber, 'e2')).state).to.not.equal('alreadyEscalated');
    });

    it('refuses to escalate what is closed', async () => {
      const caseNumber = await openOne();
      await resolve(caseNumber, 'r1', 'closed');
      const error = await failure(escalate(caseNumber, 'e1'));
      expect(error).to.be.instanceOf(BackendError);
      expect(error).to.deep.include({ kind: 'conflict', applied: 'no' });
      expect((await now(caseNumber)).isEscalated).to.equal(false);
    });

    it('changes severity, contact and owner, and nothing that was not named', async () => {
      const caseNumber = await openOne();
      const before = await now(caseNumber);
      const contact = { name: 'Bo Lind', email: 'bo@example.com', phone: null };
      const lower = await backend.update(caseNumber, { ...doing('u1'), severity: 3 }, options);
      expect(lower).to.deep.include({ severity: 3, contact: before.contact, owner: null });
      const moved = await backend.update(caseNumber, { ...doing('u2'), contact }, options);
      expect(moved).to.deep.include({ severity: 3, contact, owner: null, status: 'new' });
      const owned = await backend.update(caseNumber, { ...doing('u3'), owner: 'Jo' }, options);
      expect(owned).to.deep.include({ severity: 3, contact, owner: 'Jo', status: 'open' });
      expect(await now(caseNumber)).to.deep.equal(owned);
    });

    it('changes something once: a late repeat does not undo what came after', async () => {
      const caseNumber = await openOne();
      await backend.update(caseNumber, { ...doing('u1'), owner: 'Jo' }, options);
      await backend.update(caseNumber, { ...doing('u2'), owner: 'Kim' }, options);
      const late = await backend.update(caseNumber, { ...doing('u1'), owner: 'Jo' }, options);
      expect(late.owner).to.equal('Kim');
      expect((await now(caseNumber)).owner).to.equal('Kim');
    });

    it('resolves a case, then closes it, and says since when', async () => {
      const caseNumber = await openOne();
      const resolved = await resolve(caseNumber, 'r1', 'resolved');
      expect(resolved.status).to.equal('resolved');
      expect(resolved.closedAt).to.be.a('string');
      const closed = await resolve(caseNumber, 'r2', 'closed');
      expect(closed.status).to.equal('closed');
      expect(await resolve(caseNumber, 'r3', 'resolved')).to.deep.equal(closed);
      expect(await resolve(caseNumber, 'r4', 'closed')).to.deep.equal(closed);
      expect(await now(caseNumber)).to.deep.equal(closed);
    });

    it('opens a closed case again, in place or as a new one that is linked', async () => {
      const caseNumber = await openOne();
      await resolve(caseNumber, 'r1', 'closed');
      const { mode, case: opened } = await backend.reopen(caseNumber, doing('o1'), options);
      expect(opened).to.deep.include({ status: opened.status, closedAt: null });
      expect(opened.status).to.be.oneOf(['new', 'open']);
      expect(mode).to.equal(opened.caseNumber === caseNumber ? 'reopened' : 'followUp');
      expect(await now(opened.caseNumber)).to.deep.equal(opened);
    });

    it('gives the same answer when it is asked again to reopen, and to close what was reopened', async () => {
      const caseNumber = await openOne();
      await resolve(caseNumber, 'r1', 'closed');
      const first = await backend.reopen(caseNumber, doing('o1'), options);
      const again = await backend.reopen(caseNumber, doing('o1'), options);
      expect(again).to.deep.equal(first);
      await resolve(caseNumber, 'r1', 'closed');
      expect((await now(first.case.caseNumber)).closedAt).to.equal(null);
    });

    it('says that an open case is open already, and keeps it as it is', async () => {
      const caseNumber = await openOne();
      const before = await now(caseNumber);
      const { mode, case: same } = await backend.reopen(caseNumber, doing('o1'), options);
      expect(mode).to.equal('alreadyOpen');
      expect(same).to.deep.equal(before);
    });

    it('keeps with the case what the customer is told when it is resolved, once', async () => {
      const caseNumber = await openOne();
      const how = { ...doing('r1', 'The service was restarted.'), status: 'resolved' } as const;
      await backend.resolve(caseNumber, how, options);
      await backend.resolve(caseNumber, how, options);
      expect(await textsOf(caseNumber, 'public')).to.deep.equal(['The service was restarted.']);
    });

    it('links cases once, and none to itself', async () => {
      const [from, to] = [await openOne(), await openOne()];
      const how = { key: 'l1', kind: 'followUp' } as const;
      await backend.link(from, to, how, options);
      await backend.link(from, to, how, options);
      const { events } = await backend.events(undefined, options);
      const links = events.filter(({ kind }) => kind === 'link');
      expect(new Set(links.map((one) => one.caseNumber)).size).to.equal(links.length);
      expect(await failure(backend.link(from, from, how, options))).to.be.instanceOf(BackendError);
    });

    it('tells what happened since a cursor, oldest first', async () => {
      const { cursor: start } = await backend.events(undefined, options);
      const caseNumber = await openOne();
      const first = await backend.events(start, options);
      expect(first.events.map(({ kind }) => kind)).to.deep.equal(['opened']);
      await backend.comment(
        caseNumber,
        { key: 'k1', text: 'x', author: 'Ana', visibility: 'public' },
        options,
      );
      await escalate(caseNumber, 'e1');
      await backend.update(caseNumber, { ...doing('u1'), severity: 2 }, options);
      await resolve(caseNumber, 'r1', 'resolved');
      await resolve(caseNumber, 'r1', 'resolved');
      const since = await backend.events(first.cursor, options);
      const told = (kinds: readonly CaseEvent['kind'][]) =>
        since.events.filter(({ kind }) => kinds.includes(kind)).map(({ kind }) => kind);
      const expected = ['comment', 'escalation', 'severity', 'status'] as const;
      expect(told(expected)).to.deep.equal(expected);
      expect(since.events.at(-1)).to.deep.include({ caseNumber, status: 'resolved' });
      expect(await backend.events(since.cursor, options)).to.deep.equal({
        events: [],
        cursor: since.cursor,
      });
    });

    it('refuses for good whatever is asked of a case that is not there', async () => {
      const none = '999999999';
      const open = await openOne();
      const comment = { key: 'k1', text: 'x', author: 'Ana', visibility: 'public' } as const;
      const calls = [
        backend.comment(none, comment, options),
        escalate(none, 'e1'),
        backend.update(none, { ...doing('u1'), owner: 'Jo' }, options),
        resolve(none, 'r1', 'closed'),
        backend.reopen(none, doing('o1'), options),
        backend.link(open, none, { key: 'l1', kind: 'related' }, options),
        backend.link(none, open, { key: 'l2', kind: 'related' }, options),
      ];
      for (const error of await Promise.all(calls.map(failure))) {
        expect(error).to.be.instanceOf(BackendError);
        expect(error).to.deep.include({ kind: 'permanent', applied: 'no' });
      }
    });

    it('takes long texts, other scripts and quotes as they are', async () => {
      const title = `it's "down"; DROP TABLE cases; -- 停止 \u{1F525}`;
      const description = `${title}\n`.repeat(80).slice(0, 4000).trim();
      const opened = await backend.open(aNewCase({ title, description }), options);
      expect(opened.case.title).to.equal(title);
      expect(await backend.get(opened.case.caseNumber, options)).to.deep.equal(opened.case);
    });

    it('does nothing when it was called off before', async () => {
      const given = aNewCase();
      const error = await failure(backend.open(given, { signal: AbortSignal.abort() }));
      expect(error).to.be.instanceOf(BackendError);
      expect(await backend.findByKey(given.key, options)).to.equal(undefined);
    });

    it('says that it is well', async () => {
      expect((await backend.health(options)).ok).to.equal(true);
    });
  });
}
