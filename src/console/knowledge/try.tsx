import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ArticleView, ProposalView } from '../../protocol/articles.ts'
import { proposalQuery } from '../live/articles.ts'
import { useSettled } from '../look/use-settled.ts'
import { VirtualMark } from '../look/virtual-mark.tsx'
import { failureOf } from '../session/rpc.ts'
import { useVirtualAgent } from '../session/virtual-agent.ts'
import classes from './try.module.css'
import { verdictOf } from './verdict.ts'

const SETTLED_MS = 250
const MATCHED = { example: 'by an example question', title: 'by its title', text: 'by its text' } as const

/** What the virtual agent would do with a question, asked of the articles that are published now. */
export function Try({ article }: { article: Pick<ArticleView, 'id' | 'status'> | null }) {
  const [question, setQuestion] = useState('')
  const asked = useSettled(question.trim(), SETTLED_MS)
  const { data, error } = useQuery({
    ...proposalQuery(asked, undefined),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
  })
  return (
    <section className={classes.try} aria-labelledby="try">
      <h2 id="try">Try a question</h2>
      <textarea
        aria-labelledby="try"
        aria-describedby="try-note"
        rows={2}
        maxLength={4000}
        placeholder="i payed but pass wont unlock"
        value={question}
        onChange={(event) => setQuestion(event.target.value)}
        dir="auto"
      />
      <p id="try-note" className={classes.note}>
        {article?.status === 'draft'
          ? 'Only published articles answer: this draft is left out.'
          : 'Asks the articles as they are published now. Nothing is stored.'}
      </p>
      <div role="status">
        {asked !== '' && data && <Answer proposal={data} article={article?.id ?? null} />}
        {error && <p className={classes.bad}>{failureOf(error).words}</p>}
      </div>
    </section>
  )
}

function Answer({ proposal, article }: { proposal: ProposalView; article: string | null }) {
  const { name, enabled } = useVirtualAgent()
  return (
    <>
      <ol className={classes.candidates}>
        {proposal.candidates.map((candidate) => (
          <li key={candidate.article}>
            <Link
              to="/knowledge/$article"
              params={{ article: candidate.article }}
              className="clip"
              title={candidate.title}
            >
              <bdi dir="auto">{candidate.title}</bdi>
            </Link>
            <span>{candidate.score.toFixed(2)}</span>
            <div aria-hidden>
              <i style={{ inlineSize: `${Math.round(candidate.score * 100)}%` }} />
            </div>
            <small>
              {candidate.article === article && 'This article, '}
              {MATCHED[candidate.matched]}
            </small>
          </li>
        ))}
      </ol>
      <p className={classes.verdict}>
        <VirtualMark size={20} />
        <span>
          {verdictOf(proposal, { article, name })}
          {!enabled && <small> It is switched off now.</small>}
        </span>
      </p>
    </>
  )
}
