/** Feedback and complaints. */
export const giveFeedbackTexts = {
  'give-feedback.mood.ask': 'What kind of feedback is it?',
  'give-feedback.mood.hint': 'Please pick one of these.',
  'give-feedback.mood.label': 'Kind',
  'give-feedback.mood.called': 'kind of feedback|mood',
  'give-feedback.mood.why': 'It decides who reads it first.',
  'give-feedback.mood.complaint': 'A complaint',
  'give-feedback.mood.praise': 'Praise',
  'give-feedback.mood.suggestion': 'A suggestion',

  'give-feedback.text.ask': 'Please tell me in your own words.',
  'give-feedback.text.hint': 'A few words are enough, in any language.',
  'give-feedback.text.label': 'Feedback',
  'give-feedback.text.called': 'description|text|message',
  'give-feedback.text.why': 'It is passed on word for word.',

  'give-feedback.caseNumber.ask': 'Is it about a case? Then name its number; if not, say “no”.',
  'give-feedback.caseNumber.hint':
    'The case number has figures, for example 00012345. If there is none, say “no”.',
  'give-feedback.caseNumber.label': 'Case',
  'give-feedback.caseNumber.called': 'case number|number',
  'give-feedback.caseNumber.why': 'What happened can be looked up there.',

  'give-feedback.name.ask': 'What is your name?',
  'give-feedback.name.hint': 'Please write your first and last name.',
  'give-feedback.name.label': 'Name',
  'give-feedback.name.called': 'contact|contact name|full name',
  'give-feedback.name.why': 'Whoever answers would like to know whom to write to.',

  'give-feedback.email.ask': 'Which e-mail address shall the answer go to?',
  'give-feedback.email.hint':
    'That does not look like an e-mail address. It should look like ana@example.com.',
  'give-feedback.email.label': 'E-mail',
  'give-feedback.email.called': 'mail|email|email address|e-mail address|mail address',
  'give-feedback.email.why': 'The answer goes to this address.',

  'give-feedback.receipt.address': '• You can also write to {address} yourself ({source}).',
  'give-feedback.receipt.none':
    '• The documents of your programme name no address for feedback, so I give you none.',
  'give-feedback.receipt.unknown':
    '• When it is answered, and where you could write yourself, depends on your contract, which I don’t know. I can’t promise a time.',
} as const;
