/** What a line tells of the outcome that somebody wants of an escalation, and of how it presses. */
import type { Outcome, Urgency } from '../../services/requests/drafts/escalationDraft.ts';

const CALL =
  /\b(?:call (?:me|us)(?: back)?|call-?back|call(?:ed)? back|(?:phone|ring) (?:me|us)|give (?:me|us) a (?:call|ring)|managers? (?:to )?(?:call|phone|ring)|want a call|need a call)\b/iu;
/** Software is called manager, too. */
const MANAGER =
  /\b(?:(?:an?|your|the|some|any|get|another|duty|on-?call|support) managers?|managers? (?:now|please|at once|immediately|asap|right)|supervisor|your boss|team lead(?:er)?|(?:to|by|with) management)\b|^managers?\W*$/iu;
const NOT_CALLED = /\b(?:nobody|no ?one|never|not|n['’]t)\b[^.!?]{0,20}\bcall(?:s|ed)?\b/iu;
/** "It is slow now" is no hurry; "I want a manager now" is, and so is "NOW". */
const NOW =
  /\b(?:right now|immediately|at once|asap|a\.s\.a\.p|urgent|urgently|right away|straight away|this (?:minute|instant)|every minute|(?:manager|escalate(?: it| this)?|call(?: me| us)?(?: back)?) now)\b|^\W*now\W*$/iu;
const NOW_LOUD = /\bNOW\b/u;
const CALM = /\b(?:not (?:so |very |that |really )?urgent|no hurry|not now)\b/iu;
const TODAY =
  /\b(?:by|until|before) (?:tonight|this evening|the end of (?:the|this) day)\b|\b(?:still|later|need|want|call|answer)\b[^.!?]{0,30}\btoday\b/iu;

export function outcomeIn(text: string): Outcome | undefined {
  const head = text.slice(0, 2000);
  if (CALL.test(head)) return 'callBack';
  if (MANAGER.test(head)) return 'manager';
  return NOT_CALLED.test(head) ? 'callBack' : undefined;
}

export function urgencyIn(text: string): Urgency | undefined {
  const head = text.slice(0, 2000);
  if (CALM.test(head)) return 'days';
  if (NOW.test(head) || NOW_LOUD.test(head)) return 'now';
  return TODAY.test(head) ? 'today' : undefined;
}
