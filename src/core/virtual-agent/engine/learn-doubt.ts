import { type Blend, blend, fitBlend } from './blend.ts'
import { consult, type Labelled, type Learning, learnMembers, type Members } from './members.ts'
import { randomOf, shuffle, upTo } from './random.ts'
import { bestTwo, fitRejector, judge, type Rejector, signsOf } from './rejector.ts'
import { chooseThresholds, type Thresholds } from './thresholds.ts'

/** What is learnt by asking members what they have not seen. */
export interface Doubt {
  blend: Blend
  rejector: Rejector
  thresholds: Thresholds
  measured: Measured
}

/** What members are worth on questions that were kept from them; shares from 0 to 1. */
export interface Measured {
  /** Of questions whose article they know: it came first. */
  right: number
  /** Of questions whose article is hidden from them, or that have none: they would not have answered. */
  leftUnanswered: number
}

/** A question put to members who do not know it. */
interface Asked extends Labelled {
  /** Whether the article that answers it was kept from the members as a whole. */
  hidden: boolean
}

const FEW_EXAMPLES = 3000
/** Rounds of hiding: with few examples one round says little. */
const ROUNDS = { few: 3, many: 1 }
/** Questions of a kind in all rounds: more say nothing new to some forty numbers. */
const MOST_ASKED = 1800

/** In how many steps of equal length all is learnt: the rounds, and the members that will answer. */
export const roundsFor = (examples: readonly Labelled[]): number =>
  examples.length < FEW_EXAMPLES ? ROUNDS.few : ROUNDS.many

/**
 * Learns how the members count together, and what a question looks like that no article answers.
 * @param of its progress is told for each round from 0 to 1
 */
export function learnDoubt(examples: readonly Labelled[], of: Learning, articles: number): Doubt {
  const rounds = Array.from({ length: roundsFor(examples) }, (_, round) => hide(examples, of, articles, round))
  const weights = fitBlend(
    rounds.flatMap(({ members, asked }) =>
      asked.filter(({ hidden }) => !hidden).map((each) => () => consult(members, each.words).scores),
    ),
    rounds.flatMap(({ asked }) => asked.filter(({ hidden }) => !hidden).map(({ label }) => label)),
  )
  const seen = rounds.flatMap(({ members, asked }) =>
    asked.map(({ words, label, hidden }) => {
      const opinion = consult(members, words)
      const likely = blend(weights, opinion.scores)
      return {
        signs: signsOf(opinion, likely, articles),
        kind: label >= articles ? ('none' as const) : hidden ? ('hidden' as const) : ('answered' as const),
        right: bestTwo(likely, articles)[0] === label,
      }
    }),
  )
  // What is in scope and answered wrong teaches neither.
  const rejector = fitRejector(seen.filter(({ kind, right }) => kind !== 'answered' || right))
  const judged = seen.map(({ signs, ...each }) => ({ ...each, sureness: judge(rejector, signs) }))
  const thresholds = chooseThresholds(judged)
  const answered = judged.filter(({ kind }) => kind === 'answered')
  const others = judged.filter(({ kind }) => kind !== 'answered')
  const measured = {
    right: shareOf(answered, ({ right }) => right),
    leftUnanswered: shareOf(others, ({ sureness }) => sureness < thresholds.answer),
  }
  return { blend: weights, rejector, thresholds, measured }
}

const shareOf = <Each>(all: readonly Each[], is: (each: Each) => boolean): number =>
  all.filter(is).length / Math.max(1, all.length)

/** One round: a quarter of the articles and a fifth of the others' examples are hidden, members learn the rest. */
function hide(
  examples: readonly Labelled[],
  of: Learning,
  articles: number,
  round: number,
): { members: Members; asked: Asked[] } {
  const random = randomOf(of.seed * 7919 + round)
  const order = upTo(articles)
  shuffle(order, randomOf(of.seed))
  const place = new Uint32Array(articles)
  order.forEach((label, at) => {
    place[label] = at
  })
  const known: Labelled[] = []
  const asked: Asked[] = []
  for (const each of examples) {
    const none = each.label >= articles
    const hidden = !none && place[each.label]! % 4 === round % 4
    // Nobody asks in the words of a title or a text; but of a hidden article nothing may be known.
    if (each.part !== 'example') {
      if (!hidden) known.push(each)
    } else if (hidden || random() < (none ? 0.5 : 0.2)) asked.push({ ...each, hidden: hidden || none })
    else known.push(each)
  }
  const members = learnMembers(known, { ...of, seed: of.seed + round + 1 })
  return { members, asked: thin(asked, articles, random, Math.ceil(MOST_ASKED / roundsFor(examples))) }
}

/** At most so many of those that have an answer and of those whose article is hidden; all that nothing answers, which are few. */
function thin(asked: readonly Asked[], articles: number, random: () => number, most: number): Asked[] {
  const share = (hidden: boolean) =>
    most / asked.filter((each) => each.hidden === hidden && each.label < articles).length
  const shares = { hidden: share(true), shown: share(false) }
  return asked.filter(({ hidden, label }) => label >= articles || random() < (hidden ? shares.hidden : shares.shown))
}
