import type { SafetyValues } from './safety-values.ts'

export const enSafety: Record<keyof SafetyValues, string> = {
  officialMark: '-# ✓ {brand}, official. Is somebody really one of us? /verify',
  verifyCommand: 'Find out who is really one of us',
  verifyMember: 'Whom you want to be sure about; leave it out to see all of us',
  verifyMemberName: 'member',
  userVerify: 'Is this staff?',
  reportCommand: 'Tell the moderators what somebody wrote to you directly',
  appealCommand: 'Ask the moderators to look at a decision about you again',
  messageReport: 'Report message',
  verifyStaff:
    '✓ **{name}** is one of us at {brand}{roles, select, none {} other { ({roles})}}. Even so: we never ask for your password.',
  verifyNotStaff:
    '**{name}** is not one of us. Nobody of {brand} asks for your password, a code or money. Where they say that they are staff, tell us with /report.',
  verifyUs: 'That is us: the bot of {brand}. We never ask for your password.',
  verifyMachine:
    '**{name}** is a bot, and not the one of {brand}. Give it nothing that you would not give to a stranger.',
  verifyList: 'These are the people of {brand} here. Nobody else speaks for us, and none of us asks for your password.',
  verifyAgents: 'Support',
  verifyOwner: 'Server owner',
  verifyMore: '{count, plural, one {and # more} other {and # more}}',
  verifyNobody:
    'We know of nobody of {brand} here yet. Our bot is marked by Discord as an app, and none of us asks for your password.',
  verifyTryAgain:
    'That could not be looked up. Try again in a moment. Until then trust nobody who asks for a password.',
  safetyReportTitle: 'Report to the moderators',
  safetyWhy: 'What is wrong with it?',
  safetyWhyHint: 'A few words are enough. Only moderators read this.',
  safetyWho: 'Who wrote to you?',
  safetyWhoHint: 'They are not told who reported them.',
  safetyWords: 'What did they write?',
  safetyWordsHint: 'Copy their words, and add screenshots below.',
  safetyReported:
    '{joined, select, yes {Report {number}: others have reported this too, and your words stand with theirs.} other {Report {number} is with the moderators.}} They look at it and decide. Nobody else is told that it was you.',
  safetyKnown: 'You have reported this already: it is {number}, and the moderators have it.',
  safetyOurs: 'That is us: our own bot wrote it. If something is wrong with it, tell us with /feedback.',
  safetyOwn: 'That is you. To have somebody look at a decision about you, use /appeal.',
  safetyNobody: 'Choose who wrote to you, and try again.',
  safetyTryAgain: 'Your report could not be stored. Your words are not lost: try again in a moment.',
  safetyTooYoung:
    'Your account is very new. To keep spam away we take no words from it yet; you can write to us from {when}.',
  wordsTooFast:
    'That was more than {count} messages in a minute, and I took in none after those. Wait a minute, and say the rest in one message.',
  conversationsUsedUp:
    '{count, plural, one {You have opened # conversation} other {You have opened # conversations}} within a day, which is as many as we take. You can open the next one {when}.',
  blockedHere:
    'The moderators have blocked you, so what you write here is neither kept nor answered. {ends, select, yes {The block ends {when}. } other {}}If you think that is a mistake, tell us with /appeal.',
  appealTitle: 'Ask for another look',
  appealText: 'What should we look at again, and why?',
  appealHint: 'Another person reads it. You can do this three times a week.',
  appealButton: 'Appeal',
  appealFiled: 'Appeal {number} is with the moderators. Somebody looks at the decision again and answers you here.',
  appealAdded: 'I have added your words to your appeal {number}. The moderators read them there.',
  appealLimited: 'You have appealed three times this week. The next time is possible {when}.',
  toldDeleted:
    'A moderator of {brand} removed a message of yours in {where}.{given, select, yes { The reason: {reason}} other {}}',
  toldTimedOut:
    'A moderator has paused you in {guild}: you can read, and write again {when}.{given, select, yes { The reason: {reason}} other {}}',
  toldTimeOutEnded: 'Your pause in {guild} is over: you can write again.',
  toldBanned: 'A moderator has banned you from {guild}.{given, select, yes { The reason: {reason}} other {}}',
  toldBlocked:
    'The moderators of {brand} have blocked you: what you write to us is neither kept nor answered.{given, select, yes { The reason: {reason}} other {}}',
  modLogReport:
    '{kind, select, lookalike {👥} scam {🎣} other {🚩}} **{number}** · {kind, select, message {message reported} direct {direct message reported} lookalike {looks like staff} other {looks like a scam}} · {name}{where, select, none {} other { · {where}}}',
  modLogAppeal: '⚖️ **{number}** · appeal · {name}',
  modLogAct:
    '{act, select, delete_message {🗑️ **{number}** · {agent} deleted the message of {name}} time_out {⏸️ **{number}** · {agent} timed {name} out for {minutes, plural, one {# minute} other {# minutes}}} end_time_out {▶️ **{number}** · {agent} ended the time-out of {name}} ban {⛔ **{number}** · {agent} banned {name}} block {🚫 **{number}** · {agent} blocked {name}} note {📝 **{number}** · {agent} left a note} raise {⬆️ **{number}** · {agent} wants an admin to look} dismiss {✔️ **{number}** · {agent} dismissed it: nothing to do} other {↩️ **{number}** · {agent} opened it again}}',
  modLogFailed:
    '⚠️ **{number}** · {agent} wanted to {act, select, delete_message {delete the message of {name}} time_out {time out {name}} end_time_out {end the time-out of {name}} other {ban {name}}}: {words}',
  welcomeJoined:
    'Welcome to {brand}, {names}. /verify tells you who is really one of us. We never ask for your password.',
  welcomeMore: '{count, plural, one {and # more} other {and # more}}',
}
