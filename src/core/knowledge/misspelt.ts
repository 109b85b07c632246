/**
 * How likely `typed` was meant for `word`, from 0 to 1: one slip (a letter more, less, other, or two swapped) in words from five
 * letters, two in words from eight: "hire" is not "hike". The first letter is almost always right, so it has to be, or to be one of the two that are swapped.
 */
export function misspelt(typed: string, word: string): number {
  const longest = Math.max(typed.length, word.length)
  const allowed = longest >= 8 ? 2 : longest >= 5 ? 1 : 0
  if (Math.abs(typed.length - word.length) > allowed || /\d/.test(typed)) return 0
  if (typed[0] !== word[0] && !(typed[0] === word[1] && typed[1] === word[0])) return 0
  const slips = slipsBetween(typed, word)
  if (slips > allowed) return 0
  return slips === 0 ? 1 : slips === 1 ? 0.8 : 0.55
}

/** Optimal string alignment distance. The words of the index have at most 40 letters. */
function slipsBetween(a: string, b: string): number {
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const other = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + other)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1)
      row.push(least)
    }
    before = above
    above = row
  }
  return above[b.length] ?? 0
}
