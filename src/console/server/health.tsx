import { IconAlertCircle, IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { HealthItem } from '../../protocol/server.ts'
import { Button } from '../look/button.tsx'
import { Note } from '../page/note.tsx'
import { failureOf } from '../session/rpc.ts'
import { Invite } from './invite.tsx'
import { healthQuery } from './queries.ts'
import classes from './server.module.css'

const TONES = {
  bad: { Icon: IconAlertCircle, words: 'to mend' },
  warn: { Icon: IconAlertTriangle, words: 'to look at' },
  ok: { Icon: IconCircleCheck, words: 'well' },
} as const
const ORDER: HealthItem['tone'][] = ['bad', 'warn', 'ok']

/** Discord's limits before they are hit, and rights before they are missed. */
export function Health({ guild }: { guild: string }) {
  const { data, error, isFetching, refetch } = useQuery(healthQuery(guild))
  const items = data?.items.toSorted((one, other) => ORDER.indexOf(one.tone) - ORDER.indexOf(other.tone))
  return (
    <section className={classes.part} aria-labelledby="health">
      <header className={classes.head}>
        <h2 id="health">Health</h2>
        <p role="status">{items ? healthSummary(items) : isFetching ? 'Asking Discord…' : ''}</p>
        <Button size="small" disabled={isFetching} onClick={() => void refetch()}>
          {isFetching ? 'Asking Discord' : 'Look again'}
        </Button>
      </header>
      {error && <Note tone="bad">Discord could not be asked: {failureOf(error).words}</Note>}
      <ul className={classes.rows}>
        {items?.map((item) => (
          <Line key={`${item.words} ${item.fix}`} item={item} />
        ))}
      </ul>
    </section>
  )
}

function healthSummary(items: readonly HealthItem[]): string {
  const open = items.filter(({ tone }) => tone !== 'ok').length
  if (open === 0) return 'All is well.'
  return open === 1 ? '1 thing to look at.' : `${open} things to look at.`
}

function Line({ item: { tone, words, fix, invite, used, most } }: { item: HealthItem }) {
  const { Icon, words: said } = TONES[tone]
  const bare = used !== null && most !== null && !words.includes(most.toLocaleString('en'))
  return (
    <li className={classes[tone]}>
      <Icon aria-hidden />
      <div>
        <p>
          <span className="unseen">{said}: </span>
          {words}
          {bare && ` (${used.toLocaleString('en')} of ${most.toLocaleString('en')})`}
        </p>
        {(fix !== null || invite !== null) && (
          <p className={classes.fix}>
            {fix} <Invite href={invite} />
          </p>
        )}
      </div>
    </li>
  )
}
