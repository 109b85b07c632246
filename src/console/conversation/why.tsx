import { Popover } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MessageReason } from '../../protocol/messages.ts'
import { barsOf } from '../knowledge/side/bars.ts'
import { CandidateBars } from '../knowledge/side/candidate-bars.tsx'
import { modelQuery } from '../live/learning.ts'
import { fullDate } from '../look/time.ts'
import { useNow } from '../look/use-now.ts'
import { failureOf, rpc } from '../session/rpc.ts'
import { useVirtualAgent } from '../session/virtual-agent.ts'
import buttons from './buttons.module.css'
import { Mark } from './mark.tsx'
import classes from './why.module.css'
import { engineWords } from './why-engine.ts'
import { signWords } from './why-signs.ts'

/** Opens what was decided, and from what; there it is also said whether that was right. */
export function Why({ message, label }: { message: string; label: string }) {
  const [open, setOpen] = useState(false)
  return (
    <Popover opened={open} onChange={setOpen} width={404} position="top" withinPortal trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={buttons.asks} onClick={() => setOpen((now) => !now)}>
          {label}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Why" p={0} maw="calc(100vw - 16px)">
        {open && <Asked message={message} />}
      </Popover.Dropdown>
    </Popover>
  )
}

function Asked({ message }: { message: string }) {
  const { data, error } = useQuery({
    queryKey: ['why', message],
    queryFn: () => rpc.messages.why({ id: message }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    // What scrolls has to take the keyboard, so that Escape is heard here.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the popover moves the focus to it.
    <div className={classes.why} tabIndex={0} data-autofocus>
      {error && <p>{failureOf(error).words}</p>}
      {!error && !data && <p>Reading…</p>}
      {data && <Reason of={data} />}
      {data?.mark && <Mark message={message} decision={data.decision} mark={data.mark} />}
    </div>
  )
}

function Reason({ of }: { of: MessageReason }) {
  const { words, reasons, at } = of
  const understood = reasons?.words.join(' ') ?? ''
  return (
    <>
      <h2>{words}</h2>
      {understood !== '' && (
        <p className={classes.understood}>
          Understood as <q dir="auto">{understood}</q>
        </p>
      )}
      {of.candidates.length > 0 && (
        <>
          <CandidateBars bars={barsOf(of)} line={reasons?.thresholds.answer} />
          <Line of={of} />
        </>
      )}
      {reasons && <Signs signs={reasons.signs} />}
      <p className={classes.meta}>
        {reasons && <Engine reasons={reasons} />} <time dateTime={at}>{fullDate(at)}</time>
      </p>
    </>
  )
}

function Line({ of: { reasons } }: { of: MessageReason }) {
  const { name } = useVirtualAgent()
  if (!reasons) return null
  const { answer, suggest } = reasons.thresholds
  return (
    <p className={classes.meta}>
      From the line at {answer.toFixed(2)} on {name} answers by itself, from {suggest.toFixed(2)} on it suggests.
    </p>
  )
}

function Signs({ signs }: { signs: Record<string, number> }) {
  const told = signWords(signs)
  if (told.length === 0) return null
  return (
    <section aria-label="What the sureness comes from">
      <h3>What the sureness comes from</h3>
      <ul className={classes.signs}>
        {told.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </section>
  )
}

function Engine({ reasons }: { reasons: NonNullable<MessageReason['reasons']> }) {
  const now = useNow(60_000)
  const { data } = useQuery(modelQuery)
  return engineWords(reasons, data, now)
}
