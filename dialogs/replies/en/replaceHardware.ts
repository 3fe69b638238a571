/** Replacing hardware. */
export const replaceHardwareTexts = {
  'replace-hardware.summary.ask': 'What is broken, and how does it show?',
  'replace-hardware.summary.hint': 'A sentence is enough, for example: the power supply died.',
  'replace-hardware.summary.label': 'What is broken',
  'replace-hardware.summary.called': 'description|problem|summary|fault',
  'replace-hardware.summary.why': 'It decides which part is sent.',

  'replace-hardware.serial.ask':
    'What is the serial number of the hardware? It is on the sticker at the back.',
  'replace-hardware.serial.hint':
    'A serial number has letters and figures, for example AB12-CD34-EF56.',
  'replace-hardware.serial.label': 'Serial number',
  'replace-hardware.serial.called': 'serial|serial no|s/n',
  'replace-hardware.serial.why': 'A replacement is given for one piece of hardware, by its number.',

  'replace-hardware.address.ask': 'Which address shall the replacement go to?',
  'replace-hardware.address.hint':
    'Please write street, town, postcode and country, in one message.',
  'replace-hardware.address.label': 'Address',
  'replace-hardware.address.called': 'delivery address|site|place',
  'replace-hardware.address.why': 'It has to get to the place where the hardware stands.',

  'replace-hardware.onRecord.ask':
    'Is that the address you gave support when the hardware was installed?',
  'replace-hardware.onRecord.hint': 'Please say yes, no, or not sure.',
  'replace-hardware.onRecord.label': 'Address on record',
  'replace-hardware.onRecord.called': 'record|on record',
  'replace-hardware.onRecord.why':
    'Delivery within hours goes to the address on record only; elsewhere it saves a question.',

  'replace-hardware.miles.ask':
    'How far is it from there to the nearest service centre? In miles, or in km if you say so. If you don’t know, say “skip”.',
  'replace-hardware.miles.hint': 'For example “30 miles” or “45 km”, or say “skip”.',
  'replace-hardware.miles.label': 'Distance to a service centre',
  'replace-hardware.miles.called': 'distance|miles|service centre|service center',
  'replace-hardware.miles.why': 'Delivery within hours depends on it.',
  'replace-hardware.miles.shown': '{miles} miles',

  'replace-hardware.sameCountry.ask': 'Is that service centre in the same country as the site?',
  'replace-hardware.sameCountry.hint': 'Please say yes, no, or not sure.',
  'replace-hardware.sameCountry.label': 'Service centre in the same country',
  'replace-hardware.sameCountry.called': 'same country|country',
  'replace-hardware.sameCountry.why': 'Delivery within hours does not cross borders.',

  'replace-hardware.name.ask': 'What is your name?',
  'replace-hardware.name.hint': 'Please write your first and last name.',
  'replace-hardware.name.label': 'Name',
  'replace-hardware.name.called': 'contact|contact name|full name',
  'replace-hardware.name.why': 'Support would like to know whom to ask for.',

  'replace-hardware.email.ask': 'Which e-mail address can support reach you at?',
  'replace-hardware.email.hint':
    'That does not look like an e-mail address. It should look like ana@example.com.',
  'replace-hardware.email.label': 'E-mail',
  'replace-hardware.email.called': 'mail|email|email address|e-mail address|mail address',
  'replace-hardware.email.why': 'The RMA number and the shipping details go there.',

  'replace-hardware.phone.ask':
    'On which number can the people who deliver reach somebody? If there is none, say “skip”.',
  'replace-hardware.phone.hint':
    'Please write the number with its country code, for example +44 20 7946 0000, or say “skip”.',
  'replace-hardware.phone.label': 'Phone',
  'replace-hardware.phone.called': 'number|phone number|mobile|telephone',
  'replace-hardware.phone.why': 'A delivery fails if nobody is there to take it.',

  'replace-hardware.promise':
    'What your contract says: {text} ({source}). {note}. The time counts from {after}; that is support’s to give, so I can’t name a day yet.',
  'replace-hardware.after.rmaNumber': 'the RMA number',
  'replace-hardware.after.authorisation': 'the authorisation',
  'replace-hardware.no-promise.stranger':
    'I take this down for Customer Service, who check your contract first. I can’t promise a replacement or a time before that.',
  'replace-hardware.no-promise.customer':
    'I can’t confirm that your contract includes hardware replacement. I take this down for Customer Service, who check it; I can’t promise a replacement or a time.',

  'replace-hardware.address.no':
    'At your level an address other than the one on record is not accepted when a replacement is asked for ({source}). I pass it on as it is; support tells you what is possible.',
  'replace-hardware.address.notSure':
    'At your level only the address on record is accepted when a replacement is asked for ({source}). I pass it on as it is, and support compares it.',

  'replace-hardware.site.notServed':
    'Delivery within hours is for sites within {miles} miles of a service centre in the same country ({source}). Until there is one near you, {level} holds: {terms}. Setting one up takes {lead}.',
  'replace-hardware.site.unconfirmed':
    'Delivery within hours is for sites within {miles} miles of a service centre in the same country ({source}). I can’t confirm that for yours. If it is farther, {level} holds: {terms}.',
  'replace-hardware.lead.weeks': '{from} to {to} weeks',
  'replace-hardware.lead.months': '{from} to {to} months',
  'replace-hardware.lead.weeks.upTo': 'up to {to} weeks',
  'replace-hardware.lead.months.upTo': 'up to {to} months',

  'replace-hardware.receipt.promise': '• {text} ({source}).',
  'replace-hardware.receipt.unconfirmed':
    '• {text}, if your site is near enough to a service centre; otherwise: {terms} ({source}).',
  'replace-hardware.receipt.note':
    '• The time counts from {after}, which is support’s to give. {note}.',
  'replace-hardware.receipt.address':
    '• That holds for the address on record: another one is not accepted with the request ({source}).',
  'replace-hardware.receipt.none':
    '• Whether your contract includes a replacement, and how soon, is checked first: I can’t promise either.',
} as const;
