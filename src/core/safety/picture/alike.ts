/** Of 64 fields so many may differ: measured in alike.test.ts, where pictures made anew differ less and other faces more. */
const ALIKE = 8

/** In how many of their 64 fields two pictures differ. */
export function distanceOf(one: string, other: string): number {
  let bits = BigInt(`0x${one}`) ^ BigInt(`0x${other}`)
  let count = 0
  for (; bits > 0n; bits &= bits - 1n) count += 1
  return count
}

/** Whether two pictures look the same; a picture that shows nothing looks like none. */
export const arePicturesAlike = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && distanceOf(one, other) <= ALIKE
