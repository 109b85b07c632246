import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ArticleView, ProposalView } from '../../../protocol/articles.ts'
import { proposalQuery } from '../../live/articles.ts'
import { useSettled } from '../../look/use-settled.ts'
import { VirtualMark } from '../../look/virtual-mark.tsx'
import { failureOf } from '../../session/rpc.ts'
import { useVirtualAgent } from '../../session/virtual-agent.ts'
import { barsOf } from './bars.ts'
import { CandidateBars } from './candidate-bars.tsx'
import { Caution } from './caution.tsx'
import classes from './try.module.css'
import { verdictOf } from './verdict.ts'

const SETTLED_MS = 250

type TriedArticle = Pick<ArticleView, 'id' | 'status' | 'draft'>

/** What the virtual agent would do with a question, asked of the articles that are published now. */
export function Try({ article }: { article: TriedArticle | null }) {
  const [question, setQuestion] = useState('')
  const [caution, setCaution] = useState<number | null>(null)
  const asked = useSettled(question.trim(), SETTLED_MS)
  const careful = useSettled(caution, SETTLED_MS)
  const { data, error } = useQuery({
    ...proposalQuery(asked, undefined, careful ?? undefined),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
  })
  return (
    <section className={classes.try} aria-labelledby="try">
      <h2 id="try">Try a question</h2>
      <textarea
        aria-label="Try a question"
        aria-describedby="try-note"
        rows={2}
        maxLength={4000}
        placeholder="i payed but pass wont unlock"
        value={question}
        onChange={(event) => setQuestion(event.target.value)}
        dir="auto"
      />
      <p id="try-note" className={classes.note}>
        {noteOf(article)}
      </p>
      <div role="status">
        {asked !== '' && data && <Answer proposal={data} article={article?.id ?? null} />}
        {error && <p className={classes.bad}>{failureOf(error).words}</p>}
      </div>
      {asked !== '' && data?.reasons && <Caution tried={caution} tryWith={setCaution} />}
    </section>
  )
}

function noteOf(article: TriedArticle | null): string {
  if (article?.status === 'draft') return 'Only published articles answer: this draft is left out.'
  if (article?.draft) return 'Asks the articles as they are published now, this one without its changes.'
  return 'Asks the articles as they are published now. Nothing is stored.'
}

function Answer({ proposal, article }: { proposal: ProposalView; article: string | null }) {
  const { name, enabled } = useVirtualAgent()
  const line = proposal.reasons?.thresholds.answer
  return (
    <>
      <CandidateBars bars={barsOf(proposal)} line={line} open={article} />
      <p className={classes.verdict}>
        <VirtualMark size={20} />
        <span>
          {verdictOf(proposal, { article, name })}
          {!enabled && <small> It is switched off now.</small>}
        </span>
      </p>
      {line !== undefined && (
        <p className={classes.line}>
          The line at {line.toFixed(2)} is where {name} starts to answer by itself.
          {proposal.reasons?.engine === 'words' && ' It goes by words alone here.'}
        </p>
      )}
    </>
  )
}
