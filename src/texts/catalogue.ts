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
}

export type TextKey = keyof Values

export type Catalogue = Record<TextKey, string>
