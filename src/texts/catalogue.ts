import type { SafetyValues } from './safety-values.ts'

/**
 * What members read: every key with the values that its text takes. A locale is one file that has them all; the compiler
 * misses none. Texts are ICU messages (https://unicode-org.github.io/icu/userguide/format_parse/messages/); values are put in
 * as they are, so names must be escaped for the channel's Markdown by the caller.
 */
export interface Values extends SafetyValues {
  /** First words after a request for help where no virtual agent answers; `question` says whether they brought one. */
  greeting: { question: 'yes' | 'no' }
  /** The same from the virtual agent: who it is, then how to go on. A brand may have its own words for the first. */
  greetingWho: { brand: string }
  greetingHow: { question: 'yes' | 'no' }
  /** An agent has taken the conversation, and what stands below: who that is, and what no agent ever asks. */
  joined: { name: string }
  joinedAssurance: { brand: string }
  /** Below each official message in a channel: whose it is, and how to find out who is one of the team. */
  officialMark: { brand: string }
  /** A person was asked for: the case (`number` has its `#`), the place in the queue, whether anybody is there. */
  caseOpened: { number: string; place: number; available: 'yes' | 'no' }
  /** The same where agents of another desk answer, who assign among themselves: no place is known. */
  caseOpenedElsewhere: { number: string }
  /** An agent has given the conversation to a colleague. */
  goesOnWith: { name: string }
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
  /** The same where only one may be meant. */
  suggestion: Record<string, never>
  /** Two articles by their titles, either of which may be meant; a button for each, and one for neither. */
  whichOfTwo: { first: string; second: string }
  neitherButton: Record<string, never>
  /** A warm word before an answer: to somebody in trouble, and to somebody who asks. */
  warmTrouble: Record<string, never>
  warmAnswer: Record<string, never>
  /** Below an answer made of several articles: their titles. */
  answerFrom: { count: number; titles: string }
  /** It goes on about what was answered, and no other article says more. */
  noMore: Record<string, never>
  /** To words that look like a scam. */
  scamCaution: Record<string, never>
  /** Before a person takes over: why there are questions, and below each of them how to leave it out; `of` is how many there are. */
  formFirst: { of: number }
  formHint: { at: number; of: number }
  formAgain: { kind: 'number' | 'email' | 'order' | 'choice' | 'text' }
  skipButton: Record<string, never>
  /** What was answered, a line each. */
  formThanks: { answers: string }
  /** The virtual agent does not answer in the language of a question. */
  otherLanguage: Record<string, never>
  unknownAnswer: Record<string, never>
  /** After the second question in a row to which there is no answer. */
  unknownAgain: Record<string, never>
  helpedReply: Record<string, never>
  meTooButton: Record<string, never>
  tellMeButton: Record<string, never>
  somethingElseButton: Record<string, never>
  somethingElse: Record<string, never>
  knownCase: { number: string; subject: string }
  joinedCase: { number: string; others: number }
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
  serverDrift: { words: string }
  askFormTitle: Record<string, never>
  askFormQuestion: Record<string, never>
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
  /** How a case stands, as members read it. `outcome` is `none` where it has none. */
  caseStatus: { status: string; type: string; outcome: string }
  reporterCount: { count: number }
  followerCount: { count: number }
  /** The commands by which members file and follow something, as Discord lists them. */
  bugCommand: Record<string, never>
  bugSeverity: Record<string, never>
  bugSeverityName: Record<string, never>
  severity: { severity: string }
  featureCommand: Record<string, never>
  feedbackCommand: Record<string, never>
  mycasesCommand: Record<string, never>
  statusCommand: Record<string, never>
  statusNumber: Record<string, never>
  statusNumberName: Record<string, never>
  /** The commands in the menu of a message, for staff. */
  messageCase: Record<string, never>
  messageBug: Record<string, never>
  messageAdd: Record<string, never>
  /** The forms: titles and labels of at most 45 characters, and what stands below a label, of at most 100. */
  /** Questions beside any chat: `/ask`, *Ask* on a message, and what answers them there. */
  askCommand: Record<string, never>
  askQuestion: Record<string, never>
  askQuestionName: Record<string, never>
  askPublic: Record<string, never>
  askPublicName: Record<string, never>
  messageAsk: Record<string, never>
  askNoWords: Record<string, never>
  askShownBelow: Record<string, never>
  askShowButton: Record<string, never>
  askShowDone: Record<string, never>
  askShowFailed: Record<string, never>
  asideOff: Record<string, never>
  asideGone: Record<string, never>
  asideNotTheirs: Record<string, never>
  forumLead: Record<string, never>
  shownLead: Record<string, never>
  bugTitle: Record<string, never>
  reportSubject: Record<string, never>
  reportSubjectHint: Record<string, never>
  bugWhat: Record<string, never>
  bugWhatHint: Record<string, never>
  bugSteps: Record<string, never>
  bugStepsHint: Record<string, never>
  bugDevice: Record<string, never>
  bugDeviceHint: Record<string, never>
  device: { device: string }
  reportFiles: Record<string, never>
  reportFilesHint: Record<string, never>
  featureTitle: Record<string, never>
  featureArea: Record<string, never>
  featureAreaHint: Record<string, never>
  area: { area: string }
  featureWhat: Record<string, never>
  featureWhy: Record<string, never>
  featureWhyHint: Record<string, never>
  feedbackTitle: Record<string, never>
  feedbackRating: Record<string, never>
  feedbackHint: Record<string, never>
  rating: { score: string }
  feedbackText: Record<string, never>
  detailTitle: Record<string, never>
  detailText: Record<string, never>
  detailHint: Record<string, never>
  fileHint: Record<string, never>
  /** Answers to what a member filed, which only they see. */
  reportFiled: { number: string; type: string }
  reportSimilar: { count: number }
  sameButton: { number: string }
  differentButton: Record<string, never>
  filesButton: Record<string, never>
  filesShown: Record<string, never>
  severityPick: Record<string, never>
  reportKept: { number: string }
  reportWithdrawn: { number: string; others: number }
  reportEmpty: Record<string, never>
  reportLimited: { minutes: number }
  reportTryAgain: Record<string, never>
  /** Answers to what a member pressed on a card, which only they see. */
  caseMeToo: { number: string; count: number; already: 'yes' | 'no' }
  caseFollowed: { number: string; already: 'yes' | 'no'; direct: 'yes' | 'no' }
  caseDirect: { number: string }
  caseLeft: { number: string }
  caseOver: { number: string }
  caseGone: Record<string, never>
  caseDetailThanks: { number: string }
  directButton: Record<string, never>
  leaveButton: Record<string, never>
  caseTryAgain: Record<string, never>
  /** Answers to `/mycases` and `/status`. `when` is what Discord shows as a time. */
  mycasesNone: Record<string, never>
  mycasesMore: { count: number }
  mycasesFollow: Record<string, never>
  cardLink: Record<string, never>
  statusSince: { status: string; when: string }
  statusTold: { when: string; words: string }
  statusNone: { number: string }
  lookTryAgain: Record<string, never>
  /** What staff see under Manage, and the forms behind it. */
  manageNotStaff: Record<string, never>
  manageOwner: { name: string }
  manageNobody: Record<string, never>
  manageConfirm: Record<string, never>
  manageProgress: { type: string }
  manageInfo: Record<string, never>
  manageDuplicate: Record<string, never>
  manageResolve: Record<string, never>
  manageDecline: Record<string, never>
  manageClaim: Record<string, never>
  manageOpen: Record<string, never>
  manageUndo: Record<string, never>
  manageMerged: { number: string; other: string }
  manageNoCase: { number: string }
  manageItself: Record<string, never>
  manageConflict: Record<string, never>
  manageNotSo: Record<string, never>
  manageNobodyWaits: Record<string, never>
  manageEmpty: Record<string, never>
  manageNotLinked: Record<string, never>
  manageTryAgain: Record<string, never>
  infoText: Record<string, never>
  toldHint: Record<string, never>
  duplicateNumber: Record<string, never>
  duplicateHint: Record<string, never>
  resolveOutcome: Record<string, never>
  outcome: { outcome: string }
  resolveVersion: Record<string, never>
  resolveVersionHint: Record<string, never>
  tellWords: Record<string, never>
  /** What staff make of a message, and the answers to it. */
  messageType: Record<string, never>
  caseType: { type: string }
  messageNote: Record<string, never>
  messageNumber: Record<string, never>
  messageNumberHint: Record<string, never>
  messageOpened: { number: string }
  messageKnown: { number: string }
  messageAdded: { number: string }
  messageAddedBefore: { number: string }
  messageGone: Record<string, never>
  manageButton: Record<string, never>
  /** What else the line about a report says in the staff channel, and the line of many. */
  reportOwner: { agent: string }
  reportMany: { count: number }
  /** What stands on a living card, in the workspace's language. `type` is bug or feature. */
  cardMeToo: { count: string; type: string }
  cardFollow: Record<string, never>
  cardDetails: Record<string, never>
  cardDevices: Record<string, never>
  cardArea: Record<string, never>
  cardReporters: { type: string }
  cardFollowers: Record<string, never>
  cardFixedIn: { type: string }
  cardNews: Record<string, never>
  cardDuplicate: { number: string }
  cardOther: { number: string }
  /**
   * What those who wait for a case are told: a reporter, a follower (`role`), or all who are named in its thread (`everyone`). `type` is bug,
   * feature or other; `versioned` and `seen` are yes or no.
   */
  newsConfirmed: NewsAbout
  newsInProgress: NewsAbout & { type: string }
  newsNeedInfo: NewsAbout
  /** `others`: reporters beside the reader; `reporters`: all of them. */
  newsFixed: NewsAbout & {
    type: string
    versioned: string
    version: string
    others: number
    reporters: number
    name: string
  }
  newsDeclined: NewsAbout & { seen: string }
  newsReopened: NewsAbout
  /** Stands above an agent's own words. */
  newsUpdate: NewsAbout
  newsIncident: NewsAbout
  newsIncidentOver: NewsAbout & { versioned: string; version: string }
  /** To who reported something to the moderators: neither what was done nor to whom. */
  newsLookedAt: { number: string }
}

interface NewsAbout {
  role: string
  number: string
  subject: string
}

export type TextKey = keyof Values

export type Catalogue = Record<TextKey, string>
