/** A partner's case review. */
export const reviewPartnerCasesTexts = {
  'review-partner-cases.why.ask': 'What is it about?',
  'review-partner-cases.why.hint': 'Please pick one of these.',
  'review-partner-cases.why.label': 'About',
  'review-partner-cases.why.called': 'reason|kind|what it is about',
  'review-partner-cases.why.why': 'A bug needs the case that it was found in.',
  'review-partner-cases.why.review': 'A review of the incidents used',
  'review-partner-cases.why.bug': 'An incident that was a bug',

  'review-partner-cases.pin.ask': 'What is your agreement PIN?',
  'review-partner-cases.pin.hint': 'It looks like 7306-2240, and is on your agreement.',
  'review-partner-cases.pin.label': 'Agreement PIN',
  'review-partner-cases.pin.called': 'pin|agreement',
  'review-partner-cases.pin.why': 'Incidents are counted for each agreement.',

  'review-partner-cases.caseNumber.ask':
    'Which case turned out to be a bug? If you don’t have the number at hand, say “skip”.',
  'review-partner-cases.caseNumber.hint':
    'The case number has figures, for example 00012345. If you don’t have it at hand, say “skip”.',
  'review-partner-cases.caseNumber.label': 'Case',
  'review-partner-cases.caseNumber.called': 'case number|number of the case',
  'review-partner-cases.caseNumber.why': 'Support looks up there what was found.',

  'review-partner-cases.contracted.ask': 'How many incidents does your contract have?',
  'review-partner-cases.contracted.hint': 'A number is enough, for example 20.',
  'review-partner-cases.contracted.label': 'Incidents contracted',
  'review-partner-cases.contracted.called':
    'contracted|total|contracted incidents|contracted cases',
  'review-partner-cases.contracted.why': 'From when a review may be asked for depends on it.',

  'review-partner-cases.used.ask': 'How many of them are used?',
  'review-partner-cases.used.hint': 'A number is enough, for example 16.',
  'review-partner-cases.used.label': 'Incidents used',
  'review-partner-cases.used.called': 'used|used incidents|used cases',
  'review-partner-cases.used.why': 'From when a review may be asked for depends on it.',

  'review-partner-cases.text.ask': 'What should be looked at? One or two sentences are fine.',
  'review-partner-cases.text.hint': 'Please describe it in a sentence or two.',
  'review-partner-cases.text.label': 'Request',
  'review-partner-cases.text.called': 'description|text|summary',
  'review-partner-cases.text.why': 'It is the first thing the reviewer reads.',

  'review-partner-cases.name.ask': 'What is your name?',
  'review-partner-cases.name.hint': 'Please write your first and last name.',
  'review-partner-cases.name.label': 'Name',
  'review-partner-cases.name.called': 'contact|contact name|full name',
  'review-partner-cases.name.why': 'Support would like to know whom to ask for.',

  'review-partner-cases.email.ask': 'Which e-mail address can support reach you at?',
  'review-partner-cases.email.hint':
    'That does not look like an e-mail address. It should look like ana@example.com.',
  'review-partner-cases.email.label': 'E-mail',
  'review-partner-cases.email.called': 'mail|email|email address|e-mail address|mail address',
  'review-partner-cases.email.why': 'The answer goes to this address.',

  'review-partner-cases.available':
    '{used} of {contracted} are used: from {percent} % on, here {from}, you may ask for a review ({source}). Credits follow the Case Review Policy, so I can’t promise any.',
  'review-partner-cases.tooEarly':
    '{used} of {contracted} are used: a review may be asked for from {percent} % on, here from {from} ({source}). You can send it all the same, and support may answer that it is too early, or say “cancel” and come back then.',
  'review-partner-cases.bug':
    'An incident that turns out to be a bug counts like any other at first ({source}). A credit comes only through the review.',
  'review-partner-cases.no-partner':
    'Case reviews are part of partner support, and your contract, as I know it, is another one. You can send it all the same: Customer Service tells you what is possible.',
  'review-partner-cases.receipt.bug': '• The incident counts until the review decides ({source}).',
  'review-partner-cases.receipt.tooEarly':
    '• A review may be asked for from {percent} % on, here from {from} incidents ({source}), so the answer may be that it is too early.',
  'review-partner-cases.receipt.credits':
    '• Credits follow the Case Review Policy ({source}). I can’t promise any.',
  'review-partner-cases.receipt.address': '• You can also write to {address} yourself.',
  'review-partner-cases.receipt.no-partner':
    '• Customer Service checks whether your contract has such a review. I can’t promise one.',
} as const;
