import { expect } from 'chai';
import { affectedUsers } from '../../../dialogs/readers/affectedUsers.ts';
import { aTurn } from '../aTurn.ts';
import { readerTable } from './table.ts';

describe('how many people', () => {
  readerTable({
    reader: affectedUsers,
    reads: [
      ['50', 50],
      ['0', 0],
      ['about 50', 50],
      ['~50', 50],
      ['50+', 50],
      ['some 50 people', 50],
      ['all 500 users', 500],
      ['500 of them', 500],
      ['at least 20 or so', 20],
      ['it is about 70 of us.', 70],
      ['1,200', 1200],
      ['1.200', 1200],
      ['1 200 users', 1200],
      ["12'500", 12_500],
      ['3k', 3000],
      ['3 thousand', 3000],
      ['2 million users', 2_000_000],
      ['two or three, no, 12 people', 12],
      ['2 dozen', 24],
      ['nobody', 0],
      ['Just me', 1],
      ['one', 1],
      ['50 to 60 people', 60],
      ['roughly 10 affected', 10],
      ['everyone, like 500ish ppl', 500],
      ['like 40', 40],
      ['500ish', 500],
      ['20 ppl', 20],
      ['dunno, maybe 30', 30],
    ],
    refuses: [
      '',
      'many',
      'everyone',
      'everyone, like all of us',
      '500isher',
      'a few',
      '3 servers are down',
      '3 servers',
      'for 2 hours',
      '6 this morning',
      '2 sites',
      '-5',
      '99999999999',
      '20 million',
      '1e9',
      'version 7',
    ],
    finds: [
      ['StoreFront is down, 500 people can’t log in', 500],
      ['since 6, 1,200 users affected', 1200],
      ['about 3k users are out', 3000],
      ['80 remote users time out', 80],
      ['12 nurses wait', 12],
    ],
    findsNothing: [
      'it began 3 weeks ago with 2 users, now 200 users',
      '3 servers are down',
      'Windows 11 users can’t log in',
      'Office 365 users see an error',
      'version 7 users see it',
      'people wait for 2 hours',
      'ticket 1.5 users',
      'error 0x80070005',
      'level 2 support staff',
    ],
  });
});

describe('how many people, told beside another answer', () => {
  const find = (text: string) =>
    affectedUsers.find?.(text, { turn: aTurn(), choices: [], known: {}, beside: 'startedAt' });

  for (const [text, value] of [
    ['since this morning, about 40 people, there is no workaround', 40],
    ['no, 500 users', 500],
    ['since 10:30, 500 users affected', 500],
    ['it began 3 weeks ago with 2 users, now 200 users', undefined],
    ['yesterday, 10 users complained, 400 are hit', undefined],
    ['yesterday at 2pm, before that only 5 users had it', undefined],
    ['since 8, now 200 users', undefined],
    ['since 8, with 2 users', undefined],
    ['since 8, 5 users at first', undefined],
    ['since 8, 30 of 200 users', undefined],
    ['since 8', undefined],
  ] as const) {
    it(`is ${value ?? 'asked for'}: “${text}”`, () => {
      expect(find(text)).to.equal(value);
    });
  }
});
