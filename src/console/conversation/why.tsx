import { Popover } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { fullDate } from '../look/time.ts'
import { failureOf, rpc } from '../session/rpc.ts'
import classes from './buttons.module.css'

const MATCHED: Record<string, string> = {
  example: 'like one of its example questions',
  title: 'by its title',
  text: 'by its words',
}

/** Opens what was decided, and from what. */
export function Why({ message, label }: { message: string; label: string }) {
  const [open, setOpen] = useState(false)
  return (
    <Popover opened={open} onChange={setOpen} width={340} position="top" withinPortal trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={classes.asks} onClick={() => setOpen((now) => !now)}>
          {label}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Why" p={0}>
        {open && <Reason message={message} />}
      </Popover.Dropdown>
    </Popover>
  )
}

function Reason({ message }: { message: string }) {
  const { data, error } = useQuery({
    queryKey: ['why', message],
    queryFn: () => rpc.messages.why({ id: message }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (error) return <div className={classes.why}>{failureOf(error).words}</div>
  if (!data) return <div className={classes.why}>Reading…</div>
  return (
    // What scrolls and holds no control still has to take the keyboard, so that Escape is heard here.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the popover moves the focus to it.
    <div className={classes.why} tabIndex={0} data-autofocus>
      <h2>{data.words}</h2>
      {data.candidates.length > 0 && (
        <ol aria-label="Articles that were compared">
          {data.candidates.map(({ article, title, score, matched }) => (
            <li key={article}>
              <b>
                <bdi dir="auto">{title}</bdi>
              </b>
              <span>{Math.round(score * 100)} %</span>
              {MATCHED[matched] && <small>{MATCHED[matched]}</small>}
            </li>
          ))}
        </ol>
      )}
      <p>
        <small>{fullDate(data.at)}</small>
      </p>
    </div>
  )
}
