import type { CaseChip as Chip } from '../../protocol/cases.ts'
import { STATUS_WORDS } from '../cases/words.ts'
import classes from './case.module.css'

/** The number that people say, as it is written in rows. */
export function CaseChip({ of }: { of: Pick<Chip, 'number'> }) {
  return (
    <span className={classes.chip}>
      <span className="unseen">, case </span>
      <bdi>#{of.number}</bdi>
    </span>
  )
}

/** Shape first, then colour, then the word. */
export function CaseStatus({ status }: { status: Chip['status'] }) {
  return <span className={`${classes.status} ${classes[status]}`}>{STATUS_WORDS[status]}</span>
}
