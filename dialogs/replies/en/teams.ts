/** What is said in Microsoft Teams only. */
export const teamsTexts = {
  'teams.group.moved':
    'I answer you in our own chat, where nobody else reads along: [go there]({link}).',
  'teams.group.begin':
    'I take down support cases in a chat of our own, where nobody else reads along: [go there]({link}) and tell me what is wrong.',
  'teams.group.add':
    'I take down support cases in a chat of our own, where nobody else reads along. Please [add me in Teams]({link}) and tell me there what is wrong: what you wrote here has not been passed on.',
  'teams.group.quoted': 'You wrote to me where others read along: “{text}”',
  'teams.edited.older':
    'You have changed an earlier message. I go by what it said first, so please write anew what is different.',
  'teams.edited.again': 'You have changed your last message. I take it as it reads now: “{text}”.',
  'teams.deleted':
    'You have deleted a message in Teams. What it told me stays with me: say “withdraw” to take your last request back, or “delete my data” to have everything erased.',
  'teams.too-fast':
    'One moment: these are too many messages at once. Your last one has not reached me, so please send it again in a minute.',
  'teams.file.declined': 'Fine, I have put nothing into your OneDrive.',
  'teams.file.gone':
    'I don’t have this file any more, so there is nothing that I could put into your OneDrive. If you still need it, please ask for it again.',
  'teams.file.put': '{name} is in your OneDrive now.',
  'teams.file.not-put':
    'I can’t be sure that {name} has arrived in your OneDrive. If you don’t find it there, please ask for it again.',
  'teams.invoke.answered': 'Please see below.',
  'teams.invoke.slow': 'I have it. The answer follows here in a moment.',
  'teams.invoke.current': 'This card is up to date.',
  'teams.too-long':
    '{text}…\n\nOnly the beginning stands here, because Teams does not take all of it.',
} as const;
