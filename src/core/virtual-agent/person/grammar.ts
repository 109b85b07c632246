/**
 * How one language asks for a person, as data. Patterns are regular expressions over words in lower case without accents or marks (see
 * clauses.ts); `<NAME>` stands for the class of that name, whose members are separated by `|`.
 */
export interface Grammar {
  /** BCP 47, without region. */
  locale: string
  /** Whether the language puts spaces between words. */
  spaced: boolean
  classes: Readonly<Record<string, string>>
  /** Words of which a clause that asks has one; the rest of the grammar is only tried where one stands. */
  mentions: string
  /** A stretch of a clause that asks for a person. */
  requests: readonly string[]
  /** What asks by being all that is said: "agent", "mod pls". */
  bare: readonly string[]
  /** Words around a bare one that change nothing. */
  polite: string
  /** Those of the polite words that ask for something: "human please" is a request wherever it stands, "hi human" is none. */
  pressing: string
  /** What answers a question before; only in a clause of its own, because "no human" is the contrary of "No. Human." */
  answers: string
  /** Talk against machines. It asks by itself where it is of the first kind; both are cut out, so that their negation turns nothing round. */
  againstBots: readonly string[]
  complaints: readonly string[]
  /** Words before or within a request that turn it round. */
  negation: string
  /** Negations that are none: "why can't I talk to a human". */
  wishes: string
  /** Words before a request that make it a tale of another time, or of others. */
  tale: string
  /** Letters after a request in which a negation still belongs to it. */
  negatedWithin: number
  /** Words with which the next clause begins though no mark says so: always, or unless what stands before holds on to them ("don't think i want"). */
  breaks: { always: string; before: string; unlessAfter: string } | null
  /** Ways to say that no person is wanted that no negated request covers. */
  refusals: readonly string[]
  /** Words that are mended when one letter is wrong, missing, too many or in the other's place, and their neighbours that are words too. */
  keys: string
  neighbours: string
}

export interface Compiled {
  locale: string
  spaced: boolean
  mentions: RegExp
  requests: readonly RegExp[]
  bare: RegExp
  pressing: RegExp
  filler: RegExp
  againstBots: readonly RegExp[]
  complaints: readonly RegExp[]
  negation: RegExp
  wishes: RegExp
  tale: RegExp
  negatedWithin: number
  breaks: RegExp | null
  refusals: readonly RegExp[]
  keys: readonly string[]
  known: ReadonlySet<string>
}

/** No name in a pattern stays a name: a class may be made of others, but never of itself. */
function expand(pattern: string, classes: Grammar['classes'], depth = 0): string {
  if (depth > 8) throw new RangeError(`classes go round in ${pattern}`)
  return pattern.replace(/<([A-Z_]+)>/g, (_, name: string) => {
    const members = classes[name]
    if (members === undefined) throw new RangeError(`no class ${name}`)
    return `(?:${expand(members, classes, depth + 1)})`
  })
}

function breaking({ classes, spaced, breaks }: Grammar): RegExp | null {
  if (breaks === null) return null
  const [always, before, unlessAfter] = [breaks.always, breaks.before, breaks.unlessAfter].map((part) =>
    expand(part, classes),
  )
  return spaced
    ? new RegExp(` (?=(?:${always}) )|(?<!(?<![a-z0-9])(?:${unlessAfter})) (?=(?:${before}) )`, 'g')
    : new RegExp(`(?=${always})|(?<!${unlessAfter})(?=${before})`, 'g')
}

export function compile(grammar: Grammar): Compiled {
  const { classes, spaced } = grammar
  const one = (pattern: string, flags = 'g'): RegExp => {
    const full = expand(pattern, classes)
    return new RegExp(spaced ? `(?<![a-z0-9])(?:${full})(?![a-z0-9])` : full, flags)
  }
  const all = (patterns: readonly string[]): RegExp[] => patterns.map((pattern) => one(pattern))
  const space = spaced ? ' ' : ''
  const polite = `(?:${expand(grammar.polite, classes)})`
  const beside = `(?:${expand(`${grammar.polite}|${grammar.answers}`, classes)})`
  const bare = `(?:${grammar.bare.map((pattern) => expand(pattern, classes)).join('|')})`
  return {
    locale: grammar.locale,
    spaced,
    mentions: one(grammar.mentions, ''),
    requests: all(grammar.requests),
    bare: new RegExp(`^(?:${polite}${space}){0,6}${bare}(?:${space}${polite}){0,6}$`),
    pressing: one(grammar.pressing, ''),
    filler: new RegExp(`^${beside}(?:${space}${beside}){0,6}$`),
    againstBots: all(grammar.againstBots),
    complaints: all(grammar.complaints),
    negation: one(grammar.negation, ''),
    wishes: one(grammar.wishes),
    tale: one(grammar.tale, ''),
    negatedWithin: grammar.negatedWithin,
    breaks: breaking(grammar),
    refusals: all(grammar.refusals),
    keys: grammar.keys.split(/\s+/).filter((key) => key !== ''),
    known: new Set(`${grammar.keys} ${grammar.neighbours}`.split(/\s+/)),
  }
}
