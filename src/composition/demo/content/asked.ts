/** Questions of the last days that nothing answers yet: groups that ask the same, each with how many days ago it was asked. */
export const UNANSWERED: readonly { words: string; days: number; locale: string }[] = [
  { words: 'is there a watch app for the lanterns', days: 1, locale: 'en-GB' },
  { words: 'watch app?', days: 2, locale: 'en-US' },
  { words: 'does lumen trails have a watch app', days: 3, locale: 'en-GB' },
  { words: 'will there be a watch app for garmin', days: 8, locale: 'en-US' },
  { words: 'any watch app planned', days: 9, locale: 'en-GB' },
  { words: 'can i bring my dog on a night walk', days: 1, locale: 'en-GB' },
  { words: 'are dogs ok on a night walk', days: 4, locale: 'en-GB' },
  { words: 'can my dog come on the night walk', days: 10, locale: 'en-US' },
  { words: 'is there a student discount for the trail pass', days: 2, locale: 'en-GB' },
  { words: 'student discount on the trail pass?', days: 5, locale: 'en-US' },
  { words: 'do you give a student discount', days: 11, locale: 'en-GB' },
  { words: 'tem versão para tablet', days: 3, locale: 'pt-BR' },
  { words: 'vai ter versão para tablet?', days: 5, locale: 'pt-BR' },
]

/** What members asked in words that an article does not have, often enough to be worth learning. */
export const WORTH_LEARNING: readonly { article: string; words: string; asked: number }[] = [
  { article: 'Restore a purchase on iPhone', words: 'paid for aurora but it says locked on my iphone', asked: 4 },
  { article: 'Restore a purchase on iPhone', words: 'purchase not showing up after i paid apple', asked: 3 },
]

/** What is asked most, and how often of a hundred; all other articles share the rest. */
export const MOST_ASKED: Readonly<Record<string, number>> = {
  'Restore a purchase on iPhone': 17,
  'Stop the lantern crash': 11,
  'Ask for a refund': 9,
  'You cannot sign in': 7,
  'Group walks': 7,
  'Restaurar uma compra no iPhone': 6,
  'Steps are not counted': 5,
  'The Aurora Pass': 5,
  'Get your roles': 4,
}
