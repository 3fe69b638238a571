export const proveIdentityTexts = {
  'prove-identity.lead':
    'Before I show or change anything of an account, I have to know who you are. After that we go on with what you asked for.',
  'prove-identity.email.ask':
    'What is your e-mail address? I send a code to it, if it is on record for an account.',
  'prove-identity.email.hint':
    'That does not look like an e-mail address. It should look like ana@example.com.',
  'prove-identity.email.label': 'E-mail',
  'prove-identity.email.called': 'mail|email|email address|e-mail address|mail address',
  'prove-identity.email.why':
    'Only somebody who can read the mail of an address on record gets to see its cases.',
  'prove-identity.code.ask':
    'If {email} is on record for an account, a code of six digits is on its way there. Please write it here. If nothing comes, say “code again”.',
  'prove-identity.code.hint':
    'The code has six digits, such as 123456. Say “code again” for another one, or “change e-mail” for another address.',
  'prove-identity.code.label': 'Code',
  'prove-identity.code.why': 'It shows that you can read the mail of that address.',
  'prove-identity.again':
    'If the address is on record, another code is on its way. Only the newest one counts.',
  'prove-identity.other': 'To use another address, say “change e-mail”.',
  'prove-identity.wrong':
    'That code does not count. It may be mistyped, used, or too old. Please try again, or say “code again”.',
  'prove-identity.usedUp': 'Too many tries with this code. Say “code again” for a new one.',
  'prove-identity.tooOften':
    'That was tried several times in a short while. Please try again in {wait}, or say “person” and I pass on what you need.',
  'prove-identity.unavailable':
    'Mail is not working at the moment, so I can’t check who you are here. If it can’t wait, phone your support centre.',
  'prove-identity.done': 'You are signed in as {name}.',
} as const;
