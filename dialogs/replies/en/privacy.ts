/** What is kept of people, for how long, and how it goes. */
export const privacyTexts = {
  'draft.expired':
    'I have removed your unfinished request with all its answers, as nothing was said for a while. Nothing was sent. If you still need support, tell me what is wrong, and we begin afresh.',

  'privacy-request.want.ask':
    'What shall I do with what I keep about you? I can show it, pass on that you want a full copy, or erase it.',
  'privacy-request.want.hint': 'Please pick one: show it, a full copy, or erase it.',
  'privacy-request.want.label': 'What to do',
  'privacy-request.want.why':
    'I do what you pick, and nothing else. Nothing is erased before you have agreed to it.',
  'privacy-request.want.see': 'Show what is kept',
  'privacy-request.want.copy': 'Ask for a full copy',
  'privacy-request.want.erase': 'Erase it',
  'privacy-request.sure.ask': '{what} This can’t be undone. Shall I erase it?',
  'privacy-request.sure.hint': 'Please pick one. Nothing is erased until you say yes.',
  'privacy-request.sure.label': 'Erase',
  'privacy-request.sure.why': 'What is erased can’t be brought back, so I ask once more.',
  'privacy-request.sure.yes': 'Yes, erase it',
  'privacy-request.sure.prove': 'Show who I am first',
  'privacy-request.sure.no': 'No, keep it',

  'my-data.want.ask':
    'What shall I do with what I keep about you? I can show it, pass on that you want a full copy, or erase it.',
  'my-data.want.hint': 'Please pick one: show it, a full copy, or erase it.',
  'my-data.want.label': 'What to do',
  'my-data.want.why':
    'I do what you pick, and nothing else. Nothing is erased before you have agreed to it.',
  'my-data.sure.ask': '{what} This can’t be undone. Shall I erase it?',
  'my-data.sure.hint': 'Please pick one. Nothing is erased until you say yes.',
  'my-data.sure.label': 'Erase',
  'my-data.sure.why': 'What is erased can’t be brought back, so I ask once more.',

  'privacy.scope.stranger':
    'I don’t know who you are, so I can erase this conversation: all that was said here, an unfinished request, and files that were not sent.',
  'privacy.scope.customer':
    'I would erase what I keep under {email}: your conversations with me, unfinished requests, codes, and what is personal in requests that are done.',
  'privacy.scope.new-page': 'This chat then begins anew.',
  'privacy.stays.open':
    'Support still works with {references}. That stays until it is done, and is answered by e-mail if this chat is gone.',
  'privacy.stays.done':
    'What was sent from here and is done ({references}) loses what is personal {days} days after that.',
  'privacy.stays.cases':
    'Cases are the support organisation’s own records, and I can’t erase those: Customer Service decides on them. A person can pass your wish on, just ask for one.',

  'privacy.kept.lines':
    'Of this conversation I keep what you wrote ({lines} messages since {since}) and my answers, until {days} days after the last one.',
  'privacy.kept.nothing': 'Of this conversation I keep only this question.',
  'privacy.kept.files': 'Files: {names}.',
  'privacy.kept.requests':
    'Sent from here: {references}. What is personal in them goes {days} days after they are done.',
  'privacy.kept.speaker':
    'I know you as {name}, {email}. Earlier conversations under this address are kept by the same rules.',
  'privacy.kept.stranger':
    'I don’t know who you are. What was said in other conversations I can show to nobody who has not proved who they are.',
  'privacy.kept.next':
    'You can say “erase my data”, or “send me a copy of my data” for everything as a file, which a person at Customer Service makes.',
  'privacy.copy.file':
    'Here is what I keep of this conversation, as a file: what was said, and what you sent from here. Everything else that is kept about you a person at Customer Service puts together.',
  'privacy.copy.text': 'Please send me a copy of everything that you keep about me.',
  'privacy.erasing':
    'It will be erased within a minute, and this is my last message here. If you write later, we begin afresh.',
  'privacy.stays': 'Nothing was erased.',
  'form.name.privacy-request': 'what is kept about you',
  'form.name.my-data': 'what is kept about you',
} as const;
