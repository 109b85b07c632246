import {
  IconAlertCircle,
  IconAlertTriangle,
  IconCircleCheck,
  IconExternalLink,
  IconHelpCircle,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { TwilioCheck } from '../../../protocol/twilio.ts'
import { Button } from '../../look/button.tsx'
import { Note } from '../../page/note.tsx'
import { useMayAdmin } from '../../session/rights.ts'
import { failureOf } from '../../session/rpc.ts'
import classes from '../settings.module.css'
import { type Account, checkQuery } from './queries.ts'
import own from './twilio.module.css'
import { CHECK_NAMES, checkSummary } from './words.ts'

const STATES = {
  ok: { Icon: IconCircleCheck, words: 'works' },
  warning: { Icon: IconAlertTriangle, words: 'to look at' },
  fault: { Icon: IconAlertCircle, words: 'to mend' },
  unknown: { Icon: IconHelpCircle, words: 'not known' },
} as const

/** What Twilio says now, a line each, with where it is mended. */
export function LiveCheck({ account }: { account: Account }) {
  const may = useMayAdmin()
  const { data, error, isFetching, refetch } = useQuery({ ...checkQuery(account), enabled: may })
  if (!may) return null
  return (
    <section className={own.check} aria-label="Live check">
      <header>
        <p role="status">{data && !error ? checkSummary(data) : isFetching ? 'Asking Twilio…' : ''}</p>
        <Button size="small" disabled={isFetching} onClick={() => void refetch()}>
          {isFetching ? 'Asking Twilio' : 'Check again'}
        </Button>
      </header>
      {error && <Note tone="bad">Twilio could not be asked: {failureOf(error).words}</Note>}
      {data && (
        <ul>
          {data.map((line) => (
            <Line key={line.what} line={line} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Line({ line: { what, state, words, url } }: { line: TwilioCheck }) {
  const { Icon, words: said } = STATES[state]
  return (
    <li className={own[state]}>
      <Icon aria-hidden />
      <b>
        {CHECK_NAMES[what]}
        <span className="unseen">, {said}:</span>
      </b>
      <p>
        {words}{' '}
        {url !== null && state !== 'ok' && (
          <a href={url} target="_blank" rel="noopener" className={classes.link}>
            Open
            <span className="unseen"> where it is mended, in a new window</span>
            <IconExternalLink aria-hidden className="flip" />
          </a>
        )}
      </p>
    </li>
  )
}
