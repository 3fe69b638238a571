import { expect } from 'chai';
import { smtpUrl } from '../../../services/mail/smtpUrl.ts';

describe('the URL of a mail server', () => {
  for (const [text, means] of [
    ['smtp://mail.example.com', { port: 587, secure: false, requireTLS: true }],
    ['smtps://mail.example.com', { port: 465, secure: true, rejectUnauthorized: true }],
    ['smtp://mail.example.com:25?requireTLS=false', { port: 25, requireTLS: false }],
    ['smtp://localhost:1025', { host: 'localhost', requireTLS: false }],
    ['smtp://[::1]:25', { host: '::1', requireTLS: false, rejectUnauthorized: false }],
    ['smtp://localhost.example.com', { requireTLS: true, rejectUnauthorized: true }],
    ['smtp://localhost?requireTLS=true', { requireTLS: true }],
  ] as const) {
    it(`${text} is read`, () => expect(smtpUrl(text)).to.include(means));
  }

  it('may have a password with any letters', () => {
    expect(smtpUrl('smtps://me%40x.example:p%2Fw%40@mail.example.com')?.auth).to.deep.equal({
      user: 'me@x.example',
      pass: 'p/w@',
    });
  });

  for (const wrong of [
    'mail.example.com',
    'http://mail.example.com',
    'smtp://',
    'smtp://mail.example.com/path',
    'smtp://mail.example.com#a',
    'smtp://mail.example.com?requireTLS=maybe',
    'smtp://mail.example.com?logger=true',
    'smtp://me:50%@mail.example.com',
  ]) {
    it(`${wrong} is none`, () => expect(smtpUrl(wrong)).to.equal(undefined));
  }
});
