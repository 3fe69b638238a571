import { extendedSupportTexts } from './en/extendedSupport.ts';
import { giveFeedbackTexts } from './en/giveFeedback.ts';
import { replaceHardwareTexts } from './en/replaceHardware.ts';
import { reviewPartnerCasesTexts } from './en/reviewPartnerCases.ts';
import { specialTexts } from './en/special.ts';
import { cardTexts } from './en/cards.ts';
import { caseChangeTexts } from './en/caseChanges.ts';
import { caseTexts } from './en/cases.ts';
import { escalateTexts } from './en/escalateCase.ts';
import { mailTexts } from './en/mails.ts';
import { personTexts } from './en/person.ts';
import { privacyTexts } from './en/privacy.ts';
import { proveIdentityTexts } from './en/proveIdentity.ts';
import { requestTexts } from './en/requests.ts';
import { surveyTexts } from './en/survey.ts';
import { teamsTexts } from './en/teams.ts';
import { teamsStaffTexts } from './en/teamsStaff.ts';

/** Every text that customers see, in English. `form.slot.ask`, `.hint` (asked again), `.label`, `.why`, `.called`. */
export const en = {
  // The conversation around the forms
  'greeting.customer': 'Hello {name}, I am the support assistant, an automated one.',
  'greeting.stranger': 'Hello, I am the support assistant, an automated one.',
  'greeting.how':
    'Tell me in your own words what is wrong or what you need, and I will open a case with everything the engineers need.',
  'greeting.privacy':
    'What you write here goes to the support team and is used to handle your case. Say “delete my data” to have it erased. Please leave out passwords and card numbers.',
  'greeting.problem': 'Report a problem',
  'greeting.question': 'Ask a question',
  'greeting.escalate': 'Escalate a case',
  'greeting.status': 'See my cases',
  'root.nothing': 'Nothing is open at the moment. Tell me what is wrong, and I will open a case.',
  'root.already-sent':
    'Your request {reference} is with support already; nothing was sent twice. If something else is wrong, just tell me.',
  'root.after-sent':
    'Your request {reference} is with support. Shall I add this to it, or is it a new problem that needs a case of its own?',
  'root.add-it': 'Add it to that request',
  'root.added': 'I have added it to {reference}. The support desk sees it there.',
  'root.another-case': 'Open another case',
  'root.which': 'Is this a new problem, or about a case that you have already?',
  'root.which.one': 'Is this a new problem, or about your case {number}?',
  'root.which.new': 'A new problem',
  'root.which.case': 'About a case that I have',
  'root.about': 'What shall I do about case {number}? What you wrote is kept.',
  'root.about.add': 'Add what I wrote to it',
  'root.about.escalate': 'Escalate it',
  'root.about.status': 'Tell me how it stands',
  'root.signed-out':
    'You are signed out. What was written before still stands in this chat, so please close it on a machine that others use.',
  'root.signed-out.not-here':
    'You are signed in by the page that this chat is on. Signing out there ends it here, too.',
  'root.signed-out.nobody': 'You are not signed in here.',
  'root.solved': 'Good to hear. If anything else comes up, just tell me.',
  'root.form-gone':
    'I can’t go on with your unfinished request, sorry: it began in an older version of me. Please tell me again what is wrong.',
  'root.trouble':
    'Something went wrong on our side, and I could not finish that. Nothing you told me before is lost. Please send your last message again in a moment. If it happens again, give support this code: {code}.',
  masked:
    'That looked like {kind}. I removed it before it was stored, so support does not see it. There is no need to send it again.',
  'masked.card': 'a card number',
  'masked.password': 'a password',
  'masked.token': 'an access key',
  'attachment.kept': 'I have added {names} to your request.',
  'attachment.tooBig':
    'I could not take {name}: files may be up to 10 MB. Could you send a shorter extract?',
  'attachment.type':
    'I could not take {name}: I accept pictures, PDF, text and log files, JSON, CSV, ZIP and GZIP. Packing it as a ZIP file helps.',
  'attachment.tooMany':
    'I could not take {name}: five files at once are the most. Please send the others in another message.',
  'attachment.infected':
    'I have not kept {name}: our virus scanner stopped it. That happens with harmless files, too. Please copy the part that matters into a message.',
  'attachment.unchecked':
    'I have not kept {name}: it could not be checked for viruses just now. Please send it later, or copy the part that matters into a message.',
  'attachment.unavailable':
    'I could not get {name}. Please send it again: everything else in your message has reached me.',
  'attachment.group':
    'I can read files only in this chat of ours, so {name} stayed in the group. Please send it to me here.',
  'card.old': 'That card is from an earlier draft and no longer counts.',
  'card.already-sent': 'That was already sent as {reference}; nothing was sent twice.',

  // What every form says
  'form.noted': 'I have noted: {items}.',
  'form.kept': 'I keep that for when I come to it.',
  'form.so-far': 'So far: {value}.',
  'form.so-far-all': 'This is what I have so far:\n{lines}',
  'form.nothing-yet': 'I have nothing yet.',
  'form.changed-value': '{label} is {value} now.',
  'form.only': 'This is about {value}.',
  'form.left-open': 'left open',
  'form.keep': 'Keep it',
  'form.skip': 'Skip',
  'form.person': 'Pass it to a person',
  'form.stuck':
    'I still can’t make sense of that, sorry. You can pick one of these, or say “back” or “cancel”.',
  'form.first': 'There is no earlier answer to go back to.',
  'form.help':
    'You can answer in your own words, say “back” to change the last answer, “change my e-mail” to change any other, “skip” to leave something open, “review” to see what I have, “all at once” to see all questions on one form, or “cancel” to stop. Your answers are kept if you leave and come back.',
  'form.why': 'It helps the engineer to begin without asking you again.',
  'form.needed': 'I can’t leave this one open: support needs it.',
  'form.not-needed':
    'That is not part of this request as it stands. I will use it if it comes to be needed.',
  'meant.ask': 'Did you mean “{what}”?',
  'meant.yes': 'Yes',
  'meant.another': 'No, something else',
  'meant.which': 'I am not sure which of these you mean.',
  'form.which': 'That can be read in more than one way. Which do you mean?',
  'form.changed':
    'My questions have changed since you wrote last. Your answers are kept; this one is open.',
  'form.no-words': 'I can only read words and numbers.',
  'cancel.ask': 'Shall I drop this request? What you told me so far is not sent to anyone.',
  'cancel.yes': 'Yes, drop it',
  'cancel.no': 'No, go on',
  'cancel.done':
    'I have dropped the draft. Nothing of it was sent. If you need support later, just tell me what is wrong.',
  'cancel.kept': 'Good, we go on where we were.',
  'resume.ask': 'Your unfinished request is still here, with all your answers. How shall we go on?',
  'resume.continue': 'Continue',
  'resume.restart': 'Start again',
  'resume.brief': 'Send it as it is',
  'person.ask':
    'I can pass on what you have told me as it is, and a person at the support desk answers you, here or by e-mail. Or we go on with the questions, so that they have all they need. If every minute counts, phone your support centre.',
  'person.brief': 'Pass it on as it is',
  'person.continue': 'Go on with the questions',
  'person.stands-in':
    'What I have not asked you yet goes along as follows, and support is told that it is not from you:\n{items}',
  brief: 'I pass it on as it is. I only need to know how they can reach you.',
  'brief.needed':
    'Good. I leave out what I can, ask only for what is needed, and show you all of it before it goes.',
  'review.title': 'Please check this before I send it',
  'review.intro': 'Nothing is sent until you say so.',
  'review.attachments': 'Files',
  'review.edit': 'Edit {label}',
  'review.send': 'Send to support',
  'review.cancel': 'Cancel',
  'review.how': 'Say “send” to send it, “change” and what you want to change, or “cancel”.',
  'review.what-to-change':
    'What shall I change? Say “change” and the name of a line, such as “change {line}”.',
  'review.nothing-to-skip': 'There is nothing to skip here. {how}',
  'review.not-understood':
    'I can’t tell what that would change, so I have changed nothing. {intro} {how}',
  'review.shall-i': 'Shall I change {label} to {value}?',
  'review.shall-i.part':
    'Shall I change {label} to {value}? That is all I could make of it; the rest changes nothing.',
  'review.not-yet': 'This is not sent yet, because one question is still open.',
  'review.outdated':
    'An answer was changed, so this is not what I would send. A new review follows what I ask below.',
  'review.superseded': 'This review was replaced by a newer one below.',
  'review.sent': 'Sent to support as {reference}.',
  'review.cancelled': 'This no longer counts. Nothing of it was sent or changed.',

  // Opening a case
  'open-case.summary.ask':
    'What is wrong, or what would you like to know? One or two sentences are fine.',
  'open-case.summary.hint': 'Please describe it in a sentence or two, in any language.',
  'open-case.summary.label': 'Summary',
  'open-case.summary.called': 'description|problem|issue|text',
  'open-case.summary.why': 'It is the first thing the engineer reads.',

  'open-case.product.ask': 'Which product is it about? Pick one, or write its name.',
  'open-case.product.hint': 'Please pick a product, or write its name.',
  'open-case.product.label': 'Product',
  'open-case.product.why': 'It decides which engineers take your case.',

  'product.unknown': 'I don’t know a product of that name. Is it really called {said}?',
  'open-case.effect.ask': 'What does it do to your work?',
  'open-case.effect.hint': 'Please pick what comes closest.',
  'open-case.effect.label': 'Effect',
  'open-case.effect.called': 'impact on work|what it does',
  'open-case.effect.why': 'The severity depends on it, and with it how soon you are answered.',
  'open-case.effect.stopped': 'Work has stopped',
  'open-case.effect.degraded': 'Badly slowed or partly down',
  'open-case.effect.impaired': 'A function is impaired, work goes on',
  'open-case.effect.question': 'It is a question',
  'open-case.effect.security': 'It is a security risk',

  'open-case.startedAt.ask':
    'Since when? For example “since 6 this morning” or “yesterday at 14:30”.',
  'open-case.startedAt.hint':
    'I could not read that as a time. Something like “today 06:00”, “2 hours ago” or “2026-11-20 14:30” works.',
  'open-case.startedAt.label': 'Since',
  'open-case.startedAt.called': 'start|start time|started|began|begin|since when|time',
  'open-case.startedAt.why': 'Engineers look for what changed at that time.',

  'open-case.workaround.ask': 'Is there a way around it for now?',
  'open-case.workaround.hint': 'Please pick one, or say “skip”.',
  'open-case.workaround.label': 'Workaround',
  'open-case.workaround.called': 'way around',
  'open-case.workaround.why':
    'A problem with no way around it is more severe by the support policy.',
  'open-case.workaround.none': 'No',
  'open-case.workaround.notScalable': 'Only for a few people',
  'open-case.workaround.yes': 'Yes, people can work that way',

  'open-case.affectedUsers.ask': 'About how many people are affected?',
  'open-case.affectedUsers.hint': 'A number is enough, for example 50. An estimate is fine.',
  'open-case.affectedUsers.label': 'People affected',
  'open-case.affectedUsers.called': 'users|affected users|people|number of users',
  'open-case.affectedUsers.why': 'It tells the engineer how far the problem reaches.',

  'open-case.deadline.ask':
    'Is there a date by which it has to work, such as a go-live? If not, say “skip”.',
  'open-case.deadline.hint':
    'I could not read that as a date. “Friday 17:00” or “2026-12-01” works, or say “skip”.',
  'open-case.deadline.label': 'Needed by',
  'open-case.deadline.called':
    'due date|due|needed by|by when|go-live|has to work by|must work by|has to be fixed by|need it by|need this by',
  'open-case.deadline.why': 'A major milestone at risk counts for the severity.',

  'open-case.businessImpact.ask':
    'What does it mean for your business? For example: no orders can be taken.',
  'open-case.businessImpact.hint': 'A sentence is enough, or say “skip”.',
  'open-case.businessImpact.label': 'Business impact',
  'open-case.businessImpact.called': 'impact|business effect',
  'open-case.businessImpact.why': 'The support desk weighs urgent cases by it.',

  'open-case.severity.ask':
    'By your answers this is Severity {level}, {title}: {matched}. Do you agree? If not, pick another; support settles the severity together with you.',
  'open-case.severity.hint':
    'Please say “yes” for Severity {level}, {title}, or pick another level.',
  'open-case.severity.label': 'Severity',
  'open-case.severity.called': 'priority|urgency|sev|level',
  'open-case.severity.why':
    'It decides how soon you are answered. It is set together with the engineer, and is not raised later.',
  'open-case.severity.choice': 'Severity {level}: {title}',

  'open-case.productVersion.ask': 'Which version, if you know it?',
  'open-case.productVersion.hint': 'A version such as 2402 LTSR or 14.1, or say “skip”.',
  'open-case.productVersion.label': 'Version',
  'open-case.productVersion.called': 'product version|release|build',
  'open-case.productVersion.why': 'Many problems are known for a version, with a fix.',

  'open-case.accountId.ask':
    'What is your Org ID, agreement PIN or serial number? If you don’t have it at hand, say “skip”.',
  'open-case.accountId.hint':
    'It looks like ORG-12345 or a serial number. If you don’t have it at hand, say “skip”.',
  'open-case.accountId.label': 'Org ID, PIN or serial number',
  'open-case.accountId.called':
    'account|account id|org id|organisation id|organization id|pin|serial|serial number|agreement pin',
  'open-case.accountId.why':
    'With it Customer Service finds your contract without asking you again.',

  'open-case.name.ask': 'What is your name?',
  'open-case.name.hint': 'Please write your first and last name.',
  'open-case.name.label': 'Name',
  'open-case.name.called': 'contact|contact name|full name',
  'open-case.name.why': 'The engineer would like to know whom to ask for.',

  'open-case.email.ask': 'Which e-mail address can support reach you at?',
  'open-case.email.hint':
    'That does not look like an e-mail address. It should look like ana@example.com.',
  'open-case.email.label': 'E-mail',
  'open-case.email.called': 'mail|email|email address|e-mail address|mail address',
  'open-case.email.why':
    'Support answers to this address, and every update on your case goes there.',

  'open-case.phone.ask': 'For Severity 1 an engineer calls you. On which number?',
  'open-case.phone.hint':
    'Please write the number with its country code, for example +44 20 7946 0000.',
  'open-case.phone.label': 'Phone',
  'open-case.phone.called': 'number|phone number|mobile|telephone|call-back number',
  'open-case.phone.why':
    'Severity 1 is worked on around the clock, and the engineer needs to reach you at once.',

  'open-case.language.ask':
    'Which language would you like the engineer to speak? Other languages than English are served in local business hours, if somebody is there.',
  'open-case.language.hint': 'Please pick one of these.',
  'open-case.language.label': 'Language',
  'open-case.language.called': 'engineer language|support language',
  'open-case.language.why': 'A language has to be asked for when the case is opened.',

  'open-case.phone-is-faster':
    'A word on Severity 1: if every minute counts, also phone your support centre. I go on taking down your case, so that it is there when they answer.',

  'open-case.call-in':
    'This product’s Severity 1 cases are taken on the phone only: please call your support centre now. I go on taking down the facts and file them, so that they are there when somebody answers.',

  'instant.future': 'That lies in the future: it is {now} now.',
  'instant.past': 'That lies in the past: it is {now} now.',
  'instant.noSuchDate': 'That date does not exist.',

  // Entitlement, for verified customers only
  'entitlement.expired':
    'Your support contract ended on {day}. Your renewal contact or Customer Service can renew it.',
  'entitlement.notStarted': 'Your support contract begins on {day}.',
  'entitlement.suspended':
    'Your support contract is suspended at the moment. Customer Service can tell you why and lift it.',
  'entitlement.productNotCovered':
    'Your support contract does not cover this product. Customer Service can add it.',
  'entitlement.noEntitlement': 'I find no support contract for this. Customer Service can help.',
  'entitlement.goOn':
    'You can go on: I will pass your request to Customer Service, who check it first. A response time can’t be promised until then.',
  'entitlement.endsSoon': 'Your support contract ends on {day}. This case is covered.',

  // The receipt
  'receipt.reference':
    'Your request is in. Reference: {reference}. The case number follows in a moment.',
  'receipt.reference.opened':
    'Your request is in. Reference: {reference}. Your case number is {number}.',
  'receipt.next': 'What happens next:',
  'receipt.response': '• First response by {when}.',
  'receipt.response.stranger':
    '• Customer Service checks your contract first and then passes the case to an engineer. I can’t confirm a response time before that.',
  'receipt.response.unconfirmed':
    '• Customer Service looks at your contract first. I can’t confirm a response time before that.',
  'receipt.response.notStated': '• I can’t confirm when the first response comes: {why}.',
  'receipt.coverage.always':
    '• This severity is worked on around the clock, every day of the year.',
  'receipt.coverage.hours':
    '• It is worked on Monday to Friday, {opens} to {closes} in {place}, except public holidays.',
  'receipt.coverage.closed':
    '• It is worked on Monday to Friday, {opens} to {closes} in {place}, except public holidays. The desk opens again {at}.',
  'receipt.language.primary': '• The engineer answers in {language}.',
  'receipt.phone': '• If every minute counts, phone your support centre and name {reference}.',
  'receipt.language.onRequest':
    '• You asked for {language}: served in local business hours, if somebody is there; otherwise in English.',
  'receipt.language.notOffered':
    '• {language} is not offered in your region, so the answer will be in English.',
  'receipt.language.unconfirmed':
    '• You asked for {language}. I can’t confirm yet whether somebody speaks it.',
  'receipt.because':
    '• By the rule: {package}, Severity {severity}: first response {amount} ({source}).',
  'receipt.noPromise': 'When the problem is solved can’t be promised.',
  'receipt.noResolution':
    'This is the time to a first response. When the problem is solved can’t be promised.',
  'receipt.opened':
    'Your case number is {number}, for your request {reference}. Please name it when you call or write.',
  'when.yours': '{time} ({place} time)',
  'when.near': '{time} {place} time',
  'when.both': '{yours}, which is {desk} at the support desk ({place})',
  'amount.minutes': '{value} minutes',
  'amount.minutes.one': '{value} minute',
  'amount.hours': '{value} hours',
  'amount.hours.one': '{value} hour',
  'amount.businessHours': '{value} business hours',
  'amount.businessHours.one': '{value} business hour',
  'amount.businessDays': '{value} business days',
  'amount.businessDays.one': '{value} business day',
  'amount.within': 'within {size}',
  'amount.lessThan': 'in less than {size}',

  // Questions in between
  'faq.response':
    'With {package}, the first response comes:\n{lines}\nThese are targets for the first response, not for a solution.',
  'faq.response.line': '• Severity {severity}: {target}, so by {by} for a case sent now',
  'faq.response.unknown':
    'That depends on your support package and the severity. I can’t confirm yours here, but Customer Service can once your contract is checked.',
  'faq.resolution':
    'That can’t be promised: the policy names a time for the first response, and none for the solution.',
  'faq.severities': 'The four severities:\n{lines}',
  'faq.severities.line': '• Severity {severity}, {title}: {meaning}',
  'faq.hours':
    'Your support desk works Monday to Friday, {opens} to {closes} in {place}, except public holidays. {now}',
  'faq.hours.open': 'It is open now.',
  'faq.hours.closed': 'It opens again {at}.',
  'faq.hours.unknown':
    'Business hours are 8:00 to 18:00, Monday to Friday, in the region where your account is registered, except public holidays. Severity 1 is served around the clock with every Customer Success Services package.',
  'faq.languages':
    'The support desk offers: {languages}. English always; the others in local business hours, if somebody is there, and if you ask when the case is opened.',
  'policy.own': 'By the rules of your contract ({programme}):',
  'policy.other': 'By the rules of {programme}:',
  'policy.mayDiffer':
    'If your contract is another one, this may differ. Customer Service can tell you.',
  'policy.notStated':
    'I can’t confirm that: the support documents say nothing about it. Support can tell you when your case is open.',
  'policy.head.updates': 'You are updated regularly.',
  'policy.head.escalation': 'If time presses, phone first.',
  'policy.head.licences': 'It depends on your region.',
  'policy.head.extended': 'It comes for a fee.',
  'policy.head.onsite': 'Support is remote first.',
  'faq.privacy':
    'What you write goes to the support team, is used to handle your case, and passwords and card numbers are removed before anything is stored. Say “what do you have about me” to see what is kept, or “delete my data” to have it erased.',
  'faq.phone':
    'You reach your support centre at {numbers}. If you have a case already, please name its number.',
  'faq.phone.unknown': 'I know no phone number for you to call. I can take down your case here.',
  'faq.bot':
    'I am an automated assistant. I take down your case and pass it to people at the support desk, who answer you.',
  'faq.thanks': 'You are welcome.',

  ...cardTexts,
  ...caseTexts,
  ...requestTexts,
  ...proveIdentityTexts,
  ...escalateTexts,
  ...caseChangeTexts,
  ...personTexts,
  ...mailTexts,
  ...privacyTexts,
  ...surveyTexts,
  ...teamsStaffTexts,
  ...specialTexts,
  ...replaceHardwareTexts,
  ...extendedSupportTexts,
  ...reviewPartnerCasesTexts,
  ...giveFeedbackTexts,
  ...teamsTexts,
} as const;
