import { IconAlertCircle, IconHandStop, IconPencil } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ServerView } from '../../protocol/server.ts'
import { Button } from '../look/button.tsx'
import { Empty } from '../look/empty.tsx'
import { fullDate, pastWords } from '../look/time.ts'
import { useNow } from '../look/use-now.ts'
import { Note } from '../page/note.tsx'
import { useRun } from '../page/use-run.ts'
import { rpc } from '../session/rpc.ts'
import { serverQuery } from './queries.ts'
import classes from './server.module.css'

/** What somebody has changed by hand since the file was applied. */
export function Drift({ guild, view }: { guild: string; view: ServerView }) {
  const client = useQueryClient()
  const now = useNow(30_000)
  const { busy, fault, run } = useRun()
  const { drift, lookedAt, appliedAt } = view
  const look = () =>
    run(async () => void client.setQueryData(serverQuery(guild).queryKey, await rpc.server.drift({ guild })))
  const items = drift.toSorted((one, other) => Number(other.grave) - Number(one.grave))
  return (
    <section className={classes.part} aria-labelledby="drift">
      <header className={classes.head}>
        <h2 id="drift">Changed by hand</h2>
        <p role="status">
          {lookedAt === null ? (
            'Not looked at yet.'
          ) : (
            <span title={fullDate(lookedAt)}>Looked at {pastWords(lookedAt, now)}.</span>
          )}
        </p>
        <Button size="small" disabled={busy} onClick={() => void look()}>
          {busy ? 'Asking Discord' : 'Look again'}
        </Button>
      </header>
      {fault !== null && <Note tone="bad">Not looked at: {fault}</Note>}
      {appliedAt === null && items.length === 0 && (
        <Empty
          drawing="lantern"
          title="Nothing to compare with yet"
          words="Once the file is applied, whatever somebody changes in Discord by hand stands here."
        />
      )}
      {appliedAt !== null && items.length === 0 && (
        <Empty drawing="tick" title="The server is as the file says" words="It is looked at every 15 minutes." />
      )}
      {items.length > 0 && (
        <>
          <ul className={classes.rows}>
            {items.map(({ kind, part, name, words, grave }) => (
              <li key={`${kind} ${part} ${name} ${words}`} className={grave ? classes.bad : classes.warn}>
                {grave ? <IconAlertCircle aria-hidden /> : <IconPencil aria-hidden />}
                <p>
                  {grave && <b>Grave: </b>}
                  {words}
                </p>
              </li>
            ))}
          </ul>
          <div className={classes.foot}>
            <Link to="/settings/server" search={{ guild, plan: true }} className={classes.primary}>
              <IconHandStop aria-hidden />
              Put it back…
            </Link>
            <span>Shows the plan first. To keep a change, write it into the file.</span>
          </div>
        </>
      )}
    </section>
  )
}
