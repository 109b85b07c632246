import { IconAlertCircle, IconExternalLink, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, IconButton } from '../../look/button.tsx'
import { fullDate, pastWords } from '../../look/time.ts'
import { useNow } from '../../look/use-now.ts'
import { Ask } from '../../page/ask.tsx'
import { trackerQuery } from '../../settings/tracker-queries.ts'
import { ExternalDialog } from './external-dialog.tsx'
import type { ShownCase } from './queries.ts'
import classes from './side.module.css'
import { useExternal } from './use-external.ts'

const SYSTEMS = { github: 'GitHub issue' } as const
const STATES: Record<string, string> = { waiting: 'being made', open: 'open', closed: 'closed' }

/** The issue outside of the house that the case goes along with; where there is none, the way to one. */
export function External({ of }: { of: ShownCase }) {
  const tracker = useQuery(trackerQuery).data
  const [making, setMaking] = useState<'create' | 'link' | null>(null)
  const { external, mergedInto } = of
  if (external) return <Linked of={of} external={external} />
  if (!tracker || mergedInto !== null) return null
  return (
    <section className={classes.section} aria-label={SYSTEMS[tracker.system]}>
      <h2>{SYSTEMS[tracker.system]}</h2>
      <div className={classes.acts}>
        <Button size="small" onClick={() => setMaking('create')}>
          Make an issue
        </Button>
        <Button size="small" tone="quiet" onClick={() => setMaking('link')}>
          Link one
        </Button>
      </div>
      <ExternalDialog of={of} repository={tracker.repository} kind={making} close={() => setMaking(null)} />
    </section>
  )
}

interface LinkedProps {
  of: ShownCase
  external: NonNullable<ShownCase['external']>
}

function Linked({ of, external }: LinkedProps) {
  const now = useNow(60_000)
  const acts = useExternal(of)
  const [leaving, setLeaving] = useState(false)
  const { system, state, url, reference, title, trouble, syncedAt } = external
  const name = SYSTEMS[system]
  return (
    <section className={classes.section} aria-label={name}>
      <h2>
        {name}
        <span>{STATES[state] ?? state}</span>
      </h2>
      <div className={`${classes.row} ${classes.only}`}>
        {url === '' ? (
          <bdi className="clip" dir="auto">
            {title}
          </bdi>
        ) : (
          <a className={classes.outside} href={url} target="_blank" rel="noopener">
            <bdi className={classes.number}>{reference}</bdi>
            <bdi className="clip" dir="auto">
              {title}
            </bdi>
            <IconExternalLink aria-hidden />
          </a>
        )}
        <IconButton label={`Unlink ${reference}`} className={classes.remove} onClick={() => setLeaving(true)}>
          <IconX aria-hidden />
        </IconButton>
      </div>
      {trouble !== null && (
        <>
          <p className={classes.bad}>
            <IconAlertCircle aria-hidden />
            <span>{trouble}</span>
          </p>
          <Button size="small" disabled={acts.busy} onClick={() => void acts.retry()}>
            Try again
          </Button>
        </>
      )}
      {trouble === null && syncedAt && (
        <p className={classes.same}>
          Looked at{' '}
          <time dateTime={syncedAt} title={fullDate(syncedAt)}>
            {pastWords(syncedAt, now)}
          </time>
        </p>
      )}
      <Ask
        opened={leaving}
        title={`Unlink ${reference}?`}
        verb="Unlink it"
        stay="Keep the link"
        act={acts.unlink}
        close={() => setLeaving(false)}
      >
        <p>The issue and the case stay as they are and no longer follow each other.</p>
      </Ask>
    </section>
  )
}
