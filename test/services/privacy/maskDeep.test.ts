import { expect } from 'chai';
import { maskDeep } from '../../../services/privacy/maskDeep.ts';

describe('masking JSON', () => {
  it('finds secrets at any place', () => {
    const { value, masked } = maskDeep({
      text: 'password: abc1',
      list: [{ note: '4111 1111 1111 1111' }, 4111111111111111, 42, null, true],
    });
    expect(value).to.deep.equal({
      text: 'password: [password ••••]',
      list: [{ note: '[card ••••]' }, '[card ••••]', 42, null, true],
    });
    expect(masked).to.deep.equal(['password', 'card']);
  });

  it('masks the answer of a password field whatever it is', () => {
    expect(maskDeep({ password: 'qwerty', pwd: '' }).value).to.deep.equal({
      password: '[password ••••]',
      pwd: '',
    });
  });

  it('keeps a key named __proto__ a key', () => {
    const { value } = maskDeep(JSON.parse('{"__proto__":{"admin":true},"a":1}') as unknown);
    expect(Object.keys(value as object)).to.deep.equal(['__proto__', 'a']);
    expect(Object.getPrototypeOf(value)).to.equal(Object.prototype);
    expect((value as { admin?: boolean }).admin).to.equal(undefined);
  });

  it('survives JSON that is nested very deeply', () => {
    const deep: unknown = JSON.parse('['.repeat(20_000) + ']'.repeat(20_000));
    expect(JSON.stringify(maskDeep(deep).value)).to.match(/^\[{64}null\]{64}$/);
  });

  it('leaves the given value as it was', () => {
    const given = { a: 'pwd: x1' };
    maskDeep(given);
    expect(given).to.deep.equal({ a: 'pwd: x1' });
  });
});
