/**
 * What members read: every key with the values that its text takes. A locale is one file that has them all; the compiler
 * misses none. Texts are ICU messages (https://unicode-org.github.io/icu/userguide/format_parse/messages/); values are put in
 * as they are, so names must be escaped for the channel's Markdown by the caller.
 */
export interface Values {
  /** First words after a request for help; `question` says whether they brought one. */
  greeting: { question: 'yes' | 'no' }
  /** An agent has taken the conversation. */
  joined: { name: string }
  resolved: Record<string, never>
  /** In a private thread, to words that the application may not read. */
  howToReply: Record<string, never>
  /** The command `/helpme` and its option, as Discord lists them. */
  helpCommand: Record<string, never>
  helpQuestion: Record<string, never>
  /** The same option's name in the list; lower case, no spaces. */
  helpQuestionName: Record<string, never>
  /** The answer to the command, which only the member sees; `link` leads to the direct message or the private thread. */
  helpGoesOnDirect: { link: string }
  helpGoesOnInThread: { link: string }
  helpGoesOnHere: Record<string, never>
  helpCannotReach: Record<string, never>
  helpIsStored: Record<string, never>
  helpTryAgain: Record<string, never>
  /** The button under our messages in a private thread, and the form that it opens. */
  replyButton: Record<string, never>
  replyTitle: Record<string, never>
  replyText: Record<string, never>
  replyFiles: Record<string, never>
  replySent: { text: string; files: number }
  replyEmpty: Record<string, never>
  replyTryAgain: Record<string, never>
  replyNotYours: Record<string, never>
  /** First words in a private thread, where the member's words are read, and where they are not. */
  threadOpened: Record<string, never>
  threadOpenedByButton: Record<string, never>
}

export type TextKey = keyof Values

export type Catalogue = Record<TextKey, string>
