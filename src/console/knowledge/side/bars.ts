import type { ProposalView } from '../../../protocol/articles.ts'

/** As many as are shown: what comes after the third is named to nobody. */
const SHOWN = 3

export interface Bar {
  article: string
  title: string
  matched: ProposalView['candidates'][number]['matched']
  /** From 0 to 1, on the same scale as the line. */
  sureness: number
}

/**
 * The first articles with how sure the virtual agent is of each. Scores are to be compared within one proposal only, and the line
 * is drawn for the sureness of the first: so the first stands at its sureness and the others in proportion to it.
 */
export function barsOf({ candidates, reasons }: Pick<ProposalView, 'candidates' | 'reasons'>): Bar[] {
  const most = candidates[0]?.score ?? 0
  const scale = reasons === null || most === 0 ? 1 : reasons.sureness / most
  return candidates.slice(0, SHOWN).map(({ article, title, matched, score }) => ({
    article,
    title,
    matched,
    sureness: Math.min(1, Math.max(0, score * scale)),
  }))
}
