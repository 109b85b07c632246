/** In how many texts each hash stands, in arrays of numbers: a Map of as many would take five times the memory. */
export interface Tally {
  /** Open addressing; a hash of 0 means that the place is free. */
  hashes: Uint32Array
  counts: Uint32Array
  /** The last text that had the hash, so that a text counts once. */
  last: Uint32Array
  used: number
}

const room = (places: number): Tally => ({
  hashes: new Uint32Array(places),
  counts: new Uint32Array(places),
  last: new Uint32Array(places),
  used: 0,
})

export const newTally = (): Tally => room(1 << 12)

/** A tally that is used again counts from nothing. */
export function clearTally(tally: Tally): Tally {
  tally.hashes.fill(0)
  tally.counts.fill(0)
  tally.last.fill(0)
  tally.used = 0
  return tally
}

/** Counts the hashes of one text. @param text a number above 0, another for each text */
export function addToTally(tally: Tally, text: number, hashes: readonly number[]): void {
  for (const hash of hashes) {
    // Half full is the most that finds its place quickly.
    if (tally.used * 2 > tally.hashes.length) grow(tally)
    const at = placeOf(tally, hash || 1)
    if (tally.last[at] === text) continue
    if (tally.counts[at] === 0) tally.used++
    tally.hashes[at] = hash || 1
    tally.counts[at]! += 1
    tally.last[at] = text
  }
}

function placeOf({ hashes }: Tally, hash: number): number {
  const mask = hashes.length - 1
  let at = (hash ^ (hash >>> 15)) & mask
  while (hashes[at] !== 0 && hashes[at] !== hash) at = (at + 1) & mask
  return at
}

function grow(tally: Tally): void {
  const { hashes, counts, last } = tally
  Object.assign(tally, room(hashes.length * 2), { used: tally.used })
  hashes.forEach((hash, from) => {
    if (hash === 0) return
    const at = placeOf(tally, hash)
    tally.hashes[at] = hash
    tally.counts[at] = counts[from]!
    tally.last[at] = last[from]!
  })
}

/** Places of hashes that at least `least` texts have, the most usual first, at most `most`. */
export function usual({ counts }: Tally, least: number, most: number): Uint32Array {
  let found = 0
  for (const count of counts) if (count >= least) found++
  const places = new Uint32Array(found)
  let next = 0
  counts.forEach((count, at) => {
    if (count >= least) places[next++] = at
  })
  return places.sort((a, b) => counts[b]! - counts[a]! || a - b).slice(0, most)
}
