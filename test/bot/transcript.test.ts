import { expect } from 'chai';
import { transcriptOf } from '../../bot/transcript.ts';
import { TranscriptLine } from '../../services/requests/supportRequest.ts';
import type { LoggedActivity } from '../../services/storage/conversationStore.ts';

const line = (activity: LoggedActivity['activity'], sender: 'user' | 'bot' = 'user') => ({
  seq: 1,
  at: Date.UTC(2026, 10, 21, 10),
  sender,
  activity,
});
const texts = (...log: readonly LoggedActivity[]) => transcriptOf(log).map(({ text }) => text);

describe('the transcript', () => {
  it('has who said what, and when, in order', () => {
    const transcript = transcriptOf([
      line({ type: 'message', text: 'StoreFront is down' }),
      line({ type: 'message', text: 'Since when?' }, 'bot'),
    ]);
    expect(transcript).to.deep.equal([
      { at: '2026-11-21T10:00:00.000Z', from: 'customer', text: 'StoreFront is down' },
      { at: '2026-11-21T10:00:00.000Z', from: 'bot', text: 'Since when?' },
    ]);
    for (const one of transcript) expect(TranscriptLine.parse(one)).to.deep.equal(one);
  });

  it('shows a card as its text, a press as what it does, and a file as its name', () => {
    const press = (intake: object) => ({ type: 'message', value: { intake } });
    expect(
      texts(
        line(
          { type: 'message', summary: 'Please check …', attachments: [{ contentType: 'card' }] },
          'bot',
        ),
        line(press({ card: 'c', action: 'send' })),
        line({ ...press({ card: 'c', action: 'edit', slot: 'name' }), text: '' }),
        line({ type: 'message', text: 'see', attachments: [{ name: 'a.log' }, { name: 'b.png' }] }),
        line({ type: 'message', attachments: [{ name: 'a.log' }] }),
      ),
    ).to.deep.equal(['Please check …', '[send]', '[edit name]', 'see [a.log] [b.png]', '[a.log]']);
  });

  it('leaves out what nobody said', () => {
    expect(
      texts(
        line({ type: 'conversationUpdate' }),
        line({ type: 'typing' }),
        line({ type: 'event', name: 'x' }),
        line({ type: 'message', text: '' }),
        line({ type: 'message' }),
        line({}),
      ),
    ).to.deep.equal([]);
  });

  it('loses no words over something odd beside them', () => {
    expect(
      texts(
        line({ type: 'message', text: 'a', value: 7 }),
        line({ type: 'message', text: 'b', value: { intake: 'x' }, attachments: 'none' }),
        line({ type: 'message', text: 'c', attachments: [null] }),
      ),
    ).to.deep.equal(['a', 'b', 'c']);
  });
});
