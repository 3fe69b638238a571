/** Takes an existing case to management, or to the Escalation team (D1, what is needed to escalate a case). */
import { phoned } from '../services/policy/phoned.ts';
import type { Route } from '../services/policy/evaluation.ts';
import {
  EscalationDraft,
  type Outcome,
  type Urgency,
} from '../services/requests/drafts/escalationDraft.ts';
import { caseAt, fetchCases } from './cases.ts';
import { defineForm } from './forms/form.ts';
import { raiseInput } from './handedOver.ts';
import { severityOf } from './caseSeverity.ts';
import { caseQuestion, noCase } from './questions.ts';
import { affectedUsers } from './readers/affectedUsers.ts';
import { choice } from './readers/choice.ts';
import { email } from './readers/email.ts';
import { instant } from './readers/instant.ts';
import { personName } from './readers/personName.ts';
import { phone } from './readers/phone.ts';
import { prose } from './readers/prose.ts';
import { stake } from './readers/stake.ts';
import { phoneOf, saidBefore, takenFromCase } from './saidBefore.ts';
import { requestReceipt } from './receipts/requestReceipt.ts';
import { reply } from './replies/replies.ts';
import type { Choice, Say } from './say.ts';
import type { DialogTurn } from './turn.ts';
import { outcomeIn, urgencyIn } from './understanding/escalationCues.ts';
import { whenNear, whenSaid } from './whenText.ts';

type Known = Partial<EscalationDraft>;

const LEVELS = ['management', 'technical'] as const;
const OUTCOMES = ['escalate', 'manager', 'callBack', 'other'] as const;
const URGENCIES = ['now', 'today', 'days'] as const;
const STAKES = ['safety', 'money', 'both', 'neither'] as const;

const levels: readonly Choice[] = LEVELS.map((value) => ({
  value,
  title: reply(`escalate-case.level.${value}`),
}));
const outcomes: readonly Choice[] = OUTCOMES.map((value) => ({
  value,
  title: reply(`escalate-case.outcome.${value}`),
}));
const urgencies: readonly Choice[] = URGENCIES.map((value) => ({
  value,
  title: reply(`escalate-case.urgency.${value}`),
}));
const stakes: readonly Choice[] = STAKES.map((value) => ({
  value,
  title: reply(`escalate-case.stake.${value}`),
}));

/** The way itself; what becomes of it there is for those who go it. */
const wayOf = ({ text }: Route): string => text.split(/[:;]/)[0] ?? text;

function routeLine(route: Route, turn: DialogTurn): string {
  const { promise } = route;
  const way = wayOf(route);
  const text = route.way === 'phone' ? phoned(way, turn.services.supportPhones(turn)) : way;
  if (promise === undefined) return reply('escalate-case.route.notStated', { text });
  const { covered, by } = promise;
  const within = reply(`escalate-case.within.${promise.within}`);
  return reply('escalate-case.route', {
    text,
    within,
    covered: covered === undefined ? '' : reply(`escalate-case.covered.${covered}`),
    by: by === undefined ? '' : reply('escalate-case.route.by', { when: whenNear(by, turn) }),
  });
}

/** The document that a rule is in. */
const documentOf = ({ source }: Route): string => source.split(',')[0] ?? source;

/** The ways to management beside this chat, the one for what is urgent first. */
async function routes(known: Known, turn: DialogTurn): Promise<Say> {
  const all = await turn.services.escalationRoutes(severityOf(known, turn), turn);
  const ways = all
    .filter(({ purpose }) => purpose === 'escalation')
    .toSorted((a, b) => Number(b.recommended === true) - Number(a.recommended === true));
  const documents = [...new Set(ways.map(documentOf))].join(', ');
  return {
    id: 'escalate-case.routes',
    text: [
      ways.length === 0
        ? reply('escalate-case.noRoutes')
        : reply('escalate-case.routes', { documents }),
      ...ways.map((route) => routeLine(route, turn)),
    ].join('\n'),
  };
}

export const escalateCase = defineForm({
  id: 'escalate-case',
  slots: EscalationDraft,
  opening: 'summary',
  needsProof: true,
  prepare: fetchCases,
  instead: noCase('open'),
  questions: {
    caseNumber: caseQuestion({ is: 'open', instead: 'reopen-case' }),
    level: {
      reader: choice<'management' | 'technical'>({
        management: ['manager', 'managers'],
        technical: ['engineer', 'engineers', 'escalation team'],
      }),
      choices: () => levels,
      assume: () => 'management' as const,
      show: (level) => reply(`escalate-case.level.${level}`),
    },
    summary: {
      reader: prose({ max: 4000 }),
      unasked: () => reply('escalate-case.summary.unasked'),
    },
    outcome: {
      reader: choice<Outcome>(
        {
          manager: ['manager', 'a manager', 'speak to a manager', 'speak with a manager'],
          callBack: ['call me', 'call us', 'callback', 'a call'],
        },
        outcomeIn,
      ),
      choices: () => outcomes,
      unasked: () => 'other' as const,
      when: ({ level }) => level !== 'technical',
    },
    urgency: {
      reader: choice<Urgency>(
        {
          now: ['now', 'right now', 'immediately', 'asap', 'urgent', 'very urgent', 'at once'],
          today: ['today', 'by tonight', 'this evening'],
          days: ['this week', 'tomorrow', 'not urgent', 'next days', 'it can wait'],
        },
        urgencyIn,
      ),
      choices: () => urgencies,
      unasked: () => 'today' as const,
    },
    affectedUsers: {
      reader: affectedUsers,
      optional: true,
      assume: ({ caseNumber }, turn) => saidBefore(caseNumber, turn).affectedUsers,
    },
    deadline: {
      reader: instant('future'),
      optional: true,
      show: whenSaid,
      assume: ({ caseNumber }, turn) => saidBefore(caseNumber, turn).deadline,
    },
    stake: {
      reader: stake,
      choices: () => stakes,
      optional: true,
    },
    businessImpact: {
      reader: prose({ max: 2000 }),
      optional: true,
      assume: ({ caseNumber }, turn) => saidBefore(caseNumber, turn).businessImpact,
    },
    name: { reader: personName, assume: (_known, { speaker }) => speaker.name },
    email: { reader: email, assume: (_known, { speaker }) => speaker.email },
    phone: {
      reader: phone,
      when: ({ outcome, urgency }) => outcome === 'callBack' || urgency === 'now',
      unasked: ({ outcome }) => (outcome === 'callBack' ? undefined : null),
      assume: ({ caseNumber, ...person }, turn) => phoneOf(caseNumber, person, turn),
    },
  },

  async remarks(known, turn) {
    const { caseNumber, level, urgency } = known;
    if (caseNumber === undefined) return [];
    const open = caseAt(caseNumber, turn)?.escalation;
    const joins = open?.kind === 'escalation' && open.draft.level === level;
    return [
      ...(joins
        ? [
            {
              id: 'escalate-case.joins',
              text: reply('escalate-case.joins', { reference: open.reference }),
            },
          ]
        : []),
      ...(level === 'management' ? [await routes(known, turn)] : []),
      ...(urgency === undefined ? [] : takenFromCase(known, turn)),
      ...(urgency === 'now'
        ? [{ id: 'escalate-case.phone-first', text: reply('escalate-case.phone-first') }]
        : []),
    ];
  },

  async submit({ draft, ...rest }, turn) {
    const input = await raiseInput({ kind: 'escalation', draft }, { ...rest }, turn);
    const result = await turn.services.raise(input);
    const { reference } = result.request;
    return { reference, says: [requestReceipt('escalate-case', result, turn)] };
  },
});
