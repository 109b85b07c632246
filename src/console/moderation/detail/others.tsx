import { Link } from '@tanstack/react-router'
import { parseMarkdown, plainText } from '../../../protocol/markdown.ts'
import type { ModerationDetail, ModerationState } from '../../../protocol/moderation.ts'
import { fullDate, shortDate } from '../../look/time.ts'
import { KindIcon } from '../kind-icon.tsx'
import type { ModerationSearch } from '../look.ts'
import { KIND_WORDS } from '../words.ts'
import classes from './detail.module.css'

const STATES: Record<ModerationState, string> = { open: 'Open', done: 'Dealt with', dismissed: 'Dismissed' }

interface OthersProps {
  report: ModerationDetail
  search: ModerationSearch
}

/** What else was said about the same member. */
export function Others({ report: { others, subject }, search }: OthersProps) {
  if (others.length === 0) return null
  return (
    <section className={classes.part} aria-label="Other reports">
      <h2>
        Also about <bdi dir="auto">{subject.name}</bdi>
      </h2>
      <ul className={classes.others}>
        {others.map(({ id, kind, state, text, at }) => (
          <li key={id}>
            <Link to="/moderation/$report" params={{ report: id }} search={search}>
              <KindIcon kind={kind} />
              <span className="clip" dir="auto">
                {plainText(parseMarkdown(text)) || KIND_WORDS[kind]}
              </span>
              <small>{STATES[state]}</small>
              <time dateTime={at} title={fullDate(at)}>
                {shortDate(at)}
              </time>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
