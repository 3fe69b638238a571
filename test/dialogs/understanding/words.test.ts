import { expect } from 'chai';
import {
  commandWord,
  hasWords,
  plainYesOrNo,
  plainWords,
  saysYesOrNo,
  yesOrNo,
} from '../../../dialogs/understanding/words.ts';

describe('plain words', () => {
  for (const [line, said] of [
    ['  Cancel! ', 'cancel'],
    ['Please  go\nback.', 'go back'],
    ['skip, please', 'skip'],
    ['CANCEL', 'cancel'],
    ['I don’t know', "i don't know"],
    ['ｓｋｉｐ', 'skip'],
    ['¿help', 'help'],
    ['why?', 'why?'],
    ['...', ''],
    ['', ''],
  ] as const) {
    it(`of “${line.replace('\n', ' ')}” are “${said}”`, () => {
      expect(plainWords(line)).to.equal(said);
    });
  }
});

describe('a word that steers', () => {
  for (const [line, word] of [
    ['Cancel', 'cancel'],
    ['never mind.', 'cancel'],
    ['go back, please', 'back'],
    ['?', 'help'],
    ['Help!', 'help'],
    ['don’t know', 'skip'],
    ['dunno', 'skip'],
    ['whats that?', 'why'],
    ['What’s that??', 'why'],
    ['Why do you ask?', 'why'],
    ['what?', 'repeat'],
    ['start over', 'restart'],
    ['What do you have so far?', 'review'],
    ['leave it', 'keep'],
    ['I want to talk to a person', 'person'],
    ['Can I talk to someone?', 'person'],
    ['I want to speak to a human', 'person'],
    ['let me talk to a person', 'person'],
    ['a human please', 'person'],
    ['can I talk to someone real', 'person'],
    ['get me a human being!!', 'person'],
    ['can you connect me with a real agent, please', 'person'],
    ['I don’t want to talk to a bot', 'person'],
    ['is anybody there?', 'person'],
    ['we need to speak with an engineer now', 'person'],
    ['No, I want a real person', 'person'],
    ['what was I doing', 'review'],
    ['Forget that', 'cancel'],
    ['can i have all questions on one card', 'whole'],
    ['Could you show me all the questions at once, please?', 'whole'],
    ['I would rather fill in one form', 'whole'],
    ['everything on one page please', 'whole'],
    ['is there a form for all that?', 'whole'],
  ] as const) {
    it(`“${line}” is ${word}`, () => {
      expect(commandWord(line)).to.equal(word);
    });
  }

  for (const line of [
    'cancel my licence',
    'it says cancel',
    'users can’t go back',
    'help, StoreFront is down',
    'the person who called',
    'I need a person object in AD',
    'human interface device is not redirected',
    'the VDA agent crashes',
    'I want to talk to a server behind the Gateway',
    'users can’t speak to each other on calls',
    'get me a list of users',
    'agents lose their session',
    'people can’t log in',
    'stop the service and it hangs',
    'skip list is broken',
    'can I have everything',
    'I need a network card',
    'users have to answer all questions at once',
    'the form on one page is broken',
    'forget that password',
    'why does it fail',
    'constructor',
    '',
  ]) {
    it(`“${line}” is none`, () => {
      expect(commandWord(line)).to.equal(undefined);
    });
  }
});

describe('yes and no', () => {
  for (const [line, is] of [
    ['Yes', 'yes'],
    ['yes, please.', 'yes'],
    ['OK!', 'yes'],
    ['👍', 'yes'],
    ['send it', 'yes'],
    ['No.', 'no'],
    ['no thanks', 'no'],
    ['nope none', 'no'],
    ['there isnt any', 'no'],
    ['There isn’t any.', 'no'],
    ['Don’t!', 'no'],
    ['yes obviously', 'yes'],
    ['Yes, of course!', 'yes'],
    ['yeah, definitely', 'yes'],
    ['Of course not.', 'no'],
    ['no, unfortunately not', 'no'],
    ['nope sorry', 'no'],
    ['not really', 'no'],
    ['Sadly, no', 'no'],
  ] as const) {
    it(`“${line}” is ${is}`, () => {
      expect(yesOrNo(line)).to.equal(is);
    });
  }

  for (const line of [
    'yes?',
    'yes but change the name',
    'yes, of course the name is wrong',
    'yes obviously it crashes',
    'of course nobody can log in',
    // They answer another question, or none.
    'of course',
    'certainly',
    'obviously',
    'obviously yes',
    'indeed',
    'yes we have',
    'yes, there is',
    'yes it does',
    'of course, we do',
    'ok sure',
    'it is',
    'there is',
    'sorry',
    'unfortunately',
    'obviously wrong',
    'not sure',
    'no idea',
    'nobody',
    'not ok',
    'there isn’t any space left',
    'send help',
    '',
    'maybe',
  ]) {
    it(`“${line}” is neither`, () => {
      expect(yesOrNo(line)).to.equal(undefined);
    });
  }
});

describe('a yes to what can’t be taken back', () => {
  for (const line of ['yes', 'Yes, please.', 'OK', '👍']) {
    it(`is “${line}”`, () => {
      expect(plainYesOrNo(line)).to.equal('yes');
    });
  }

  for (const line of [
    'yes of course',
    'yes obviously',
    'certainly',
    'of course',
    'yes we have',
    'indeed',
  ]) {
    it(`is not “${line}”, which is one where nothing hangs on it`, () => {
      expect(plainYesOrNo(line)).to.equal(undefined);
      expect(saysYesOrNo(line)).to.equal('yes');
    });
  }
});

describe('something that can be read', () => {
  it('has letters or figures of any script', () => {
    for (const line of ['a', '7', 'ß', '困', '٣', '😭 ok'])
      expect(hasWords(line), line).to.equal(true);
    for (const line of ['', ' ', '😭', '?!…', '\u200b', '---'])
      expect(hasWords(line), line).to.equal(false);
  });
});
