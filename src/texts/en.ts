import type { Catalogue } from './catalogue.ts'

export const en: Catalogue = {
  greeting:
    '{question, select, yes {Thanks, our team has your question. An agent answers right here.} other {Hi. Write your question right here, an agent answers.}}',
  joined: '{name} joined the chat.',
  resolved: 'This closes the chat. If something is still wrong, just write, and it opens again.',
  howToReply: 'Discord does not show me what is written here. Press Reply under a message, or mention me in yours.',
  helpCommand: 'Ask our team for help',
  helpQuestion: 'What is it about',
  helpQuestionName: 'question',
  helpGoesOnDirect: 'We go on in your direct messages: {link}',
  helpGoesOnInThread: 'Your direct messages are closed, so we go on in a private thread: {link}',
  helpGoesOnHere: 'We go on right here.',
  helpCannotReach:
    'Your request is with our team, but your direct messages are closed. Open them for this server, then use the command again.',
  helpIsStored: 'Your request is with our team. We write to you as soon as Discord lets us.',
  helpTryAgain: 'We cannot take requests right now. Try again in a minute.',
  replyButton: 'Reply',
  replyTitle: 'Reply to the team',
  replyText: 'Your message',
  replyFiles: 'Files',
  replySent:
    '{files, plural, =0 {Sent to the team: {text}} one {Sent to the team, with # file: {text}} other {Sent to the team, with # files: {text}}}',
  replyEmpty: 'Nothing was sent: the form was empty.',
  replyTryAgain: 'Not sent. We cannot take messages right now. Try again in a minute.',
  replyNotYours: 'Only the person whom this thread is for can reply here.',
  threadOpened: 'Your direct messages are closed, so we talk here. Only you and the team can see this thread.',
  threadOpenedByButton:
    'Your direct messages are closed, so we talk here. Only you and the team can see this thread. Press Reply under a message, or mention me in yours.',
}
