/** Whether one becomes the other by one letter that is left out, put in, exchanged, or swapped with its neighbour. */
export function isOneEdit(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.length - short.length > 1 || short === long) return false
  let from = 0
  while (from < short.length && short[from] === long[from]) from += 1
  let left = short.length
  let right = long.length
  while (left > from && short[left - 1] === long[right - 1]) {
    left -= 1
    right -= 1
  }
  if (short.length < long.length) return left === from && right === from + 1
  if (left === from + 1) return true
  return left === from + 2 && short[from] === long[from + 1] && short[from + 1] === long[from]
}
