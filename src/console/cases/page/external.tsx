import { IconAlertCircle, IconExternalLink } from '@tabler/icons-react'
import { fullDate, pastWords } from '../../look/time.ts'
import { useNow } from '../../look/use-now.ts'
import type { ShownCase } from './queries.ts'
import classes from './side.module.css'

const SYSTEMS = { github: 'GitHub issue' } as const

/** The issue outside of the house that the case goes along with. */
export function External({ of: { external } }: { of: ShownCase }) {
  const now = useNow(60_000)
  if (!external) return null
  return (
    <section className={classes.section} aria-label={SYSTEMS[external.system]}>
      <h2>
        {SYSTEMS[external.system]}
        <span>{external.state}</span>
      </h2>
      <a className={classes.outside} href={external.url} target="_blank" rel="noopener">
        <bdi className={classes.number}>{external.reference}</bdi>
        <bdi className="clip" dir="auto">
          {external.title}
        </bdi>
        <IconExternalLink aria-hidden />
      </a>
      {external.trouble !== null ? (
        <p className={classes.bad}>
          <IconAlertCircle aria-hidden />
          <span>{external.trouble}</span>
        </p>
      ) : (
        external.syncedAt && (
          <p className={classes.same}>
            Same as here since{' '}
            <time dateTime={external.syncedAt} title={fullDate(external.syncedAt)}>
              {pastWords(external.syncedAt, now)}
            </time>
          </p>
        )
      )}
    </section>
  )
}
