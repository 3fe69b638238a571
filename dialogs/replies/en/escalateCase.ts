export const escalateTexts = {
  'escalate-case.resume.ask':
    'Your unfinished escalation is still here, with all your answers, and nothing of it was sent. How shall we go on?',
  'escalate-case.resume.brief': 'Ask only what is needed',
  'escalate-case.review.not-yet':
    'Nothing has gone to management yet, because one question is still open.',
  'escalate-case.review.title': 'Please check this before I send it to management',
  'escalate-case.routes':
    'It goes to management as soon as you have checked it and sent it; for what is sent from this chat no time is stated. If time presses ({documents}):',
  'escalate-case.noRoutes':
    'I pass this to management with everything they need. Which other ways your contract has, I can’t confirm here.',
  'escalate-case.route': '• {text}: {within}{covered}{by}.',
  'escalate-case.route.notStated': '• {text}: no time is stated.',
  'escalate-case.route.by': ', by {when}',
  'escalate-case.within.1 hour': 'an answer within 1 hour',
  'escalate-case.within.same business day': 'an answer the same business day',
  'escalate-case.within.next business day': 'an answer the next business day',
  'escalate-case.covered.always': ', day or night',
  'escalate-case.covered.weekdays': ', Monday to Friday',
  'escalate-case.joins':
    'This case is escalated already, as {reference}. What you tell me now is added to that, so that nobody starts twice.',
  'escalate-case.taken': 'This I take over from case {number}. Tell me if it has changed:',
  'escalate-case.taken.users': '• {users} people affected.',
  'escalate-case.taken.deadline': '• Needed by {when}.',
  'escalate-case.taken.impact': '• Business impact: {impact}',
  'escalate-case.phone-first':
    'As it can’t wait, please phone your support centre first (D1). Then send this, so that they have it in writing.',

  'escalate-case.caseNumber.ask':
    'Which case is it about? Pick one, or write its number. If there is no case yet, tell me “new case”.',
  'escalate-case.caseNumber.hint':
    'I need the number of one of your open cases, such as 100001. It is in the messages about the case.',
  'escalate-case.caseNumber.label': 'Case',
  'escalate-case.caseNumber.called': 'case number|number of the case',
  'escalate-case.caseNumber.why': 'Managers look at the case first.',

  'escalate-case.level.ask':
    'Who shall look at it: managers, or the engineers who take cases that make no progress?',
  'escalate-case.level.hint': 'Please pick one.',
  'escalate-case.level.label': 'Goes to',
  'escalate-case.level.called': 'level',
  'escalate-case.level.why': 'They are different people, who can do different things.',
  'escalate-case.level.management': 'Management',
  'escalate-case.level.technical': 'The Escalation team of engineers',

  'escalate-case.summary.ask':
    'What is the situation, and what do you want to come of it? A few sentences are fine.',
  'escalate-case.summary.hint': 'Please describe it in a sentence or two, in any language.',
  'escalate-case.summary.unasked': 'Asked for a person, and told nothing further.',
  'escalate-case.summary.label': 'Summary',
  'escalate-case.summary.called': 'description|situation|text',
  'escalate-case.summary.why':
    'It is asked for by the policy: a summary of your request, and the outcome that you want.',

  'escalate-case.outcome.ask': 'What shall happen first?',
  'escalate-case.outcome.hint': 'Please pick what comes closest.',
  'escalate-case.outcome.label': 'Wanted',
  'escalate-case.outcome.called': 'outcome|what shall happen',
  'escalate-case.outcome.why': 'So that the right person begins with the right thing.',
  'escalate-case.outcome.escalate': 'More attention to the case',
  'escalate-case.outcome.manager': 'Speak with a manager',
  'escalate-case.outcome.callBack': 'Be called back',
  'escalate-case.outcome.other': 'Something else, as I wrote',

  'escalate-case.urgency.ask': 'How soon does somebody have to act?',
  'escalate-case.urgency.hint': 'Please pick one of these.',
  'escalate-case.urgency.label': 'How soon',
  'escalate-case.urgency.called': 'urgency',
  'escalate-case.urgency.why':
    'Managers see it first. No time is promised by it, and the severity of the case stays as it is.',
  'escalate-case.urgency.now': 'Right now',
  'escalate-case.urgency.today': 'Today',
  'escalate-case.urgency.days': 'In the next days',

  'escalate-case.affectedUsers.ask': 'About how many people in production are affected?',
  'escalate-case.affectedUsers.hint': 'A number is enough, for example 50. An estimate is fine.',
  'escalate-case.affectedUsers.label': 'People affected',
  'escalate-case.affectedUsers.called': 'users|affected users|people|number of users',
  'escalate-case.affectedUsers.why': 'Production users are the first measure of business impact.',

  'escalate-case.deadline.ask':
    'Is there a date by which it has to work, such as a go-live? If not, say “skip”.',
  'escalate-case.deadline.hint':
    'I could not read that as a date. “Friday 17:00” or “2026-12-01” works, or say “skip”.',
  'escalate-case.deadline.label': 'Needed by',
  'escalate-case.deadline.called':
    'due date|due|needed by|by when|go-live|has to work by|must work by|has to be fixed by|need it by|need this by',
  'escalate-case.deadline.why': 'Deadlines belong to the business impact that managers weigh.',

  'escalate-case.stake.ask': 'Is anybody’s safety at stake, or a lot of money?',
  'escalate-case.stake.hint': 'Please pick one, or say “skip”.',
  'escalate-case.stake.label': 'At stake',
  'escalate-case.stake.called': 'stake|safety|money',
  'escalate-case.stake.why': 'It tells managers what they answer for.',
  'escalate-case.stake.safety': 'Safety',
  'escalate-case.stake.money': 'Money',
  'escalate-case.stake.both': 'Both',
  'escalate-case.stake.neither': 'Neither',

  'escalate-case.businessImpact.ask':
    'What does it mean for your business? For example: no orders can be taken.',
  'escalate-case.businessImpact.hint': 'A sentence is enough, or say “skip”.',
  'escalate-case.businessImpact.label': 'Business impact',
  'escalate-case.businessImpact.called': 'impact|business effect',
  'escalate-case.businessImpact.why': 'The policy asks for it, and managers weigh cases by it.',

  'escalate-case.name.ask': 'Whom shall they contact?',
  'escalate-case.name.hint': 'Please write a first and last name.',
  'escalate-case.name.label': 'Contact',
  'escalate-case.name.called': 'contact name|full name',
  'escalate-case.name.why': 'Managers would like to know whom to ask for.',

  'escalate-case.email.ask': 'Which e-mail address can they write to?',
  'escalate-case.email.hint':
    'That does not look like an e-mail address. It should look like ana@example.com.',
  'escalate-case.email.label': 'E-mail',
  'escalate-case.email.called': 'mail|email|email address|e-mail address|mail address',
  'escalate-case.email.why': 'The next steps are sent to it.',

  'escalate-case.phone.ask': 'On which number can they call you?',
  'escalate-case.phone.hint':
    'Please write the number with its country code, for example +44 20 7946 0000.',
  'escalate-case.phone.label': 'Phone',
  'escalate-case.phone.called': 'phone number|mobile|telephone|call-back number',
  'escalate-case.phone.why': 'You asked to be called, or it can’t wait.',

  'raise-severity':
    'The severity of a case is not raised once it is set: {source}. What can be raised is attention: I can escalate the case to management. And if this is a new problem, I can open a new case for it.',
  'raise-severity.unconfirmed':
    'Whether the severity of a case can be raised, I can’t confirm for your contract. What can be raised is attention: I can escalate the case to management. And if this is a new problem, I can open a new case for it.',
  'raise-severity.escalate': 'Escalate a case',
  'raise-severity.new': 'Open a new case',
} as const;
