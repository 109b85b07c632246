import { IconTrendingUp, IconX } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { RisingView } from '../../protocol/incidents.ts'
import { Button, IconButton } from '../look/button.tsx'
import { sayFailed } from '../look/toast.tsx'
import { failureOf, rpc } from '../session/rpc.ts'
import classes from './incident.module.css'
import { incidentsQuery } from './queries.ts'
import { Spark } from './spark.tsx'
import { WordsDialog } from './words-dialog.tsx'

const WHERE: Record<RisingView['platforms'][number], string> = {
  ios: 'on iPhone and iPad',
  android: 'on Android',
  windows: 'on Windows',
  mac: 'on Mac',
  linux: 'on Linux',
  web: 'in the browser',
  console: 'on consoles',
  other: 'elsewhere',
}

/** Above the cases: what members report much more often than they did, and the one click that warns everybody. */
export function Rising() {
  const { data } = useQuery(incidentsQuery)
  const [steepest] = data?.rising ?? []
  return steepest ? <Banner of={steepest} taken={data?.active !== null} /> : null
}

function Banner({ of, taken }: { of: RisingView; taken: boolean }) {
  const client = useQueryClient()
  const [starting, setStarting] = useState(false)
  const dismiss = async () => {
    try {
      client.setQueryData(incidentsQuery.queryKey, await rpc.incidents.dismiss({ id: of.case.id }))
    } catch (error) {
      sayFailed(`Not dismissed: ${failureOf(error).words}`)
    }
  }
  return (
    <section className={classes.rising} aria-label="Rising">
      <IconTrendingUp aria-hidden className={classes.icon} />
      <p className={classes.line}>
        <b dir="auto">“{of.case.subject}” is rising.</b>{' '}
        <span>
          {of.recent} reports in 2 hours, {timesOf(of.times)} the usual. {whereOf(of.platforms)}
        </span>
      </p>
      <Spark hours={of.hours} />
      <Link to="/cases/$id" params={{ id: of.case.id }} className={classes.open}>
        Open <bdi>#{of.case.number}</bdi>
      </Link>
      {!taken && (
        <Button size="small" onClick={() => setStarting(true)}>
          Start incident
        </Button>
      )}
      <IconButton label="Dismiss for 12 hours" onClick={() => void dismiss()}>
        <IconX aria-hidden />
      </IconButton>
      {starting && <WordsDialog about={of.case} close={() => setStarting(false)} />}
    </section>
  )
}

const WORDS = ['', '', 'twice', 'three times', 'four times', 'five times', 'six times', 'seven times', 'eight times']

const timesOf = (times: number): string => WORDS[Math.round(times)] || `${Math.round(times)} times`

function whereOf(platforms: RisingView['platforms']): string {
  const [only, ...more] = platforms
  return only && more.length === 0 ? `First seen ${WHERE[only]}.` : ''
}
