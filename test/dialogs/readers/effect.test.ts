import { effect } from '../../../dialogs/readers/effect.ts';
import { openCase } from '../../../dialogs/openCase.ts';
import { aTurn } from '../aTurn.ts';
import { readerTable } from './table.ts';

describe('what the problem does to the work', () => {
  readerTable({
    reader: effect,
    choices: openCase.questions.effect.choices?.({}, aTurn()) ?? [],
    reads: [
      ['stopped', 'stopped'],
      ['Work has stopped', 'stopped'],
      ['everything is down', 'stopped'],
      ['nobody can work', 'stopped'],
      ['it is slow', 'degraded'],
      ['Badly slowed or partly down', 'degraded'],
      ['minor', 'impaired'],
      ['just a question', 'question'],
      ['It is a question', 'question'],
      ['how-to', 'question'],
      ['we have been hacked', 'security'],
    ],
    refuses: [
      '',
      '3',
      'well',
      'what do you mean?',
      'can I say that later?',
      'how do you count that?',
    ],
    finds: [
      ['StoreFront is down', 'stopped'],
      ['xenserver host down, all VMs offline, production stopped', 'stopped'],
      ['everything is offline', 'stopped'],
      ['StoreFront has been down since six', 'stopped'],
      ['500 people can’t log in', 'stopped'],
      ["500 people can't log in", 'stopped'],
      ['none of our nurses can log in', 'stopped'],
      ['the vm wont start', 'stopped'],
      ['we cant print', 'impaired'],
      ['storefront down since 8, no workaround', 'stopped'],
      ['StoreFront down!!', 'stopped'],
      ['it’s down since 8am', 'stopped'],
      ['Our Citrix Licensing offline, nobody works', 'stopped'],
      ['NetScaler is very slow', 'degraded'],
      ['sessions keep dropping', 'degraded'],
      ['the session keeps freezing', 'degraded'],
      ['ransomware on two servers, everything is down', 'security'],
      ['How do I add a server?', 'question'],
      ['Hi, how can we slow down the login?', 'question'],
      ['Which versions are supported?', 'question'],
      ['a typo on the login page', 'impaired'],
    ],
    findsNothing: [
      'We have a printing matter',
      'StoreFront is not down',
      'We went from StoreFront down to 2203',
      'StoreFront down state',
      'it’s down to the vendor',
      'We take StoreFront down for the night',
      'the countdown is wrong',
      'Wir können uns nicht anmelden',
      '',
    ],
  });
});
