/** What is said when a request is in, and when something happens to it later. */
export const requestTexts = {
  'request.reference': 'Your request is in. Reference: {reference}.',
  'request.joined':
    'There is an open request about this case already: {reference}. What you told me was added to it, and nothing was started twice.',
  'request.next.escalation':
    '• Who acts: {queue}. They get everything you told me, confirm that it is there, and contact you with the next steps (D1).',
  'request.next.technical':
    '• Who acts: {queue}. They get everything you told me, and look at what keeps the case from moving (D1, step 2).',
  'request.next.information':
    '• It goes into case {number}, where its engineer sees it. I tell you here when it is there.',
  'request.next.closing':
    '• Case {number} will be closed as you asked, and I tell you here when it is (D1, step 3).',
  'request.next.reopening': '• Case {number} will be opened again, and I tell you here when it is.',
  'request.next.severity':
    '• The severity of case {number} will be lowered as you asked, and I tell you here when it is.',
  'request.next.contact':
    '• {name} will be the contact of case {number}, and I tell you here when it is done.',
  'request.next.person':
    '• Who acts: {queue}. They read what you told me, and answer you here in this chat or by e-mail.',
  'request.next.other': '• Who acts: {queue}. They get everything you told me.',
  'request.promised.by': '• {what} by {when} ({source}).',
  'request.promised.none': '• I can’t confirm when: {why}.',
  'request.promised.noneBy': '• I can’t confirm when: {why} ({source}).',
  'request.promised.none.escalation':
    '• No time is promised for a first call. If you can’t wait, phone your support centre and name {reference}.',
  'request.reading': '• Where the documents differ, this is how they are read: {reading}.',
  'request.chat': '• For what is sent from this chat the documents state no time of their own.',
  'request.phone': '• If every minute counts, phone your support centre and name {reference}.',
  'told.delivered': 'Support has your request {reference}.',
  'told.delivered.escalation': 'Your escalation {reference} of case {number} is with {queue} now.',
  'told.delivered.information': 'What you sent with {reference} is in case {number} now.',
  'told.delivered.closing': 'Case {number} is closed, as you asked with {reference}.',
  'told.delivered.reopening': 'Case {number} is open again ({reference}).',
  'told.delivered.reopening.other':
    'Your old case could not be opened in place, so it goes on as case {number} ({reference}). Please use this number from now on.',
  'told.delivered.severity': 'Case {number} has Severity {severity} now ({reference}).',
  'told.delivered.contact': 'The contact of case {number} is changed ({reference}).',
  'told.refused': 'Your request {reference} could not be carried out:',
  'told.refused.how': 'Say “person” and I pass it to somebody.',
  'told.refused.noWhy': 'The support desk could not do it as asked.',
  'told.acknowledged':
    '{name} of the support desk has seen your request {reference} and will contact you.',
  'told.acknowledged.promised': 'The time given for it was {when}.',
  'told.word': '{name}: {text}',
  'told.answer': '{name} of the support desk: {text}',
  'told.talking':
    '{name} reads what you write here now, and I keep quiet. Begin a line with “bot” to speak to me.',
  'told.nextSteps': 'The next steps for {reference}, from {name} of the support desk:',
  'told.resolved': '{name} of the support desk says that {reference} is solved:',
  'told.solved.ask': 'Is it solved for you?',
  'told.solved.yes': 'Yes, it is solved',
  'told.solved.no': 'No, not yet',
  'told.leftChat': '{name} has left the chat. I answer here again.',
  'told.somebody': 'Somebody',
  'solved.confirmed': 'Good to hear. I have told the support desk.',
  'solved.disputed':
    'I have told the support desk that it is not solved yet. Your request {reference} is open again.',
  'solved.disputed.who': '• Who sees it: {queue}. It waits there as not solved for you.',
  'solved.disputed.when':
    '• When: no rule names a time for what is open again, so I can’t promise one.',
  'solved.disputed.case':
    '• If it takes too long, say “escalate case {number}” to take it to management. If every minute counts, phone your support centre and name {reference}.',
  'solved.disputed.noCase':
    '• If it takes too long, say “person” and I pass it on once more. If every minute counts, phone your support centre and name {reference}.',
  'solved.which': 'Is that to say it is not solved yet? Then I pass it to the support desk.',
  'talking.bot':
    'I am listening. Ask me about support, or tell me what I shall do, such as “bot, status of my case”. Without “bot” in front, {name} reads it.',
  'talking.passedOn': 'I have passed it on. {name} reads what you write here.',
  'kept.resume': 'Back to {what}.',
} as const;
