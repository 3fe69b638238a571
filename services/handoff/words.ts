/** Every word of a handoff that stands for a coded value, and the names of the answers. */

/** What staff call the answers of all forms, by slot. */
export const SLOTS: Readonly<Record<string, string>> = {
  accountId: 'Account',
  product: 'Product',
  productVersion: 'Version',
  summary: 'Summary',
  startedAt: 'Started',
  effect: 'Effect',
  workaround: 'Workaround',
  affectedUsers: 'Users affected',
  deadline: 'Deadline',
  businessImpact: 'Business impact',
  severity: 'Severity',
  name: 'Name',
  email: 'E-mail',
  phone: 'Phone',
  language: 'Language',
  caseNumber: 'Case number',
  level: 'Level',
  outcome: 'Wished for',
  urgency: 'How soon',
  stake: 'At stake',
  serial: 'Serial number',
  address: 'Address',
  onRecord: 'Address is the one on record',
  miles: 'Miles from the nearest service centre',
  sameCountry: 'Service centre is in the same country',
  microsoftSupport: 'Equivalent Microsoft support',
  successServices: 'Current Customer Success Services',
  baseAgreement: 'Base support agreement',
  pin: 'Agreement PIN',
  why: 'Reason',
  used: 'Incidents used',
  contracted: 'Incidents contracted',
  text: 'In their words',
  mood: 'Kind of feedback',
};

const YES_NO = { yes: 'yes', no: 'no', notSure: 'not sure' };

/** Coded answers, by slot. */
export const ANSWERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  effect: {
    stopped: 'work has stopped',
    degraded: 'badly degraded',
    impaired: 'impaired, but people can work',
    question: 'a question',
    security: 'a security issue',
  },
  workaround: {
    none: 'none',
    notScalable: 'there is one that does not scale',
    yes: 'there is one',
  },
  level: { management: 'management', technical: 'the Escalation team' },
  outcome: {
    escalate: 'more attention for the case',
    manager: 'speak with a manager',
    callBack: 'be called back',
    other: 'something else',
  },
  urgency: { now: 'now', today: 'today', days: 'within days' },
  stake: {
    safety: "people's safety",
    money: 'money',
    both: "people's safety and money",
    neither: 'neither safety nor money',
  },
  onRecord: YES_NO,
  sameCountry: YES_NO,
  microsoftSupport: YES_NO,
  successServices: YES_NO,
  baseAgreement: YES_NO,
  why: {
    solved: 'solved',
    notNeeded: 'no longer needed',
    review: 'a review of the cases',
    bug: 'an incident that was a bug',
  },
  mood: { complaint: 'Complaint', praise: 'Praise', suggestion: 'Suggestion' },
};

export const CASE_STATUS: Readonly<Record<string, string>> = {
  new: 'new',
  open: 'open',
  'waiting-customer': 'waiting for the customer',
  'waiting-other': 'waiting for somebody else',
  resolved: 'resolved',
  closed: 'closed',
};

/** How the speaker was proved. */
export const PROOF = {
  customerToken: 'Signed in on the page that the chat is part of',
  demo: 'Signed in on the demo page',
  code: 'Gave the code that was mailed to an address of the account',
  teams: 'Signed in to Microsoft Teams, whose directory names them',
  stranger: 'Nothing was proved',
} as const;

export const LANGUAGE_SERVICE = {
  primary: 'served at all times',
  onRequest: 'on request, if somebody is there',
  notOffered: 'not offered in this region',
  unconfirmed: "can't be confirmed",
} as const;

export const MASKED: Readonly<Record<string, string>> = {
  card: 'card number',
  password: 'password',
  token: 'access token',
};

export const SPOKEN_BY = { customer: 'Customer', bot: 'Bot', staff: 'Staff' } as const;

export const REFUSED = {
  expired: 'the contract ended',
  notStarted: 'the contract has not started',
  suspended: 'the contract is suspended',
  productNotCovered: 'the product is not covered',
  noEntitlement: 'no support was bought',
} as const;

export const NOT_GIVEN = 'not given';
