/** What is said in the threads of staff in Teams. Not for customers. */
export const teamsStaffTexts = {
  // On the card, above the facts
  'teams-staff.waiting': 'Nobody has it yet.',
  'teams-staff.acknowledged': '{name} has acknowledged it.',
  'teams-staff.taken': '{name} has it.',
  'teams-staff.resolved': 'Resolved by {name}.',
  'teams-staff.confirmed': 'Done: the customer says that it is solved.',
  'teams-staff.withdrawn': 'Withdrawn by the customer. Nothing is to be done.',
  'teams-staff.refused': 'It could not be done as asked, and the customer was told so.',
  'teams-staff.parked': 'It did not reach the case system. The desk can try again.',
  'teams-staff.overdue': 'The time that we named for an answer has passed.',
  'teams-staff.talking': '{name} is in the customer’s chat.',
  'teams-staff.elsewhere': 'Passed on to {queue}, in another channel.',
  'teams-staff.erased': '{reference}: what was personal in this request was erased.',
  'teams-staff.erased-line': 'Erased.',
  'teams-staff.how':
    'Reply and mention me: what you write goes to the customer. Begin with “note:” for what stays among staff; “help” says what else there is.',
  'teams-staff.words': 'Without buttons: mention me and say “ack”, “take” or “take over”.',
  'teams-staff.at-the-desk': 'All of it is at the desk: {link}',

  // What happened, in the thread
  'teams-staff.said.customer': '{name}: {text}',
  'teams-staff.said.files': 'Files are at the desk: {names}.',
  'teams-staff.said.acknowledged': '{name} acknowledged it. The customer is told.',
  'teams-staff.said.taken': '{name} took it.',
  'teams-staff.said.taken-over': '{name} took it over.',
  'teams-staff.said.released': '{name} gave it back. It is free to be taken.',
  'teams-staff.said.note': '{name} noted: {text}',
  'teams-staff.said.answer': '{name} to the customer: {text}',
  'teams-staff.said.nextSteps': '{name} set the next steps, told to the customer: {text}',
  'teams-staff.said.resolved': '{name} resolved it, and told the customer: {text}',
  'teams-staff.said.confirmed': 'The customer says that it is solved.',
  'teams-staff.said.disputed': 'The customer says that it is not solved.',
  'teams-staff.said.disputed-text': 'The customer says that it is not solved: {text}',
  'teams-staff.said.withdrawn': 'The customer has withdrawn it. Nothing is to be done.',
  'teams-staff.said.joined': '{name} asked for the same again; the card has what they said.',
  'teams-staff.said.passedOn': 'Nobody acknowledged it in time: passed on to {queue}.',
  'teams-staff.said.caseClosed':
    'Its case is closed, as the customer asked. Nothing is left to be done here.',
  'teams-staff.said.overdue': 'Overdue: the time that we named for an answer has passed.',
  'teams-staff.said.refused': 'It could not be done as asked: {text}',
  'teams-staff.said.surveyed': 'The customer rated the help: {rating} of 5.',
  'teams-staff.said.leftChat': 'The bot answers in the customer’s chat again.',

  // To who wrote in the thread
  'teams-staff.done.answer': 'On its way to the customer.',
  'teams-staff.done.note': 'Noted. The customer does not see it.',
  'teams-staff.done.nextSteps': 'The customer is told what happens next.',
  'teams-staff.done.resolved': 'Resolved. The customer gets this as the summary.',
  'teams-staff.done.nothing': 'That is so already.',
  'teams-staff.done.yours': 'You have it already.',
  'teams-staff.masked':
    'That looked like {kind}. I took it out before it was stored; the customer does not see it.',
  'teams-staff.files':
    'I can’t pass on files from here, and have not: {names}. What you wrote in words is passed on.',
  'teams-staff.files-only':
    'I can’t pass on files from here, and have not: {names}. Nothing was sent.',
  'teams-staff.file': 'a file',
  'teams-staff.too-late': '{name}, nothing was done: {why}',
  'teams-staff.take-over': 'Say “take over” to take it from {name}.',
  'teams-staff.too-long': '{name}, nothing was sent: up to {most} letters fit. Please shorten it.',
  'teams-staff.what-was-done':
    'The customer gets a summary. Say “resolve:” and what was done, in one message.',
  'teams-staff.what-text': 'Nothing follows the “{word}:”. Please write it in one message.',
  'teams-staff.twice':
    'This thread may be here twice: Teams did not confirm the first one. Both are about the same request.',
  'teams-staff.other-thread':
    'There are two threads about this request, because Teams did not confirm this one. What you have pressed here counts; what comes of it stands in the other one.',
  'teams-staff.goes-on':
    'This request goes on in the other thread about it, so nothing is shown here any more.',
  'teams-staff.gone': 'There is no such request any more.',
  'teams-staff.other-card':
    'That card is of another request, so nothing was done. Here it is about {reference}.',
  'teams-staff.changed':
    'A message was changed or deleted here. What I have passed on or noted stays as it was, so please write anew what is different.',
  'teams-staff.help':
    'Mention me, and what you write goes to the customer. Or say:\nack: you have seen it, and the customer is told who gets back to them\ntake, or take over: it is yours\nrelease: it is free for others\nnote: … for staff only\nnext: … what happens next, told to the customer\nresolve: … done, with the summary for the customer\nleave: the bot answers in the chat again',

  // Who may not act
  'teams-staff.own':
    '{name}, this is your own request, so a colleague has to act on it (four eyes), and nothing was done. To add something, tell me in our own chat, or begin with “note:” here.',
  'teams-staff.own.card':
    'This is your own request, so a colleague has to act on it (four eyes). To add something, tell me in our own chat.',
  'teams-staff.not.guest':
    'Guests of this team can read along, and can’t act on requests. Nothing was done.',
  'teams-staff.not.otherTenant':
    'Only people of our own organisation can act on requests here. Nothing was done.',
  'teams-staff.not.unknown':
    'Teams did not tell me who you are in this team, so nothing was done. Please try again, or use the desk.',

  // Reminders
  'teams-staff.remind.waiting': 'Nobody has acknowledged it yet. Promised: {what} by {when}.',
  'teams-staff.remind.held':
    '{name} has it, and the customer has no answer yet. Promised: {what} by {when}.',
  'teams-staff.remind.late':
    '{name} has it, and the customer has no answer. Promised was: {what} by {when}.',
} as const;
