/** What members and moderators read about who is staff, reports to moderators, appeals and blocks; see catalogue.ts. */
export interface SafetyValues {
  /** Stands below what the brand says officially: announcements, panels, the greeting of those who join. */
  officialMark: { brand: string }
  /** The commands as Discord lists them, their options, and their names in the menus of a member and of a message. */
  verifyCommand: Record<string, never>
  verifyMember: Record<string, never>
  /** An option's name; lower case, no spaces. */
  verifyMemberName: Record<string, never>
  userVerify: Record<string, never>
  reportCommand: Record<string, never>
  appealCommand: Record<string, never>
  messageReport: Record<string, never>
  /** Answers to `/verify`, which only who asked sees; `roles` are names, empty where there is none. */
  verifyStaff: { name: string; brand: string; roles: string }
  verifyNotStaff: { name: string; brand: string }
  verifyUs: { brand: string }
  verifyMachine: { name: string; brand: string }
  verifyList: { brand: string }
  verifyAgents: Record<string, never>
  verifyOwner: Record<string, never>
  verifyMore: { count: number }
  verifyNobody: { brand: string }
  verifyTryAgain: Record<string, never>
  /** The forms of a report to the moderators: a message, or what somebody wrote directly. */
  safetyReportTitle: Record<string, never>
  safetyWhy: Record<string, never>
  safetyWhyHint: Record<string, never>
  safetyWho: Record<string, never>
  safetyWhoHint: Record<string, never>
  safetyWords: Record<string, never>
  safetyWordsHint: Record<string, never>
  /** Answers, which only who reports sees. `joined`: others have reported the same message before. */
  safetyReported: { number: string; joined: 'yes' | 'no' }
  safetyKnown: { number: string }
  safetyOurs: Record<string, never>
  safetyOwn: Record<string, never>
  safetyNobody: Record<string, never>
  safetyTryAgain: Record<string, never>
  /** `when` is a time as Discord shows it. */
  safetyTooYoung: { when: string }
  /** They wrote more than so many messages within a minute. */
  wordsTooFast: { count: number }
  conversationsUsedUp: { count: number; when: string }
  blockedHere: { ends: 'yes' | 'no'; when: string }
  appealTitle: Record<string, never>
  appealText: Record<string, never>
  appealHint: Record<string, never>
  appealButton: Record<string, never>
  appealFiled: { number: string }
  /** What a blocked member wrote has been added to their open appeal. */
  appealAdded: { number: string }
  appealLimited: { when: string }
  /** To the member about whom a moderator did something; `reason` is in the team's own words, `given` says whether there are any. */
  toldDeleted: { where: string; brand: string; given: 'yes' | 'no'; reason: string }
  toldTimedOut: { guild: string; when: string; given: 'yes' | 'no'; reason: string }
  toldTimeOutEnded: { guild: string }
  toldBanned: { guild: string; given: 'yes' | 'no'; reason: string }
  toldBlocked: { brand: string; given: 'yes' | 'no'; reason: string }
  /** Lines in the mod-log, in the workspace's language. */
  modLogReport: { number: string; kind: string; name: string; where: string }
  modLogAppeal: { number: string; name: string }
  modLogAct: { number: string; act: string; agent: string; name: string; minutes: number }
  modLogFailed: { number: string; act: string; agent: string; name: string; words: string }
  /** Greets those who have joined; `names` are mentions. */
  welcomeJoined: { brand: string; count: number; names: string }
  welcomeMore: { count: number }
}
