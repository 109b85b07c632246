import type { AnswerStatistics } from '../../protocol/learning.ts'

type Counted = AnswerStatistics['totals']

export interface Figure {
  words: string
  /** As it is shown large: a count, or a share in per cent. */
  value: string
  /** What the share is made of, and how it stands against the span before. */
  against: string
  /** How the change is to be taken; null where it is neither good nor bad, or there is none. */
  tone: 'good' | 'bad' | null
}

/** What is said of the whole: how many asked, and what became of it, each against the same length of time before. */
export function figuresOf(totals: Counted, before: Counted, days: number): Figure[] {
  const span = `the ${days} days before`
  const share = (words: string, count: keyof Counted, of: (counted: Counted) => number, good: 1 | -1): Figure => {
    const now = percent(totals[count], of(totals))
    const then = percent(before[count], of(before))
    const value = now === null ? '–' : `${now} %`
    return { words, value, ...pointWords({ count: totals[count], now, then, good, span }) }
  }
  return [
    { words: 'Asked', value: String(totals.asked), against: moreWords(totals.asked, before.asked, span), tone: null },
    share('Answered', 'answered', ({ asked }) => asked, 1),
    share('Helped', 'helped', given, 1),
    share('Handed over', 'handedOver', ({ asked }) => asked, -1),
    {
      words: 'Marked wrong',
      value: String(totals.wrong),
      against: moreWords(totals.wrong, before.wrong, span),
      tone: totals.wrong === before.wrong ? null : totals.wrong < before.wrong ? 'good' : 'bad',
    },
  ]
}

/** Whom an article was given, or several. */
const given = ({ answered, suggested }: Counted): number => answered + suggested

const percent = (count: number, of: number): number | null => (of === 0 ? null : Math.round((count / of) * 100))

function moreWords(now: number, then: number, span: string): string {
  if (now === then) return `as many as in ${span}`
  return `${Math.abs(now - then)} ${now > then ? 'more' : 'fewer'} than in ${span}`
}

interface Points {
  count: number
  now: number | null
  then: number | null
  good: 1 | -1
  span: string
}

function pointWords({ count, now, then, good, span }: Points): Pick<Figure, 'against' | 'tone'> {
  const times = count === 1 ? 'once' : `${count} times`
  if (now === null || then === null) return { against: times, tone: null }
  const points = now - then
  if (points === 0) return { against: `${times}, as in ${span}`, tone: null }
  const many = `${Math.abs(points)} ${Math.abs(points) === 1 ? 'point' : 'points'}`
  return {
    against: `${times}, ${many} ${points > 0 ? 'more' : 'less'} than before`,
    tone: Math.sign(points) === good ? 'good' : 'bad',
  }
}
