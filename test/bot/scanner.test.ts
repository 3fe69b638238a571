import { expect } from 'chai';
import { scannerAtFault } from '../security/scannerAtFault.ts';

describe('the product with a virus scanner', () => {
  it('keeps no file that the scanner does not let pass, says so, and names what was found to operators', async () => {
    const { problems, cases } = await scannerAtFault({ withHanging: false });
    expect(problems).to.deep.equal([]);
    expect(cases).to.be.greaterThan(30);
  }).timeout(180_000);
});
