/** What customers are mailed. What is said in the chat as well has its text there. */
export const mailTexts = {
  'mail.acknowledged.subject': '{reference}: {name} has seen your request',
  'mail.answer.subject': '{reference}: an answer from {name}',
  'mail.answer': '{name} of the support desk answers your request {reference}:',
  'mail.nextSteps.subject': '{reference}: the next steps',
  'mail.resolved.subject': '{reference}: is it solved?',
  'mail.resolved.how': 'Please say so in the chat. If it is not, support goes on with it.',
  'mail.refused.subject': '{reference} could not be carried out',
  'mail.refused.how': 'If that can’t be right, say “person” in the chat.',
  'mail.how':
    'This mail is sent by a machine. To answer, open the chat in the browser in which you wrote to us: what was said is there. Or phone your support centre and name {reference}.',

  'mail.code.subject': 'Your code for the support chat',
  'mail.code.greeting': 'Hello {name},',
  'mail.code': 'Here is the code that you asked for in the support chat:',
  'mail.code.use':
    'Type it there to show that it is you. You can then see your cases and change them.',
  'mail.code.valid': 'It can be used once and is valid for {minutes} minutes.',
  'mail.code.never': 'Nobody from support will ask you for it by phone or mail.',
  'mail.code.not-you':
    'You did not ask for a code? Then somebody typed your address, maybe by mistake. You need do nothing: without the code nobody sees or changes anything.',
} as const;
