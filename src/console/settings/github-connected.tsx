import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { TrackerView } from '../../protocol/trackers.ts'
import { Button } from '../look/button.tsx'
import { fullDate, pastWords } from '../look/time.ts'
import { useNow } from '../look/use-now.ts'
import { Ask } from '../page/ask.tsx'
import { CopyField } from '../page/copy-field.tsx'
import { Note } from '../page/note.tsx'
import { failureOf, rpc } from '../session/rpc.ts'
import { GithubForm } from './github-form.tsx'
import type { MadeSecret } from './github-hook.tsx'
import { GithubMapping } from './github-mapping.tsx'
import classes from './settings.module.css'
import { trackerQuery } from './tracker-queries.ts'

interface ConnectedProps {
  tracker: TrackerView
  show: (made: MadeSecret) => void
}

/** The repository that is connected: whether it works, how both follow each other, and what can be done about it. */
export function GithubConnected({ tracker, show }: ConnectedProps) {
  const [changing, setChanging] = useState(false)
  const { repository, url, trouble, issues } = tracker
  if (changing) return <GithubForm tracker={tracker} show={show} done={() => setChanging(false)} />
  return (
    <>
      <div>
        <p className={classes.state}>
          <a href={url} target="_blank" rel="noopener" className={classes.link}>
            <bdi>{repository}</bdi>
          </a>
          <span>{issues === 1 ? '1 case has an issue' : `${issues.toLocaleString('en')} cases have issues`}</span>
        </p>
        {trouble === null ? <Heard tracker={tracker} /> : <Note tone="bad">{trouble}</Note>}
      </div>
      <CopyField label="Payload URL of its webhook" value={tracker.hookAddress} />
      <GithubMapping tracker={tracker} />
      <Acts tracker={tracker} show={show} change={() => setChanging(true)} />
    </>
  )
}

function Heard({ tracker: { heardAt, askedAt } }: { tracker: TrackerView }) {
  const now = useNow(60_000)
  const time = (at: string) => (
    <time dateTime={at} title={fullDate(at)}>
      {pastWords(at, now)}
    </time>
  )
  return (
    <p className={classes.small}>
      {heardAt ? <>GitHub told us something {time(heardAt)}.</> : 'GitHub has told us nothing by webhook yet.'}{' '}
      {askedAt && <>It was asked what has changed {time(askedAt)}.</>}
    </p>
  )
}

interface ActsProps extends ConnectedProps {
  change: () => void
}

function Acts({ tracker, show, change }: ActsProps) {
  const client = useQueryClient()
  const [asked, setAsked] = useState<'disconnect' | 'rotate' | null>(null)
  const run = async (act: () => Promise<void>): Promise<string | null> => {
    try {
      await act()
      void client.invalidateQueries(trackerQuery)
      return null
    } catch (error) {
      return failureOf(error).words
    }
  }
  return (
    <>
      <div className={classes.foot}>
        <Button onClick={change}>Change the token</Button>
        <Button onClick={() => setAsked('rotate')}>New webhook secret</Button>
        <Button tone="bad" onClick={() => setAsked('disconnect')}>
          Disconnect
        </Button>
      </div>
      <Ask
        opened={asked === 'disconnect'}
        title={`Disconnect ${tracker.repository}?`}
        verb="Disconnect"
        stay="Stay connected"
        act={() => run(async () => void (await rpc.trackers.disconnect()))}
        close={() => setAsked(null)}
      >
        <p>
          The token is forgotten, and which issue belongs to which case. Issues and cases stay as they are and no longer
          follow each other.
        </p>
      </Ask>
      <Ask
        opened={asked === 'rotate'}
        title="Make a new webhook secret?"
        verb="Make a new one"
        act={() => run(async () => show(await rpc.trackers.rotate()))}
        close={() => setAsked(null)}
      >
        <p>The one that GitHub signs with now ends at once. Set the new one there next.</p>
      </Ask>
    </>
  )
}
