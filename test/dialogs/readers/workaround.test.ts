import { workaround } from '../../../dialogs/readers/workaround.ts';
import { readerTable } from './table.ts';

describe('whether there is a way around the problem', () => {
  readerTable({
    reader: workaround,
    choices: [
      { value: 'none', title: 'No' },
      { value: 'notScalable', title: 'Only for a few people' },
      { value: 'yes', title: 'Yes, people can work that way' },
    ],
    reads: [
      ['no', 'none'],
      ['No workaround.', 'none'],
      ['of course not', 'none'],
      ['no, sadly', 'none'],
      ['there is no workaround so far', 'none'],
      ['yes obviously', 'yes'],
      ['Yes, of course', 'yes'],
      ['yes there is', 'yes'],
      ['for some', 'notScalable'],
    ],
    refuses: ['is there no workaround?', 'maybe', '2', 'yes but only at night'],
    finds: [
      ['storefront down since 8, no workaround, 500 people', 'none'],
      ['StoreFront is down and there is no workaround', 'none'],
      ['There’s no known workaround. 500 users', 'none'],
      ['we do not have any workaround yet', 'none'],
      ['no way around it', 'none'],
      ['It fails (no work-around)', 'none'],
      ['workaround: none', 'none'],
    ],
    findsNothing: [
      'Is there no workaround?',
      'is there a workaround',
      'not sure if there is no workaround',
      'no workaround needed',
      'no workaround for admins, users are fine',
      'there was no workaround until now',
      'we have a workaround',
      'the workaround stopped working',
      'how do I configure no workaround mode',
      'why is there no workaround',
      '',
    ],
  });
});
