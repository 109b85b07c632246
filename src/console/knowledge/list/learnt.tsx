import { useQuery } from '@tanstack/react-query'
import { modelQuery } from '../../live/learning.ts'
import { learntWords } from './learnt-words.ts'
import classes from './list.module.css'

/** How far the virtual agent has learnt what is published, at the foot of the list. */
export function Learnt() {
  const { data } = useQuery(modelQuery)
  if (!data) return null
  const { words, title } = learntWords(data)
  return (
    <p className={classes.learnt} role="status" title={title}>
      {words}
      {data.state === 'training' && (
        <span aria-hidden>
          <i style={{ inlineSize: `${Math.round((data.progress ?? 0) * 100)}%` }} />
        </span>
      )}
    </p>
  )
}
