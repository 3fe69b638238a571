/** For people whose browser speaks a language that the bot does not: said once, in their own. */
export const onlyEnglish: Readonly<Record<string, string>> = {
  de: 'Ich schreibe bisher nur Englisch. Sie können Ihr Problem auf Deutsch beschreiben; es wird so weitergegeben. Am Ende können Sie angeben, in welcher Sprache Sie betreut werden möchten.',
  fr: 'Pour l’instant, je n’écris qu’en anglais. Vous pouvez décrire votre problème en français ; il sera transmis tel quel. À la fin, vous pourrez indiquer la langue souhaitée pour l’assistance.',
  es: 'Por ahora solo escribo en inglés. Puede describir el problema en español; se transmitirá tal cual. Al final podrá indicar en qué idioma prefiere que le atiendan.',
  pt: 'Por enquanto, escrevo apenas em inglês. Pode descrever o problema em português; será transmitido como está. No final, pode indicar o idioma em que prefere ser atendido.',
  ja: '現在、私は英語でのみご案内しています。問題の内容は日本語で書いていただいて構いません。そのまま担当者に伝えます。最後に、ご希望の対応言語を選べます。',
  ko: '현재는 영어로만 안내해 드립니다. 문제는 한국어로 적으셔도 되며 그대로 담당자에게 전달됩니다. 마지막에 원하시는 상담 언어를 선택하실 수 있습니다.',
  zh: '目前我只能用英文回复。您可以用中文描述问题，内容会原样转交给支持人员。最后您可以选择希望使用的服务语言。',
};
