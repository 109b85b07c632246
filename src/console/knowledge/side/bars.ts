import type { JudgementReasons } from '../../../protocol/articles.ts'

/** As many as are shown: what comes after the third is named to nobody. */
const SHOWN = 3

interface Compared {
  article: string
  title: string
  /** What of it was most like the question. */
  matched: string
}

export interface Bar extends Compared {
  /** From 0 to 1, on the same scale as the line. */
  sureness: number
}

interface Judged {
  candidates: readonly (Compared & { score: number })[]
  reasons: Pick<JudgementReasons, 'sureness'> | null
}

/**
 * The first articles with how sure the virtual agent is of each. Scores are to be compared within one proposal only, and the line
 * is drawn for the sureness of the first: so the first stands at its sureness and the others in proportion to it.
 */
export function barsOf({ candidates, reasons }: Judged): Bar[] {
  const most = candidates[0]?.score ?? 0
  const scale = reasons === null || most === 0 ? 1 : reasons.sureness / most
  return candidates.slice(0, SHOWN).map(({ article, title, matched, score }) => ({
    article,
    title,
    matched,
    sureness: Math.min(1, Math.max(0, score * scale)),
  }))
}
