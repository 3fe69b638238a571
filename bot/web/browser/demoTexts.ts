/** What the demo page says besides its own HTML. */
export const demoTexts = {
  stranger: 'A stranger (not signed in)',
  aboutStranger: 'The bot knows nothing about you and says nothing about any account.',
  about: (company: string, supportPackage: string, zone: string) =>
    `Signed in at ${company}. Package: ${supportPackage || 'none'}. Time zone: ${zone}.`,
  said: 'It is in the chat’s message field now. Press Enter there to send it.',
  chips: [
    'Our StoreFront has been down since 6 this morning, 500 people can’t log in',
    'Sessions on two of our servers have been slow since yesterday',
    'How do I renew a certificate on NetScaler?',
    'I think somebody got into our gateway',
  ],
} as const;
