/** Asks whether to go on with another form: offered as a help, or heard in a line. */
import type { GoOn } from './forms/goOn.ts';
import { reply, replyIfAny } from './replies/replies.ts';
import type { Choice, Say } from './say.ts';
import { chosen } from './forms/confirm.ts';
import { buttonSaid } from './understanding/buttonSaid.ts';
import { plainWords, yesOrNo } from './understanding/words.ts';

/** What a form is about, in a few words. */
export const nameOf = (form: string): string =>
  replyIfAny(`form.name.${form}`) ?? reply('form.name.other');

const OFFERED: readonly Choice[] = [
  { value: 'yes', title: reply('offer.yes') },
  { value: 'no', title: reply('offer.no') },
];

/** `answer`: the line that was heard as a wish was meant for the open question. */
const HEARD: readonly Choice[] = [
  { value: 'yes', title: reply('switch.yes') },
  { value: 'no', title: reply('switch.no') },
  { value: 'answer', title: reply('switch.answer') },
];

export function offerSay(form: string, { form: other }: GoOn): Say {
  const text = replyIfAny(`offer.${other}`) ?? reply('offer.other', { what: nameOf(other) });
  const intake = { form, asking: 'offer', choices: OFFERED };
  return { id: `offer.${other}`, text, choices: OFFERED, intake };
}

export function switchSay(form: string, { form: other }: GoOn): Say {
  const text = reply('switch.ask', { what: nameOf(other), open: nameOf(form) });
  const intake = { form, asking: 'switch', choices: HEARD };
  return { id: 'switch.ask', text, choices: HEARD, intake };
}

/** A problem that was told in another place, while this form is open. */
export function elsewhereSay(form: string): Say {
  const text =
    form === 'open-case'
      ? reply('switch.elsewhere.another')
      : reply('switch.elsewhere', { open: nameOf(form) });
  const intake = { form, asking: 'switch', choices: HEARD };
  return { id: 'switch.elsewhere', text, choices: HEARD, intake };
}

/** "Send" agrees to a review, not to leaving it. */
const agreed = (line: string): 'yes' | 'no' | undefined =>
  /\bsend\b/i.test(line.slice(0, 40)) ? undefined : yesOrNo(line);

/** "Yes do it", where the button is “Do that now”. */
const TO_DO =
  /^(?:(?:yes|yeah|yep|yup|ok|okay|sure)[,. ]{1,3})?(?:please )?do (?:it|that|this)(?: now| first)?$/;

const TO_STAY =
  /^(?:(?:no|nope|nah)[,. ]{1,3})?(?:please )?(?:let's )?(?:go on|carry on|continue|stay)(?: here)?$/;

/** What a line says to either; undefined if it is about something else. */
export function offerAnswer(line: string, isHeard: boolean): 'yes' | 'no' | 'answer' | undefined {
  const choices = isHeard ? HEARD : OFFERED;
  const choice = (chosen(line, choices) ?? buttonSaid(line, choices))?.value ?? agreed(line);
  const said = plainWords(line.slice(0, 60));
  if (choice === undefined && isHeard && TO_DO.test(said)) return 'yes';
  if (choice === undefined && isHeard && TO_STAY.test(said)) return 'no';
  return choice === 'yes' || choice === 'no' || choice === 'answer' ? choice : undefined;
}
