/** Every text of the chat frame; what the bot says is the bot's. */
export const chatTexts = {
  title: 'Support chat',
  subtitle: 'Automated assistant. Our support team reads what you send.',
  newConversation: 'New conversation',
  close: 'Close the chat',
  confirm: {
    title: 'Start a new conversation?',
    text: 'Requests you have sent are safe. Answers you have not sent yet are left behind.',
    yes: 'Start new',
    no: 'Keep this one',
  },
  status: {
    connecting: 'Connecting…',
    online: '',
    reconnecting: 'The connection was lost. We are trying again; nothing you sent is lost.',
    unavailable: 'The chat can’t be reached right now. We keep trying.',
    waiting: 'One moment: your message is sent in a few seconds.',
    busy: 'Many people are writing to us right now. We try again in a moment.',
    refused: 'Your sign-in could not be confirmed. You can reload the page, or go on as a guest.',
    misplaced: 'The chat is not set up for this address. Please tell the owner of this page.',
    broken: 'The chat could not be loaded. Please reload the page.',
  },
  guest: 'Go on as a guest',
  retry: 'Try now',
} as const;

export type ChatStatus = keyof typeof chatTexts.status;
