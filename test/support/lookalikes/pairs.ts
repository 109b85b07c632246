import { readFileSync } from 'node:fs'
import type { StaffFace } from '../../../src/core/safety/lookalike/looks-like.ts'

/** Kind of trick, whom they look like (name and handle), the member (name and handle), and whether it is to alarm. */
export type Pair = [kind: string, name: string, handle: string, theirName: string, theirHandle: string, wanted: boolean]

/** `held-out` was written before there was anything to find lookalikes, and nothing was changed for its sake. */
export const HALVES = ['tuned', 'held-out'] as const

export const pairsOf = (half: (typeof HALVES)[number]): Pair[] =>
  JSON.parse(readFileSync(new URL(`${half}.json`, import.meta.url), 'utf8')) as Pair[]

/** Brands and virtual agents of the pairs. */
export const OFFICIAL = ['Lumen Trails', 'Lumi', 'Harbor Games', 'Harby'].map((name): StaffFace => {
  return { name, handle: name.toLowerCase().replace(' ', ''), official: true }
})

/** The team that a pair's member is compared with. */
export const teamOf = ([, name, handle]: Pair): StaffFace[] =>
  OFFICIAL.some((face) => face.name === name) ? OFFICIAL : [{ name, handle }, ...OFFICIAL]
