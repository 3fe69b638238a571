import { expect } from 'chai';
import { BackendError, Case, type CaseBackend } from '../../services/cases/caseBackend.ts';
import { aRequest } from '../fakes/aRequest.ts';

/** What every case backend must do. `make` gives one, empty or not. */
export function caseBackendContract(
  make: () => Promise<{ backend: CaseBackend; close: () => Promise<void> }>,
): void {
  describe('a case backend', () => {
    const options = { signal: new AbortController().signal };
    let backend: CaseBackend;
    let close: () => Promise<void>;

    beforeEach(async () => ({ backend, close } = await make()));
    afterEach(async () => close());

    it('opens a case with what staff need to see first', async () => {
      const request = aRequest();
      const opened = await backend.open(request, options);
      expect(opened.replayed).to.equal(false);
      expect(Case.parse(opened.case)).to.deep.include({
        key: request.key,
        status: 'new',
        severity: 1,
        orgId: 'ORG-10442',
      });
      expect(opened.case.title).to.contain(request.productName);
      expect(await backend.get(opened.case.caseNumber, options)).to.deep.equal(opened.case);
      expect(await backend.findByKey(request.key, options)).to.deep.equal(opened.case);
    });

    it('opens one case for a key, also when asked many times at once', async () => {
      const request = aRequest();
      const results = await Promise.all(
        Array.from({ length: 8 }, async () => backend.open(request, options)),
      );
      expect(new Set(results.map((result) => result.case.caseNumber)).size).to.equal(1);
      expect(results.filter(({ replayed }) => !replayed)).to.have.length(1);
      expect(await backend.comments(results[0]?.case.caseNumber ?? '', options)).to.have.length(1);
    });

    it('keeps the summary for staff from the customer', async () => {
      const request = aRequest();
      const { caseNumber } = (await backend.open(request, options)).case;
      const [handoff] = await backend.comments(caseNumber, options);
      expect(handoff?.visibility).to.equal('internal');
      expect(handoff?.text).to.contain(request.reference);
      expect(handoff?.text).to.contain(request.draft.summary);
    });

    it('knows nothing of a case that is not there', async () => {
      expect(await backend.findByKey('no\'such"key', options)).to.equal(undefined);
      for (const number of ['999999999', '', '-1', "1' OR '1'='1", '9'.repeat(40), '100001 ']) {
        expect(await backend.get(number, options), number).to.equal(undefined);
      }
    });

    it('adds a comment once', async () => {
      const { caseNumber } = (await backend.open(aRequest(), options)).case;
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

    it('refuses for good to comment on a case that is not there', async () => {
      const comment = { key: 'k1', text: 'x', author: 'Ana', visibility: 'public' } as const;
      const error = await backend.comment('999999999', comment, options).catch((e: unknown) => e);
      expect(error).to.be.instanceOf(BackendError);
      expect(error).to.deep.include({ kind: 'permanent', applied: 'no' });
    });

    it('takes long texts, other scripts and quotes as they are', async () => {
      const request = aRequest();
      const summary = `it's "down"; DROP TABLE cases; -- 停止 \u{1F525}\n`
        .repeat(50)
        .slice(0, 4000)
        .trim();
      const opened = await backend.open(
        { ...request, draft: { ...request.draft, summary } },
        options,
      );
      expect(opened.case.title).to.contain('停止');
      expect(await backend.get(opened.case.caseNumber, options)).to.deep.equal(opened.case);
    });

    it('does nothing when it was called off before', async () => {
      const request = aRequest();
      const error = await backend
        .open(request, { signal: AbortSignal.abort() })
        .catch((e: unknown) => e);
      expect(error).to.be.instanceOf(BackendError);
      expect(await backend.findByKey(request.key, options)).to.equal(undefined);
    });

    it('says that it is well', async () => {
      expect((await backend.health(options)).ok).to.equal(true);
    });
  });
}
