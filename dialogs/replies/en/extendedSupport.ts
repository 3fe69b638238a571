/** Extended Support. */
export const extendedSupportTexts = {
  'extended-support.product.ask': 'Which product is it about? These have Extended Support.',
  'extended-support.product.hint': 'Please pick a product, or write its name and version.',
  'extended-support.product.label': 'Product',
  'extended-support.product.why': 'Only some products have Extended Support.',

  'extended-support.summary.ask': 'What do you need help with? One or two sentences are fine.',
  'extended-support.summary.hint': 'Please describe it in a sentence or two, in any language.',
  'extended-support.summary.label': 'Summary',
  'extended-support.summary.called': 'description|problem|issue|text',
  'extended-support.summary.why': 'It is the first thing the engineer reads.',

  'extended-support.microsoftSupport.ask': 'Extended Support needs {condition}. Do you have that?',
  'extended-support.microsoftSupport.hint': 'Please say yes, no, or not sure.',
  'extended-support.microsoftSupport.label': 'Microsoft support',
  'extended-support.microsoftSupport.called': 'microsoft|windows support',
  'extended-support.microsoftSupport.why': 'It is one of the conditions of Extended Support.',

  'extended-support.successServices.ask': 'It also needs {condition}. Do you have them?',
  'extended-support.successServices.hint': 'Please say yes, no, or not sure.',
  'extended-support.successServices.label': 'Customer Success Services',
  'extended-support.successServices.called': 'css|success services',
  'extended-support.successServices.why': 'It is one of the conditions of Extended Support.',

  'extended-support.baseAgreement.ask': 'And it needs {condition}. Do you have one?',
  'extended-support.baseAgreement.hint': 'Please say yes, no, or not sure.',
  'extended-support.baseAgreement.label': 'Base agreement',
  'extended-support.baseAgreement.called': 'agreement|base',
  'extended-support.baseAgreement.why': 'It is one of the conditions of Extended Support.',

  'extended-support.name.ask': 'What is your name?',
  'extended-support.name.hint': 'Please write your first and last name.',
  'extended-support.name.label': 'Name',
  'extended-support.name.called': 'contact|contact name|full name',
  'extended-support.name.why': 'Support would like to know whom to ask for.',

  'extended-support.email.ask': 'Which e-mail address can support reach you at?',
  'extended-support.email.hint':
    'That does not look like an e-mail address. It should look like ana@example.com.',
  'extended-support.email.label': 'E-mail',
  'extended-support.email.called': 'mail|email|email address|e-mail address|mail address',
  'extended-support.email.why': 'Support answers to this address.',

  'extended-support.phone.ask': 'On which number can support reach you? Or say “skip”.',
  'extended-support.phone.hint':
    'Please write the number with its country code, for example +44 20 7946 0000, or say “skip”.',
  'extended-support.phone.label': 'Phone',
  'extended-support.phone.called': 'number|phone number|mobile|telephone',
  'extended-support.phone.why': 'Some questions are settled sooner on the phone.',

  'extended-support.not-needed':
    '{product} needs no Extended Support: an ordinary case is the way for it.',
  'extended-support.unknown':
    'I find no Extended Support for that product in my list, so I can’t confirm it. I take it down all the same, and Customer Service checks it.',
  'extended-support.fee': 'Extended Support comes for an additional fee ({source}).',
  'extended-support.missing':
    'By the rule Extended Support needs: {text} ({source}). I note that it is missing. You can go on: Customer Service tells you what is possible.',
  'extended-support.receipt.no': '• Missing by what you told me: {text} ({source}).',
  'extended-support.receipt.notSure': '• To be checked: {text} ({source}).',
  'extended-support.receipt.checked':
    '• Customer Service checks the conditions first. Until then I can’t promise that Extended Support applies.',
} as const;
