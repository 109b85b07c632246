import { Popover } from '@mantine/core'
import { IconAlarm, IconClockHour4 } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { Button } from '../../look/button.tsx'
import { fullDate, whenWords } from '../../look/time.ts'
import { useNow } from '../../look/use-now.ts'
import type { CaseActs } from './acts.ts'
import { fromField, toField } from './moments.ts'
import type { ShownCase } from './queries.ts'
import classes from './side.module.css'
import { isOver } from './telling.ts'
import { WhenFields } from './when-fields.tsx'

const DAY_MS = 24 * 3600_000

/** Until when it is to be done: amber in its last day, red when it has passed. */
export function Due({ shown, acts }: { shown: ShownCase; acts: CaseActs }) {
  const [opened, setOpened] = useState(false)
  const [when, setWhen] = useState('')
  const open = () => {
    setWhen(shown.dueAt ? toField(new Date(shown.dueAt)) : '')
    setOpened(true)
  }
  const set = (dueAt: string | null) => {
    setOpened(false)
    void acts.change({ dueAt })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const due = fromField(when)
    if (due) set(due.toISOString())
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={300} trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={classes.value} onClick={() => (opened ? setOpened(false) : open())}>
          {shown.dueAt ? (
            <Badge at={shown.dueAt} over={isOver(shown)} />
          ) : (
            <span className={classes.nobody}>
              Set<span className="unseen"> a due time</span>
            </span>
          )}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Due">
        <form className={classes.popover} onSubmit={submit}>
          <WhenFields label="Due" value={when} onValue={setWhen} />
          <div className={classes.popoverFoot}>
            {shown.dueAt && (
              <Button tone="quiet" onClick={() => set(null)}>
                No due time
              </Button>
            )}
            <Button type="submit" tone="primary" disabled={fromField(when) === null}>
              Set due
            </Button>
          </div>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}

function Badge({ at, over }: { at: string; over: boolean }) {
  const now = useNow(30_000)
  const left = Date.parse(at) - now
  const tone = over ? '' : left < 0 ? classes.late : left < DAY_MS ? classes.soon : ''
  const Icon = !over && left < 0 ? IconAlarm : IconClockHour4
  const words = whenWords(at, now).replace(/^at /, 'today ')
  return (
    <span className={`${classes.badge} ${tone}`}>
      <Icon aria-hidden />
      {!over && left < 0 && 'Late, '}
      <time dateTime={at} title={fullDate(at)}>
        {words}
      </time>
    </span>
  )
}
