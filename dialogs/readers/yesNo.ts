import type { YesNo } from '../../services/requests/drafts/specialDrafts.ts';
import { reply } from '../replies/replies.ts';
import type { Choice } from '../say.ts';
import { choice } from './choice.ts';

/** For a question that somebody may be unable to answer, which is as good to know. */
export const yesNoChoices = (): readonly Choice[] => [
  { value: 'yes', title: reply('yes-no.yes') },
  { value: 'no', title: reply('yes-no.no') },
  { value: 'notSure', title: reply('yes-no.notSure') },
];

export const yesNo = choice<YesNo>({
  yes: [
    'y',
    'yeah',
    'yep',
    'yup',
    'yes it is',
    'yes we do',
    'yes we have',
    'it is',
    'we do',
    'sure',
    'correct',
  ],
  no: [
    'n',
    'nope',
    'nah',
    "no it isn't",
    'no it isnt',
    'no it is not',
    "no we don't",
    'no we dont',
    "we don't",
    'it is not',
    "it isn't",
    'not any more',
    'no longer',
  ],
  notSure: [
    'maybe',
    'i think so',
    'probably',
    'perhaps',
    'i guess',
    "can't say",
    'no clue',
    'no idea',
    'dunno',
    'i dunno',
    'idk',
    "don't know",
    'dont know',
    "i don't know",
    'i dont know',
    'i do not know',
    "i'm not sure",
    'unknown',
  ],
});
