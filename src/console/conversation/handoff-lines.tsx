import { Link } from '@tanstack/react-router'
import type { HandoffCard } from '../../protocol/handoff.ts'
import { readArticle } from '../context/shown-article.ts'
import classes from './handoff-card.module.css'

/** The lines of the card; what has nothing to say is left out. Beside a conversation articles open there, elsewhere as their page. */
export function HandoffLines({ of, beside }: { of: HandoffCard; beside: boolean }) {
  return (
    <dl className={classes.lines}>
      {of.asked.length > 0 && (
        <>
          <dt>Asked</dt>
          <dd>
            {of.asked.map((words) => (
              <p key={words} dir="auto">
                {words}
              </p>
            ))}
          </dd>
        </>
      )}
      <Offered term="Was offered" all={of.offered} beside={beside} />
      <Offered term="Said no to" all={of.refused} beside={beside} />
      {of.answers.map(({ name, value, fits }) => (
        <Answer key={name} name={name} value={value} fits={fits} />
      ))}
    </dl>
  )
}

function Offered({ term, all, beside }: { term: string; all: HandoffCard['offered']; beside: boolean }) {
  if (all.length === 0) return null
  return (
    <>
      <dt>{term}</dt>
      <dd>
        <ul>
          {all.map((one) => (
            <li key={one.id}>
              <Name of={one} beside={beside} />
            </li>
          ))}
        </ul>
      </dd>
    </>
  )
}

function Name({ of: { kind, id, title }, beside }: { of: HandoffCard['offered'][number]; beside: boolean }) {
  const name = <bdi dir="auto">{title}</bdi>
  if (kind === 'article' && beside) {
    return (
      <button type="button" className={classes.link} onClick={() => readArticle(id)}>
        {name}
      </button>
    )
  }
  return kind === 'article' ? (
    <Link to="/knowledge/$article" params={{ article: id }} className={classes.link}>
      {name}
    </Link>
  ) : (
    <Link to="/cases/$id" params={{ id }} className={classes.link}>
      {name}
    </Link>
  )
}

function Answer({ name, value, fits }: HandoffCard['answers'][number]) {
  return (
    <>
      <dt>
        <bdi dir="auto">{name}</bdi>
      </dt>
      <dd>
        <bdi dir="auto">{value}</bdi>
        {!fits && <small>as they wrote it</small>}
      </dd>
    </>
  )
}
