/**
 * What members read: every key with the values that its text takes. A locale is one file that has them all; the compiler
 * misses none. Texts are ICU messages (https://unicode-org.github.io/icu/userguide/format_parse/messages/); values are put in
 * as they are, so names must be escaped for the channel's Markdown by the caller.
 */
export interface Values {
  /** First words after a request for help where no virtual agent answers; `question` says whether they brought one. */
  greeting: { question: 'yes' | 'no' }
  /** The same from the virtual agent: who it is, then how to go on. A brand may have its own words for the first. */
  greetingWho: { brand: string }
  greetingHow: { question: 'yes' | 'no' }
  /** An agent has taken the conversation, and what stands below: who that is, and what no agent ever asks. */
  joined: { name: string }
  joinedAssurance: { brand: string }
  /** A person was asked for: the case (`number` has its `#`), the place in the queue, whether anybody is there. */
  caseOpened: { number: string; place: number; available: 'yes' | 'no' }
  /** The same notice when the wait is over. */
  caseTaken: { number: string }
  caseEnded: { number: string }
  neverMind: Record<string, never>
  neverMindDone: { name: string }
  /** The same where no virtual agent answers again. */
  neverMindOff: Record<string, never>
  /** An agent has given the conversation back to the virtual agent. */
  handedBack: { name: string }
  resolved: Record<string, never>
  /** How it was: stands above five buttons. */
  rateQuestion: Record<string, never>
  /** To a contact who has been silent for a while; `hours` until the chat closes. */
  reminder: { hours: number }
  endedBySilence: Record<string, never>
  /** What stands beside the virtual agent's name above its words. */
  virtualAgentLabel: Record<string, never>
  personButton: Record<string, never>
  answerLead: Record<string, never>
  helpedButton: Record<string, never>
  notHelpedButton: Record<string, never>
  suggestions: Record<string, never>
  unknownAnswer: Record<string, never>
  /** After the second question in a row to which there is no answer. */
  unknownAgain: Record<string, never>
  helpedReply: Record<string, never>
  notHelpedReply: Record<string, never>
  noPersonReply: Record<string, never>
  helloReply: Record<string, never>
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
  /** Answers to a button, which only who pressed it sees. */
  pressWithAgent: Record<string, never>
  pressOver: Record<string, never>
  pressUnknown: Record<string, never>
  pressNotYours: Record<string, never>
  pressTryAgain: Record<string, never>
  pressArrived: Record<string, never>
  /** The button for a word on the rating, and the form that it opens. */
  commentButton: Record<string, never>
  commentTitle: Record<string, never>
  commentText: Record<string, never>
  commentThanks: Record<string, never>
  /** The command `/link`, by which an agent proves a Discord account, and its answers. */
  linkCommand: Record<string, never>
  linkCode: Record<string, never>
  linkCodeName: Record<string, never>
  linkDone: { name: string }
  linkWrong: Record<string, never>
  linkWait: { minutes: number }
  linkTaken: Record<string, never>
  linkTryAgain: Record<string, never>
  /** Answers to Take in the staff channel. */
  takeDone: { link: string }
  takeTaken: { name: string }
  takeGone: Record<string, never>
  takeNotLinked: Record<string, never>
  takeTryAgain: Record<string, never>
  /** Lines in the staff channel, in the workspace's language; `words` is what the case is about. */
  staffWaits: { number: string; name: string; words: string }
  staffTaken: { number: string; name: string; words: string; agent: string }
  staffHandedBack: { number: string; name: string; words: string; agent: string }
  staffEnded: { number: string; name: string; words: string }
  /** Those who wait beyond the lines above it. */
  staffMany: { count: number }
  staffOpen: Record<string, never>
  staffTake: Record<string, never>
  /** First words in a private thread, where the member's words are read, and where they are not. */
  threadOpened: Record<string, never>
  threadOpenedByButton: Record<string, never>
}

export type TextKey = keyof Values

export type Catalogue = Record<TextKey, string>
