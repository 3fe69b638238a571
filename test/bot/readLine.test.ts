import { expect } from 'chai';
import { readIncoming, readLine } from '../../bot/readLine.ts';

const read = (activity: object) => readLine(readIncoming({ type: 'message', ...activity }), '7');
const NOTHING = { id: '7', text: '', attachments: [], refusedAttachments: [], masked: [] };

describe('the line of an activity', () => {
  it('is its text, in one spelling of every letter', () => {
    expect(read({ text: 'Mu\u0308ller' }).text).to.equal('Müller');
    expect(read({ value: 'none' }).text).to.equal('none');
    expect(read({})).to.deep.equal(NOTHING);
  });

  it('has what a button sent as its value, not as words', () => {
    const value = { intake: { card: 'c', action: 'send' } };
    expect(read({ value })).to.deep.equal({ ...NOTHING, value });
    expect(read({ value: null })).to.deep.equal(NOTHING);
  });

  it('has the files that our own channel keeps, and no other link', () => {
    const contentUrl = 'https://support.example.com/v3/directline/uploads/abc-1';
    const line = read({
      attachments: [
        { contentType: 'text/plain', contentUrl: 'https://evil.example/file', name: 'x' },
        { contentType: 'text/plain', contentUrl, name: 'a.log' },
        { contentType: 'card' },
      ],
      channelData: { attachmentSizes: [1, 20, 3] },
    });
    expect(line.attachments).to.deep.equal([
      { id: 'abc-1', name: 'a.log', contentType: 'text/plain', size: 20, url: contentUrl },
    ]);
  });

  it('has what the channel says of it: what was masked, and what was refused', () => {
    const refusedAttachments = [{ name: 'core.dmp', reason: 'tooBig' }];
    const line = read({ text: 'x', channelData: { masked: ['card'], refusedAttachments } });
    expect(line).to.deep.include({ masked: ['card'], refusedAttachments });
  });

  it('loses no words over something odd beside them', () => {
    for (const odd of [
      { attachments: 'none' },
      { attachments: [null] },
      { channelData: 7 },
      { channelData: { masked: 'card', refusedAttachments: [{}], attachmentSizes: 'x' } },
      { locale: 7, localTimezone: {} },
      { locale: 'x'.repeat(100) },
    ]) {
      expect(read({ text: 'StoreFront is down', ...odd }).text).to.equal('StoreFront is down');
    }
  });
});
