import { expect } from 'chai';
import { answerDigression } from '../../../dialogs/understanding/digressions.ts';
import { aTurn } from '../aTurn.ts';

const ASKED: Readonly<Record<string, readonly string[]>> = {
  'faq.response.unknown': [
    'When will you respond?',
    'how soon will somebody answer',
    'How quickly do you reply to me?',
    'and when can I expect an answer?',
    'When will an engineer contact me?',
    'when do I hear back from you?',
    'When does support get back to us?',
    'what time will you call me',
    'how long until somebody answers?',
    'How long does it take to get an answer?',
    'how long will it take?',
    'how long??',
    'How soon?',
    'What are the response times?',
    'response time',
    'who will call me and when',
    'Who calls us, and when?',
  ],
  'faq.resolution': [
    'When will this be fixed?',
    'when will it be working again',
    'how long until it is solved?',
    'When is the problem going to be resolved?',
  ],
  'faq.severities': [
    'what are the severity levels?',
    'What does severity 2 mean?',
    'what is sev1?',
    'Which severities are there?',
    'explain the severity levels',
    'severity levels',
  ],
  'faq.hours.unknown': [
    'What are your business hours?',
    'when are you open',
    'Are you open on weekends?',
    'opening hours',
    'is support open today?',
  ],
  'faq.languages': [
    'Which languages do you speak?',
    'what languages are available?',
    'Do you speak German?',
    'does anyone speak 日本語',
    'can the engineers speak French?',
    'which language',
    'Which language will they answer in?',
    'in which language will the engineer call me',
    'what language will support write to us in?',
  ],
  'policy.reopening': [
    'Can I reopen it later?',
    'How long can I reopen a closed case?',
    'can a case be reopened',
  ],
  'faq.privacy': [
    'What happens to my data?',
    'what do you do with what I write?',
    'Is my data safe?',
    'who can read this?',
    'privacy',
    'how long do you keep my data',
  ],
  'faq.phone.unknown': [
    'What number do I phone?',
    'which number can I call',
    'what phone number should we call for support?',
    'What is your phone number?',
    'what is the phone number of the support center',
    'support phone number',
    'is there a hotline number?',
    'Can you give me the phone number, please',
    'where can I call?',
    'whom do I phone now',
    'what is the hotline number',
    'hotline number?',
    'what’s your hotline?',
    'your number',
    'What is your number, please',
    'support number?',
    'what is the support number',
    'the number for support',
    'can you give me your number',
    'is there a number I can call?',
    'can i call someone?',
    'Can we call somebody now?',
    'should I phone support as well?',
    'is there somebody I can call',
  ],
  'faq.bot': [
    'Are you a bot?',
    'am I talking to a real person',
    'is this a robot or a human?',
    'who are you?',
  ],
  'faq.thanks': ['Thanks!', 'thank you very much', 'Great, thanks', 'thanks for your help'],
};

/** The same with a slip in one word. */
const MISSPELT: Readonly<Record<string, readonly string[]>> = {
  'faq.response.unknown': [
    'when will sombody call me',
    'When will somebdoy call me?',
    'how soon will somebody anwser',
    'whne will somebody call me',
    'When will an enginer contact me?',
    'what are the respnse times',
  ],
  'faq.resolution': ['when will this be fixd?'],
  'faq.severities': ['what are the severty levels?'],
  'policy.reopening': ['how long can i repoen a closed case'],
};

/** Problems and how-to questions: none of them is about support itself. */
const NOT_ASKED = [
  'When users call the API it fails',
  'When I reply to a mail in Outlook it hangs',
  'How long does the server take to respond?',
  'when will the server respond again, it is stuck',
  'How do I set the log severity in NetScaler?',
  'which severity do syslog messages have?',
  'What languages does Workspace app support?',
  'How do I reopen a disconnected session?',
  'Can I reopen the console?',
  'How can I restore my data from ShareFile?',
  'who deleted our data in ShareFile',
  'is this a real outage?',
  'is this a machine problem',
  'what hours does the backup run',
  'when will Citrix Cloud be back up in Europe?',
  'How long does a StoreFront upgrade take?',
  'thanks to the update nobody can log in',
  'I thank you, but StoreFront is still down',
  'cheers, now it is broken',
  'privacy screen does not work',
  'phone number',
  'the phone number field is empty',
  'What number of licences can I call up?',
  'which number do you call me on',
  'where can users call the API',
  'my phone number is +44 20 7946 0000',
  'can users call someone?',
  'can we call the API',
  'nobody can call anyone in Teams',
  'which language pack is missing',
  'who will call the service and when it fails',
  'no phone number',
  'the number',
  'my number',
  'give me the number',
  'what is the number',
  'what is the number of users',
  'what is the case number',
  'what is your case number',
  'your number is engaged',
  'the support number in the portal is wrong',
  'is there a number of licences we can call up',
  'x'.repeat(141),
  '',
];

/** A slip of a problem is no question about support, and two are not guessed at. */
const NOT_MISSPELT = [
  'when will sombody cal me',
  'when will the sever respond',
  'when will users call me',
  'how soon will StoreFront anwser',
  'thanx',
  'piracy',
  'serverity',
  'how do i repoen a session',
  // Another form of a word is no slip.
  'when will somebody calls me',
  'what hours does the bakup run',
];

describe('a question in between', () => {
  for (const [id, lines] of Object.entries(MISSPELT)) {
    for (const line of lines) {
      it(`“${line}” is answered by ${id}, in spite of the slip`, async () => {
        const said = await answerDigression(line, aTurn());
        expect(said?.map((one) => one.id)).to.deep.equal([id]);
      });
    }
  }

  for (const line of NOT_MISSPELT) {
    it(`“${line}” is none, with its slip`, async () => {
      expect(await answerDigression(line, aTurn())).to.equal(undefined);
    });
  }

  for (const [id, lines] of Object.entries(ASKED)) {
    for (const line of lines) {
      it(`“${line}” is answered by ${id}`, async () => {
        const said = await answerDigression(line, aTurn());
        expect(said?.map((one) => one.id)).to.deep.equal([id]);
      });
    }
  }

  for (const line of NOT_ASKED) {
    it(`“${line.slice(0, 60)}” is none`, async () => {
      expect(await answerDigression(line, aTurn())).to.equal(undefined);
    });
  }

  it('names a verified customer’s own hours and response times, and nobody else’s', async () => {
    const ana = aTurn({ as: 'ana' });
    const [times] = (await answerDigression('response times?', ana)) ?? [];
    expect(times?.text).to.include('CSS Priority').and.to.include('Severity 1');
    const [hours] = (await answerDigression('what are your hours', ana)) ?? [];
    expect(hours).to.equal(undefined);
    const [open] = (await answerDigression('when are you open?', ana)) ?? [];
    expect(open?.text).to.include('New York').and.to.include('opens again');
    const [expired] = (await answerDigression('response times?', aTurn({ as: 'zofia' }))) ?? [];
    expect(expired?.id).to.equal('faq.response.unknown');
  });
});
