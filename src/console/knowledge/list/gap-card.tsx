import { IconBulb } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { gapsQuery } from '../../live/learning.ts'
import classes from './gap-card.module.css'

export const GAP_DAYS = 7

/** How many questions of the last days had no answer; leads to them. With none there is nothing to say. */
export function GapCard({ open }: { open: boolean }) {
  const { data } = useQuery(gapsQuery(GAP_DAYS))
  if (!data || data.questions === 0) return null
  const questions = data.questions === 1 ? '1 question' : `${data.questions} questions`
  const groups = data.items.length === 1 ? '1 group' : `${data.items.length} groups`
  return (
    <Link
      to="/knowledge/$article"
      params={{ article: 'gaps' }}
      className={classes.card}
      aria-current={open ? 'page' : undefined}
    >
      <IconBulb aria-hidden />
      <span>
        <b>{questions} without an answer</b>
        <small>
          from the last {data.days} days, in {groups}
        </small>
      </span>
    </Link>
  )
}
