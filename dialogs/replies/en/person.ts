export const personTexts = {
  'person.summary.ask':
    'I pass it to a person. What is it about? One sentence is enough. If every minute counts, phone your support centre: that is the quickest way to a person.',
  'person.summary.hint': 'One sentence is enough, in any language.',
  'person.summary.label': 'About',
  'person.summary.called': 'summary|text|description',
  'person.summary.why': 'So that the right person reads it.',
  'person.nothing-said': 'Asked for a person and told nothing further.',
  'person.wanted': 'Wanted: {what}.',
  'person.name.ask': 'What is your name?',
  'person.name.hint': 'Please write your first and last name.',
  'person.name.label': 'Name',
  'person.name.called': 'contact|contact name|full name',
  'person.name.why': 'They would like to know whom to ask for.',
  'person.email.ask': 'Which e-mail address can they reach you at, should you leave this chat?',
  'person.email.hint':
    'That does not look like an e-mail address. It should look like ana@example.com.',
  'person.email.label': 'E-mail',
  'person.email.called': 'mail|email|email address|e-mail address|mail address',
  'person.email.why': 'The answer goes there if you are no longer here.',
} as const;
