/** What the special forms have in common. */
export const specialTexts = {
  'yes-no.yes': 'Yes',
  'yes-no.no': 'No',
  'yes-no.notSure': 'Not sure',
  'open-case.certified.ask': 'Are you certified for this product yourself?',
  'open-case.certified.hint': 'Please say yes, no, or not sure.',
  'open-case.certified.label': 'Certified for the product',
  'open-case.certified.called': 'certificate|certification|certified',
  'open-case.certified.why':
    'Partner support is for certified people, and for the products they are certified for.',
  'open-case.certified.says.no':
    'Partner support is for people who are certified for the product (D2, who is eligible). I pass your case on as it is; support may ask for a colleague who is, so please name one if you can.',
  'open-case.certified.says.notSure':
    'Partner support is for people who are certified for the product (D2, who is eligible). I pass your case on as it is, and support checks it.',
  'instant.soon':
    'As soon as possible, understood. What I ask for here is a date; if there is none, say “skip”.',
  'phone.country':
    'I can’t tell which country that number is in. With its country code I can, for example +44 20 7946 0000.',
  'special.receipt.reference': 'Your request is in. Reference: {reference}.',
  'special.receipt.queue': '• {queue} takes it from here and answers you directly.',
  'special.receipt.by': '• {what} by {when} ({source}).',
  'special.receipt.no-promise': '• I can’t promise when: {why}.',
} as const;
