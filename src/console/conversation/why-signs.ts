/** A sign in plain words, and how far it is from saying nothing: from 0 to 1. */
interface Told {
  words: string
  weight: number
}

type Read = (value: number, signs: Readonly<Record<string, number>>) => Told | null

/** As many as one reads at a glance. */
const MOST = 5

const percent = (share: number): string => `${Math.round(Math.min(1, Math.max(0, share)) * 100)} %`
/** How far a share is from the middle, where it says nothing. */
const apart = (share: number): number => Math.min(1, Math.abs(share - 0.5) * 2)

/** What of the engine's signs says something to a person; the others are the same in another measure. */
const READ: Record<string, Read> = {
  marked: () => ({ words: 'Agents have marked this question, and their word counts first', weight: 2 }),
  topic: () => ({ words: 'It was read together with the question before', weight: 1.9 }),
  probability: (share) => ({
    words: `The first article has ${percent(share)} of all likelihood`,
    weight: apart(share),
  }),
  margin: (lead) => ({
    words:
      lead < 0.1
        ? 'The second article is as likely as the first'
        : `The first is ahead of the second by ${percent(lead)}`,
    weight: apart(lead),
  }),
  agreement: agreement,
  similarity: (likeness) => ({
    words: `The nearest known question is ${percent(likeness)} alike`,
    weight: apart(likeness),
  }),
  ownSimilarity: (likeness) => ({
    words: `What the first article knows is ${percent(likeness)} alike`,
    // The same as above where the nearest is its own.
    weight: apart(likeness) * 0.6,
  }),
  unknown: (share) => ({
    words: share < 0.01 ? 'All words are known from the articles' : `${percent(share)} of the words are in no article`,
    weight: share < 0.01 ? 0.3 : 0.4 + share / 2,
  }),
  none: (logarithm) => {
    const share = Math.exp(logarithm)
    return share < 0.05 ? null : { words: `${percent(share)} like questions that nothing answers`, weight: 0.5 + share }
  },
  length: (logarithm) => {
    const words = Math.round(Math.exp(logarithm) - 1)
    return words > 2 ? null : { words: words === 1 ? 'It has one word only' : 'It has few words', weight: 0.7 }
  },
  words: (fit) => ({ words: `By its words alone the article fits ${percent(fit)}`, weight: 0.55 }),
}

/** Several ways of judging vote; each leaves its own sign, the first aside. */
function agreement(votes: number, signs: Readonly<Record<string, number>>): Told {
  const of = 1 + Object.keys(signs).filter((name) => name.endsWith('Best')).length
  const words =
    votes >= of ? `All ${of} ways of judging name the first` : `${votes} of ${of} ways of judging name the first`
  return { words, weight: votes >= of ? 0.65 : 0.9 - votes / of / 2 }
}

/** What a sureness comes from, in plain words: what says most comes first, at most five. */
export function signWords(signs: Readonly<Record<string, number>>): string[] {
  return Object.entries(signs)
    .flatMap(([name, value]) => READ[name]?.(value, signs) ?? [])
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST)
    .map(({ words }) => words)
}
