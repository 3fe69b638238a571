import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadPolicies } from '../../services/policy/loadPolicies.ts';
import { demoPhone } from '../../bot/demoPhone.ts';
import { POLICY_FOLDER, policies } from '../services/policy/policyFixture.ts';
import { productProcess } from '../support/productProcess.ts';
import { webClient } from '../support/webClient.ts';

/** What somebody is told who wants a person, by a product that runs with these settings. */
async function askedForAPerson(
  folder: string,
  env: Readonly<Record<string, string>>,
  who: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const product = await productProcess(folder, env);
  try {
    const client = await webClient(product.url, who);
    await client.say('StoreFront is down');
    const said = await client.say('agent');
    return said.map(({ text = '' }) => text).join('\n');
  } finally {
    await product.stop();
  }
}

describe('the number that the product names', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'phone-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is one that reaches nobody in a demo', async () => {
    expect(await askedForAPerson(folder, {})).to.include(
      'phone your support centre (+1 202-555-0143)',
    );
  }).timeout(240_000);

  it('is the operator’s: of the policy for the region that it names one for, else of the setting', async () => {
    cpSync(POLICY_FOLDER, join(folder, 'policy'), { recursive: true });
    const file = join(folder, 'policy/shared.yaml');
    const ours = "numbers: [{ number: '+44 20 7946 0123', regions: [emea] }]";
    writeFileSync(file, readFileSync(file, 'utf8').replace('numbers: []', ours));
    const env = { POLICY_DIR: join(folder, 'policy'), SUPPORT_PHONE: '+1 202-555-0100' };
    expect(await askedForAPerson(folder, env, { demoCustomer: 'jonas' })).to.include(
      'phone your support centre (+44 20 7946 0123)',
    );
    expect(await askedForAPerson(folder, env, { demoCustomer: 'ana' })).to.include(
      'phone your support centre (+1 202-555-0100)',
    );
    expect(demoPhone(loadPolicies(join(folder, 'policy')))).to.equal(undefined);
    expect(demoPhone(policies)).to.equal('+1 202-555-0143');
  }).timeout(240_000);
});
