import { expect } from 'chai';
import fc from 'fast-check';
import { mask } from '../../../services/privacy/mask.ts';

describe('masking', () => {
  for (const [text, expected] of [
    ['4111111111111111', '[card ••••]'],
    ['My card is 4111 1111 1111 1111, please', 'My card is [card ••••], please'],
    ['4111-1111-1111-1111 12/27 123', '[card ••••] 12/27 123'],
    ['378282246310005', '[card ••••]'],
    ['card 3782 822463 10005', 'card [card ••••]'],
    ['卡号4111111111111111。', '卡号[card ••••]。'],
    ['４１１１　１１１１　１１１１　１１１１', '[card ••••]'],
    ['visa4111111111111111', 'visa[card ••••]'],
    ['4111\u200b1111\u200b1111\u200b1111', '[card ••••]'],
    [
      'c0615996-cb02-4094-9866-51486ba4de73 4111 1111 1111 1111',
      'c0615996-cb02-4094-9866-51486ba4de73 [card ••••]',
    ],
    ['5555 5555 5555 4444 and 4111 1111 1111 1111', '[card ••••] and [card ••••]'],
    ['password: hunter2', 'password: [password ••••]'],
    ['Password = "two words"', 'Password = [password ••••]'],
    ['password: hunting', 'password: [password ••••]'],
    ['my pwd is xyz', 'my pwd is [password ••••]'],
    [
      'The password is Summer2026!, it worked before.',
      'The password is [password ••••], it worked before.',
    ],
    ['password for the admin account: s3cret', 'password for the admin account: [password ••••]'],
    [
      'login fails with password P@ssw0rd1 since 6',
      'login fails with password [password ••••] since 6',
    ],
    ['Kennwort: Geheim1', 'Kennwort: [password ••••]'],
    ['Mein Passwort lautet Sommer2026', 'Mein Passwort lautet [password ••••]'],
    ['mot de passe : azerty', 'mot de passe : [password ••••]'],
    ['Le mot de passe est azerty12.', 'Le mot de passe est [password ••••].'],
    ['contraseña: abc', 'contraseña: [password ••••]'],
    ['la contraseña es abc123', 'la contraseña es [password ••••]'],
    ['senha: abc', 'senha: [password ••••]'],
    ['a senha é abc123', 'a senha é [password ••••]'],
    ['密码：abc123', '密码：[password ••••]'],
    ['我的密码是abc123', '我的密码是[password ••••]'],
    ['パスワード：abc123', 'パスワード：[password ••••]'],
    ['パスワードはabc123です', 'パスワードは[password ••••]'],
    ['비밀번호: abc123', '비밀번호: [password ••••]'],
    ['비밀번호는 abc123', '비밀번호는 [password ••••]'],
    ['https://bob:pa55@host.example/x', 'https://bob:[password ••••]@host.example/x'],
    ['Authorization: Bearer abc.def-ghi', 'Authorization: Bearer [token ••••]'],
    ['Authorization: Basic dXNlcjpwYXNz', 'Authorization: Basic [token ••••]'],
    ['key AKIAIOSFODNN7EXAMPLE here', 'key [token ••••] here'],
    ['api_key=0123456789abcdef', 'api_key=[token ••••]'],
    [`token ghp_${'a1'.repeat(18)}`, 'token [token ••••]'],
    // One of each kind, with nothing else in the line that tells what it is.
    [`bearer ${'a1'.repeat(10)}`, 'bearer [token ••••]'],
    ...['AKIA', 'ASIA', 'AROA', 'AIDA'].map((kind) => [`${kind}${'A1'.repeat(8)}`, '[token ••••]']),
    ...['gho_', 'github_pat_', 'glpat-', 'xoxb-', 'AIza', 'rk_live_', 'sk-'].map((kind) => [
      `${kind}${'a1'.repeat(10)}`,
      '[token ••••]',
    ]),
    ...['access key', 'access_token', 'client-secret', 'AccountKey', 'SharedAccessKey', 'sig'].map(
      (name) => [`${name}=${'a1'.repeat(6)}`, `${name}=[token ••••]`],
    ),
    // The long s is an s to a pattern that minds neither case nor script.
    ['Paſſword: hunting', 'Paſſword: [password ••••]'],
    ['ftp://bob:pa55@host.example', 'ftp://bob:[password ••••]@host.example'],
    [`see eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl`, 'see [token ••••]'],
    [
      '-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\nbye',
      '[token ••••]\nbye',
    ],
    ['-----BEGIN PRIVATE KEY-----\nMIIE and cut off', '[token ••••]'],
  ] as const) {
    it(`takes the secret out of ${JSON.stringify(text.slice(0, 50))}`, () => {
      expect(mask(text).text).to.equal(expected);
    });
  }

  for (const text of [
    'I forgot my password',
    'password reset does not work',
    'Password reset: nobody gets the e-mail',
    'The password is wrong',
    'The password is entered.',
    'after the password is reset, and when the password was working',
    'my password is not accepted since 6 this morning',
    'password is expired, what now?',
    'Passwords are synchronised every hour',
    'passwordless sign-in fails',
    'Ich habe mein Passwort vergessen',
    'Das Passwort ist abgelaufen',
    'Le mot de passe est expiré',
    'La contraseña es incorrecta',
    'A senha é inválida',
    '密码错误',
    '密码是错误的',
    'パスワードは正しくないと表示されます',
    '비밀번호는 틀렸다고 합니다',
    'order 1234567890123456',
    'order no. 4111111111111112',
    'case 00412345 and 08123456',
    'call +49 89 1234 5678 or +1 (555) 010-9999',
    'phones: 555 123 4567, 555 123 4568',
    'version 14.1.25.107 build 7.15.4000.653',
    'from 192.168.100.100 to 52.168.1.10 52.20.30.40',
    'serial HE2H81UJ47 or SN4111111111111111',
    'Org ID 55512345, PIN 123456',
    'IMEI 490154203237518',
    '2026-11-16 10:30:00.123456',
    'guid 3f2504e0-4f89-41d3-9a0c-0305e82c3301',
    'session c0615996-cb02-4094-9866-51486ba4de73 failed',
    '{C0615996-CB02-4094-9866-51486BA4DE73}',
    'timestamp 1789545600000000000',
    'https://support.example/case?id=12&x=1',
    'mail me at bob@example.com',
    'the bearer of this letter',
    'Bearer authentication does not work',
    '500 people, 12 servers, 7.15',
    '',
  ]) {
    it(`leaves ${JSON.stringify(text)} as it is`, () => {
      expect(mask(text)).to.deep.equal({ text, masked: [] });
    });
  }

  it('tells each kind once, in order of appearance', () => {
    const { masked } = mask('pwd: a1, card 4111 1111 1111 1111, password: b2');
    expect(masked).to.deep.equal(['password', 'card']);
  });

  it('lets no card of sixteen digits through, in whatever grouping', () => {
    const groups = fc.array(fc.constantFrom('', '', '', ' ', '-', '.', '\u00a0', ' - '), {
      minLength: 15,
      maxLength: 15,
    });
    const card = fc
      .tuple(
        fc.constantFrom('4', '51', '2221', '6011', '35', '62'),
        fc.array(fc.nat(9), { minLength: 14, maxLength: 14 }),
      )
      .map(([network, rest]) => withLuhnDigit((network + rest.join('')).slice(0, 15)));
    fc.assert(
      fc.property(
        card,
        groups,
        fc.constantFrom('', 'card: ', '卡', 'it is ('),
        (digits, between, lead) => {
          const grouped = digits
            .split('')
            .map((digit, index) => digit + (between[index] ?? ''))
            .join('');
          const { text, masked } = mask(`${lead}${grouped} thanks`);
          expect(masked).to.deep.equal(['card']);
          expect(text.replaceAll(/\D/g, '')).to.equal('');
        },
      ),
    );
  });

  it('changes nothing in what it has masked', () => {
    const words = fc.constantFrom(
      'password',
      ': ',
      'is ',
      '4111 1111 1111 1111',
      'Bearer ',
      'abcdefghij1234567890',
      'Authorization: ',
      'https://a:b@c',
      'xyz1',
      ' ',
      '\n',
      'AKIAIOSFODNN7EXAMPLE',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (parts) => {
        const once = mask(parts.join('')).text;
        expect(mask(once)).to.deep.equal({ text: once, masked: [] });
      }),
    );
  });

  it('takes time in proportion to the length, also for pumped strings', function () {
    this.timeout(180_000);
    for (const pump of PUMPS) {
      const short = cost(pump.repeat(Math.ceil(12_500 / pump.length)));
      const long = cost(pump.repeat(Math.ceil(100_000 / pump.length)));
      // Eight times the length: a quadratic pattern costs sixty-four times as much.
      expect(long / Math.max(short, 1), pump).to.be.lessThan(32);
    }
  });
});

const PUMPS = [
  '1',
  '1 ',
  '4111 ',
  '1.-',
  '1   ',
  'password ',
  'password:',
  'password for ',
  'password is ',
  'password: "',
  'パスワード',
  'パスワードは',
  '密码是',
  'eyJ',
  'eyJ.',
  'eyJ-',
  'eyJaaaaaaaaaa.',
  'Bearer ',
  'bearer aaaaaaaaaaaaaaaaaaaaaaaaaa ',
  'authorization: ',
  '-----BEGIN PRIVATE KEY-----',
  '-----BEGIN ',
  'a://',
  'a://b:',
  'http://a:b',
  'api_key=',
  'api key ',
  'AKIA',
  'sk-',
  'a',
  ' ',
  '\n',
  '•',
  '\u200b',
] as const;

/** Milliseconds of CPU, the best of three. */
function cost(text: string): number {
  const runs = [1, 2, 3].map(() => {
    const before = process.cpuUsage();
    mask(text);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...runs);
}

function withLuhnDigit(fifteen: string): string {
  const sum = fifteen.split('').reduce((total, digit, index) => {
    const doubled = index % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return fifteen + String((10 - (sum % 10)) % 10);
}
