import { IconShieldCheck, IconUserCancel } from '@tabler/icons-react'
import type { ModerationDetail } from '../../../protocol/moderation.ts'
import { Copied } from '../../look/copied.tsx'
import { Picture } from '../../look/picture.tsx'
import { fullDate } from '../../look/time.ts'
import { ageOfAccount } from '../words.ts'
import classes from './detail.module.css'

/** Who is reported: how the channel knows them, how old their account is, and what is known of them here. */
export function Subject({ report, now }: { report: ModerationDetail; now: number }) {
  const { subject, id } = report
  const { address, name, picture, since, before, blocked, staff } = subject
  return (
    <div className={classes.subject}>
      <Picture of={{ id: address ?? id, picture }} size={44} />
      <div>
        <h2>
          <bdi dir="auto">{name || 'Nobody knows who'}</bdi>
        </h2>
        <p className={classes.marks}>
          {staff && (
            <span className={classes.staff}>
              <IconShieldCheck aria-hidden />
              One of the staff
            </span>
          )}
          {blocked && (
            <span className={classes.blocked}>
              <IconUserCancel aria-hidden />
              Blocked
            </span>
          )}
          {since && <span title={fullDate(since)}>Account {ageOfAccount(since, now)}</span>}
          {before > 0 && <span>{before === 1 ? '1 other report' : `${before} other reports`}</span>}
          {address && <Copied words={address} label="Discord id" />}
        </p>
      </div>
    </div>
  )
}
