import { COMMON_WORDS } from '../../knowledge/common-words.ts'
import { normalise } from '../engine/normalise.ts'

/*
 * Chosen on the validation questions of banking77, hwu64 and clinc150, thirty intents at a time: of a group's questions 81, 88 and 96 of a
 * hundred ask the same, and four of five questions find a group.
 */
const ALIKE = 0.42
/** Share that the letters have of the square of a vector's length; the words have the rest. */
const LETTERS = 0.5
const GRAM = 3
/** After so many questions others get their turn. */
const AT_ONCE = 16

/** Of length one, its features by number. */
interface Vector {
  features: readonly number[]
  weights: Float32Array
}

/** A group under way, and the square of the length of its vectors' sum. */
interface Group {
  members: number[]
  square: number
}

/**
 * Groups questions that ask the same, each text joining the group that is most like it, or beginning one of its own; the first ones
 * begin groups, so that later texts leave groups as they are. Gives way to other work now and then.
 * @returns groups of places in `texts`, the middle of each one first, the others in their order
 */
export async function cluster(texts: readonly string[]): Promise<number[][]> {
  const vectors = await vectorsOf(texts)
  const groups: Group[] = []
  /** What each group's sum has of each feature. */
  const sums: Map<number, number>[] = []
  const likeness = new Float64Array(texts.length)
  for (const [at, vector] of vectors.entries()) {
    if (at % AT_ONCE === 0) await others()
    join(vector, at, { groups, sums, likeness })
  }
  await others()
  return groups.map(({ members }, group) => middleFirst(members, group, vectors, sums))
}

const others = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

function join(
  { features, weights }: Vector,
  at: number,
  { groups, sums, likeness }: { groups: Group[]; sums: Map<number, number>[]; likeness: Float64Array },
): void {
  likeness.fill(0, 0, groups.length)
  for (const [place, feature] of features.entries()) {
    const weight = weights[place]!
    for (const [group, sum] of sums[feature] ?? []) likeness[group]! += weight * sum
  }
  let [best, most] = [groups.length, ALIKE]
  for (const [group, { square }] of groups.entries()) {
    const alike = likeness[group]! / Math.sqrt(square)
    if (alike >= most) [best, most] = [group, alike]
  }
  const group = groups[best] ?? { members: [], square: 0 }
  group.square += (group.members.length > 0 ? 2 * likeness[best]! : 0) + 1
  group.members.push(at)
  groups[best] = group
  for (const [place, feature] of features.entries()) {
    const found = sums[feature] ?? new Map<number, number>()
    found.set(best, (found.get(best) ?? 0) + weights[place]!)
    sums[feature] = found
  }
}

function middleFirst(
  members: readonly number[],
  group: number,
  vectors: readonly Vector[],
  sums: readonly Map<number, number>[],
): number[] {
  if (members.length < 3) return [...members]
  let [middle, most] = [members[0]!, -1]
  for (const at of members) {
    const { features, weights } = vectors[at]!
    const alike = features.reduce((sum, feature, place) => sum + weights[place]! * (sums[feature]?.get(group) ?? 0), 0)
    if (alike > most) [middle, most] = [at, alike]
  }
  return [middle, ...members.filter((at) => at !== middle)]
}

/** Vectors of words and of letters; what many texts have tells little. */
async function vectorsOf(texts: readonly string[]): Promise<Vector[]> {
  const numbers = new Map<string, number>()
  const counts: number[] = []
  const numbered = (features: Iterable<string>): number[] =>
    Array.from(new Set(features), (feature) => {
      const number = numbers.get(feature) ?? numbers.size
      numbers.set(feature, number)
      counts[number] = (counts[number] ?? 0) + 1
      return number
    })
  const found: [words: number[], grams: number[]][] = []
  for (const [at, text] of texts.entries()) {
    if (at % AT_ONCE === 0) await others()
    const words = normalise(text)
    const telling = words.filter((word) => !COMMON_WORDS.has(word))
    const used = telling.length > 0 ? telling : words
    found.push([numbered(used), numbered(used.flatMap(gramsOf))])
  }
  const tells = (feature: number): number => 1 + Math.log((1 + texts.length) / (1 + counts[feature]!))
  return found.map(([words, grams]) => ({
    features: [...words, ...grams],
    weights: Float32Array.from([...scaled(words.map(tells), 1 - LETTERS), ...scaled(grams.map(tells), LETTERS)]),
  }))
}

function scaled(weights: readonly number[], share: number): number[] {
  const square = weights.reduce((sum, weight) => sum + weight * weight, 0)
  return weights.map((weight) => weight * Math.sqrt(share / square))
}

/** Groups of letters of a word with its edges; the mark keeps them apart from whole words. */
function gramsOf(word: string): string[] {
  const edged = Array.from(` ${word} `)
  return edged.slice(0, Math.max(1, edged.length - GRAM + 1)).map((_, at) => `~${edged.slice(at, at + GRAM).join('')}`)
}
