import { Link } from '@tanstack/react-router'
import type { Bar } from './bars.ts'
import classes from './candidate-bars.module.css'

const MATCHED: Record<string, string> = {
  example: 'by an example question',
  title: 'by its title',
  text: 'by its text',
}

interface CandidateBarsProps {
  bars: readonly Bar[]
  /** From where on it answers by itself; left out where that is not known. */
  line: number | undefined
  /** The article that is open, where one is. */
  open?: string | null
}

/** Articles that were compared with a question, and how sure the virtual agent is of each. */
export function CandidateBars({ bars, line, open = null }: CandidateBarsProps) {
  return (
    <ol className={classes.candidates} aria-label="Articles that were compared">
      {bars.map(({ article, title, sureness, matched }) => (
        <li key={article}>
          <Link to="/knowledge/$article" params={{ article }} className="clip" title={title}>
            <bdi dir="auto">{title}</bdi>
          </Link>
          <span>{sureness.toFixed(2)}</span>
          <div aria-hidden>
            <i style={{ inlineSize: `${Math.round(sureness * 100)}%` }} />
            {line !== undefined && <u style={{ insetInlineStart: `${Math.round(Math.min(1, line) * 100)}%` }} />}
          </div>
          <small>
            {article === open && 'This article, '}
            {MATCHED[matched]}
          </small>
        </li>
      ))}
    </ol>
  )
}
