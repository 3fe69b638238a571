import { expect } from 'chai';
import { loadAccounts } from '../../../services/entitlements/loadAccounts.ts';
import { loadPolicies } from '../../../services/policy/loadPolicies.ts';

const services = new URL('../../../services/', import.meta.url);

describe('the demo accounts and the policy', () => {
  const { accounts, sold } = loadAccounts(
    new URL('entitlements/adapters/demoAccounts.yaml', services),
  );
  const { shared, programmes } = loadPolicies(new URL('policy/policies/', services));

  it('name the same products', () => {
    const catalogue = programmes.flatMap(({ products }) => products.map(({ id }) => id));
    expect(catalogue).to.include.members(sold);
  });

  it('cover every hours group, each account in the region of its group', () => {
    expect(accounts.map(({ hoursGroup }) => hoursGroup)).to.include.members(
      shared.hoursGroups.map(({ id }) => id),
    );
    for (const { orgId, hoursGroup, region, country } of accounts) {
      const group = shared.hoursGroups.find(({ id }) => id === hoursGroup);
      expect(group?.region, orgId).to.equal(region);
      expect(
        group?.members.map((member) => member.country),
        orgId,
      ).to.include(country);
    }
  });

  it('cover the packages that are sold, and no others', () => {
    const packages = programmes.flatMap((programme) =>
      programme.packages.map(({ id }) => `${programme.id} ${id}`),
    );
    const bought = accounts.flatMap(({ entitlement }) =>
      entitlement === undefined ? [] : [`${entitlement.programme} ${entitlement.package}`],
    );
    expect(packages).to.include.members(bought);
    for (const id of ['core', 'advanced', 'select', 'priority', 'priority-plus']) {
      expect(bought).to.include(`citrix-css ${id}`);
    }
  });

  it('let every programme be tried, with every package that is beside it', () => {
    const entitlements = accounts.flatMap(({ entitlement }) => entitlement ?? []);
    const tried = new Set(entitlements.map((one) => one.programme));
    expect([...tried]).to.have.members(programmes.map(({ id }) => id));
    const sold = programmes.flatMap(({ packages }) => packages.map(({ id }) => id));
    const companions = entitlements.flatMap(({ companion }) => companion ?? []);
    expect(companions).to.have.length.above(0);
    expect(sold).to.include.members(companions);
  });

  it('have bought only what their programme supports', () => {
    for (const { orgId, entitlement, products } of accounts) {
      const programme = programmes.find(({ id }) => id === entitlement?.programme);
      // NetScaler itself is supported together with its appliance.
      const others = programme?.id === 'citrix-appliance' ? ['netscaler', 'gateway'] : [];
      const supported = [...(programme?.products.map(({ id }) => id) ?? []), ...others];
      expect(supported, orgId).to.include.members(products);
    }
  });

  it('give everybody an address that reaches nobody', () => {
    for (const { orgId, contacts } of accounts) {
      expect(contacts, orgId).to.have.length.within(1, 2);
      for (const { email } of contacts) expect(email).to.match(/@example\.com$/);
    }
  });
});
