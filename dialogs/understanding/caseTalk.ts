/**
 * Hears, in a line that is no plain sentence of `flows.ts`, that it is about a case that there is already:
 * by the case that it speaks of, and cue words beside it. A description of a problem must not be heard so.
 */
import type { GoOn } from '../forms/goOn.ts';
import { caseMentionIn, type CaseMention } from './caseMention.ts';
import { isCloseWish } from './closeWish.ts';
import { outcomeIn, urgencyIn } from './escalationCues.ts';
import { newPhoneIn } from './newPhoneIn.ts';
import { soundsLikeProblem } from './problemWords.ts';
import { withoutQuestionMark } from './wholeLine.ts';
import { plainWords } from './words.ts';

export type CaseTalk =
  /** What is wanted is plain; `mentioned` says how sure it is that there is such a case. */
  | { readonly kind: 'wish'; readonly goOn: GoOn; readonly mentioned: 'sure' | 'number' | 'none' }
  /** A case and nothing else. */
  | { readonly kind: 'case'; readonly caseNumber: string }
  /** About a case or about support, perhaps; what is wanted can't be told. */
  | { readonly kind: 'unclear'; readonly isMentioned: boolean };

interface Cue {
  readonly form: string;
  /** Beside a case that is spoken of, anywhere in the line. */
  readonly cue: RegExp;
  /** Enough without a case. */
  readonly alone?: RegExp;
  readonly unless?: RegExp;
  /** The line is what the form's first question asks for. */
  readonly tells?: boolean;
  readonly known?: (line: string) => Readonly<Record<string, unknown>>;
}

const NOT = /\b(?:not|never|isn't|wasn't|aren't|doesn't|hasn't|until|unless|if|cannot|can't)\b/u;
/** Things called manager, call or contact that are none of ours. */
const NO_MANAGER =
  /\b(?:delivery|licen[cs]e|window|windows|task|session|device|service|credential|password|connection|policy|profile|file|package|configuration|desktop|endpoint|traffic|update|boot|queue|storage|volume|event|server|case|app|layer|print|system center|account) managers?\b|\bmanager (?:service|console|crash\w*|app|window|server|process)\b/u;

const ESCALATING = (line: string): Readonly<Record<string, unknown>> => {
  const told = isTelling(line);
  const [outcome, urgency] = told ? [] : [outcomeIn(line), urgencyIn(line)];
  return {
    level: 'management',
    ...(outcome === undefined ? {} : { outcome }),
    ...(urgency === undefined ? {} : { urgency }),
  };
};

/** Says why in a few words. */
const GRIEVANCE =
  /\b(?:nobody|no ?one) \p{L}{3}|\bnever \p{L}{3}|\bstill (?:no|not|nothing|waiting)\b/iu;

/** More than the wish itself: then it is worth to be read by whoever takes it up. */
const isTelling = (line: string): boolean =>
  GRIEVANCE.test(line) ||
  line
    .trim()
    .split(/\s+/)
    .filter((word) => /\p{L}/u.test(word)).length >= 6;

/** The first that fits has it. */
const CUES: readonly Cue[] = [
  {
    form: 'give-feedback',
    known: () => ({ mood: 'complaint' }),
    tells: true,
    cue: /\b(?:(?:i|we) (?:want|need|wish|have|would like|am going|are going|must)|i'd like|let me|make|file|submit) (?:to )?(?:an? )?(?:formal )?complain(?:t)?\b/u,
    alone:
      /\b(?:(?:i|we) (?:want|need|wish|would like|am going|are going|must)|i'd like|let me) (?:to )?(?:formally )?complain (?:about (?:you|your|the (?:engineer|support|service|way|agent))|to (?:you|somebody|someone))\b|\b(?:i|we) want to complain\b/u,
  },
  {
    form: 'change-contact',
    cue: /\b(?:new|another|different|change|replace|update|set|make|swap)\b[^.!?]{0,25}\bcontact\b|\bcontact\b[^.!?]{0,30}\b(?:should|shall|has changed|is now|to be)\b/u,
    unless: /\b(?:nobody|no ?one|never|not)\b/u,
  },
  {
    form: 'case-status',
    cue: /^(?:(?:hi|hello|hey|so|and|ok)[,.! ]{1,3})?(?:what happened|where (?:do|does|is|are)|what(?:'s| is) (?:the )?(?:status|news|happening|going on|up|new|state|progress)|how (?:is|are|far|long|does)|who (?:is|has|works|took)|is (?:any(?:one|body)|some(?:one|body)|there)|any (?:news|update|updates|progress)|did (?:you|any(?:one|body)) (?:get|receive|see|read)|have you (?:got|received|seen|read|looked)|has (?:any(?:one|body)|some(?:one|body))|(?:when|what time) (?:will|does|do|can|is)|(?:the )?(?:status|news|updates?|state)\b)/u,
    alone:
      /^(?:(?:hi|hello|hey|so|and|ok)[,.! ]{1,3})?(?:(?:what(?:'s| is) (?:the )?(?:current )?(?:status|state|progress|news|going on|happening)|where (?:do|are) (?:we|you)(?: stand)?(?: now| with (?:it|this|that))?|(?:is )?(?:there )?any (?:news|updates?|progress)(?: (?:yet|for me|for us|on (?:it|this|that)))?|is (?:any(?:one|body)|some(?:one|body)) (?:still )?(?:working on|looking at|looking into) (?:it|this|that|my problem)|who is (?:working on|looking at|looking into) (?:it|this|that)|did you get (?:it|my (?:message|mail|request|e-?mail))|how (?:long|much longer) (?:until|till|before|do i have to wait (?:until|for|before)) (?:some(?:one|body)|any(?:one|body)|you|support|an engineer) (?:calls?|answers?|responds?|contacts?|writes?|gets? back|helps?)(?: (?:to )?(?:me|us))?(?: back)?|when (?:will|does) (?:some(?:one|body)|an engineer) (?:finally )?(?:call|answer|respond|contact)(?: (?:me|us))?(?: back)?))(?: (?:yet|now|please|then))?$/u,
  },
  {
    form: 'escalate-case',
    known: ESCALATING,
    tells: true,
    unless: NO_MANAGER,
    cue: /\b(?:managers?|supervisor|boss|team lead(?:er)?|to management|escalat(?:e|ed|es|ing|ion))\b/u,
    alone:
      /^(?:(?:an?|the|your|some) )?(?:managers?|supervisor)(?:[,.! ]{1,3}(?:now|please|call|call me|call me back|right now|immediately|asap|at once|here))*$|\b(?:want|need|get|give|speak|talk|call|see|bring|fetch|demand|where is|connect)\b[^.!?]{0,20}\b(?:an?|the|your|some) (?:manager|supervisor)\b|\b(?:escalate (?:this|it)|i (?:want|need) (?:this|it) escalated)\b/u,
  },
  {
    form: 'reopen-case',
    tells: true,
    cue: /\bre-?open\b|\b(?:broken|down|failing|fails|back|happening|happened|happens|wrong|slow|crashing|crashed|there|occurring|occurs?|returned) again\b|\b(?:is|came|has come) back\b|\bclosed\b[^.!?]{0,30}\b(?:but|still|again|too early|by mistake)\b/u,
    unless: /\b(?:call|get|write|come|hear)\b[^.!?]{0,10}\bback\b/u,
  },
  {
    form: 'person',
    tells: true,
    cue: /\b(?:speak|talk|chat) (?:to|with) (?:(?:an?|the|some|your|my|real|live|human) ){0,2}(?:some(?:one|body)|any(?:one|body)|human|person|people|agent|engineer|support)\b/u,
  },
  {
    form: 'escalate-case',
    known: (line) => ({ ...ESCALATING(line), outcome: 'callBack' }),
    tells: true,
    unless: /\bcall (?:cent(?:er|re)|drops?|quality|recording)\b/u,
    cue: /\b(?:call|phone|ring) (?:me|us)\b|\bcall-?back\b|\b(?:want|need) (?:a |you to )(?:call|phone)\b/u,
    alone:
      /^(?:(?:can|could|will|would) (?:you|some(?:one|body)|any(?:one|body)|an engineer|support) )?(?:please )?(?:call|phone|ring) (?:me|us)(?: back)?(?: (?:now|please|today|asap|at once|immediately|urgently|on .{5,30}))?$|^(?:i|we) (?:want|need|would like|'d like) (?:a |to be )?(?:call(?:ed)?(?:-| )?back|call)$|^(?:a )?call-?back(?: please)?$/u,
  },
  {
    form: 'close-case',
    known: () => ({ why: 'solved' }),
    unless: NOT,
    cue: /^(?:please )?close\b|\bit works\b|\bworks? (?:now|again|fine|well)\b|\b(?:working (?:now|again|fine)|(?:is|been|now|got|was|it's) (?:all )?(?:solved|fixed|resolved)|problem (?:is )?(?:solved|gone|fixed)|no longer needed|(?:can|may|please) (?:be )?closed?|you can close|all good)\b/u,
    alone:
      /^(?:(?:hi|hello|ok|okay|great|good news|hey)[,.:! ]{1,3})?(?:(?:it|everything|all|that|this) (?:works?|is working|is fixed|is solved|is resolved|is fine|is good|seems fine|got fixed|has been fixed)(?: (?:now|again|fine|well)){0,2}|(?:the )?(?:problem|issue) (?:is |has been |got )?(?:solved|fixed|resolved|gone)(?: now)?|(?:all|it's all) (?:good|fine|solved)(?: now)?|(?:solved|fixed|resolved)(?: now| it)?)(?:[,.! ]{1,3}(?:thanks|thank you|thx|cheers)(?: .{1,20})?)?$/u,
  },
  {
    form: 'add-information',
    cue: /\b(?:add|attach|upload|append|send|put|include|post|write)\b[^.!?]{1,60}\b(?:to|in|into|on|for|with)\b/u,
  },
  {
    form: 'escalate-case',
    known: ESCALATING,
    tells: true,
    cue: /\b(?:waiting|waited|wait|ignored|ignoring|unacceptable|ridiculous|urgent(?:ly)?|nobody|no ?one|not one|no (?:answer|reply|response|reaction|call|progress|movement)|nothing (?:has |is |was )?(?:happen(?:s|ed|ing)?|moves|moved|done|changed)|(?:not|never|n't) (?:been )?(?:answer(?:ed|ing)?|call(?:ed)?|repl(?:y|ied)|respond(?:ed|ing)?|contact(?:ed)?|react(?:ed)?|help(?:ed)?|heard)|takes? (?:too|so|for) (?:long|ever)|taking (?:too|so|for) (?:long|ever)|forever|more attention|no progress)\b/u,
    alone:
      /\b(?:nobody|no ?one|not one of you|none of you|you|support|the engineer)(?:'s| has| have)?(?: not| never|n't)? (?:(?:ever|even|yet|bothered to) )?(?:answers?|answered|calls?|called|replies|replied|responds?|responded|contacts?|contacted|cares?|cared|reacts?|reacted|helps?|helped|wrote|gets? back|got back)(?: (?:me|us|to me|to us|back|my|our|here))?\b|\b(?:still )?(?:waiting|waited) (?:for|on) (?:you|support|an? (?:answer|reply|call|response|engineer)|some(?:one|body)|any(?:one|body)|your)\b|\b(?:been|am|are|keep) (?:still )?waiting\b/u,
  },
  {
    form: 'case-status',
    cue: /\b(?:status|stands?|news|updates?|progress|state|check|happening|going on|working on|look(?:ing)? (?:at|into)|know (?:about|how|where|what)|got|received?|informed)\b/u,
  },
];

/** About support itself, and no wish that could be named. */
const SUPPORT_TALK =
  /\b(?:you(?:'re| are| people| guys| never| don't| haven't| still)|your (?:support|service|engineers?|colleagues?|company|people|bot)|useless|ridiculous|unacceptable|nonsense|joke|stupid|waiting|cases?|tickets?|managers?|escalat\w{1,4}|complain\w{0,3})\b/u;
const RUDE =
  /^(?:(?:you|this|that|it|the bot|this bot|your (?:bot|support|service))(?:'s|'re| is| are)|what an?|such an?)? ?(?:so |really |totally |completely |a |an |just |pretty |absolutely |bloody |all ){0,3}(?:useless|stupid|ridiculous|rubbish|crap|garbage|terrible|awful|horrible|pathetic|joke|nonsense|annoying|waste of time|idiots?|dumb|bad|incompetent|hopeless)(?: (?:bot|machine|thing|support|service|people))?$/u;
const ONLY_CASE =
  /^(?:(?:it is|it's|this is|that is|i mean|its|and|about|for|regarding|concerning|re) )*(?:(?:my|our|the|this) )?(?:(?:case|ticket)(?: number| no\.?| nr\.?)?[ :#]{0,3})?#?(?:cas[- ]?)?\d(?:[ -]?\d){3,14}$/u;

/** "… to Luis", "new contact: Luis": whom the line names. */
const TO_NAME =
  /(?:\bto(?: be)?|:|\bis now|\bshould be|\bshall be|\bwith|\bby) (\p{L}[\p{L}'’.-]{1,30}(?: \p{Lu}[\p{L}'’.-]{0,30}){0,3})\W*$/u;

function goOnOf(cue: Cue, line: string, { caseNumber }: Partial<CaseMention>): GoOn {
  const { form, known, tells } = cue;
  const name = form === 'change-contact' ? TO_NAME.exec(line.slice(0, 400))?.[1] : undefined;
  const said = {
    ...(caseNumber === undefined ? {} : { caseNumber }),
    ...(name === undefined ? {} : { name }),
  };
  const told = known?.(line);
  return {
    form,
    ...(told === undefined ? {} : { known: { ...told } }),
    ...(Object.keys(said).length === 0 ? {} : { said }),
    ...(tells === true && isTelling(line) ? { text: line.trim() } : {}),
  };
}

const LONGEST = 600;

/** Undefined: nothing in it is about a case or about support. */
export function caseTalkOf(line: string): CaseTalk | undefined {
  if (line.length > LONGEST) return undefined;
  const phone = newPhoneIn(line);
  if (phone !== undefined) {
    // The person and the address stay; all of it is shown before it is changed.
    const goOn = { form: 'change-contact', said: { name: 'still me', email: 'the same', phone } };
    return { kind: 'wish', goOn, mentioned: 'none' };
  }
  const said = withoutQuestionMark(plainWords(line));
  const mention = caseMentionIn(said);
  if (mention?.caseNumber !== undefined && ONLY_CASE.test(said)) {
    return { kind: 'case', caseNumber: mention.caseNumber };
  }
  const fits = ({ unless }: Cue): boolean => unless?.test(said) !== true;
  if (mention !== undefined) {
    const cue = CUES.find((one) => one.cue.test(said) && fits(one));
    const mentioned = mention.isSure ? 'sure' : 'number';
    if (cue !== undefined) return { kind: 'wish', goOn: goOnOf(cue, line, mention), mentioned };
    return mention.isSure ? { kind: 'unclear', isMentioned: true } : undefined;
  }
  if (isCloseWish(said)) {
    const goOn = { form: 'close-case', known: { why: 'solved' } };
    return { kind: 'wish', goOn, mentioned: 'none' };
  }
  const isProblem = soundsLikeProblem(said);
  const cue = CUES.find((one) => one.alone?.test(said) === true && fits(one));
  if (cue !== undefined && (!isProblem || cue.form === 'close-case')) {
    return { kind: 'wish', goOn: goOnOf(cue, line, {}), mentioned: 'none' };
  }
  const isUnclear = !isProblem && SUPPORT_TALK.test(said);
  return isUnclear ? { kind: 'unclear', isMentioned: false } : undefined;
}

/** Nothing but displeasure: there is no problem in it that a case could be opened for. */
export const isRude = (line: string): boolean =>
  line.length <= 100 && RUDE.test(withoutQuestionMark(plainWords(line)));
