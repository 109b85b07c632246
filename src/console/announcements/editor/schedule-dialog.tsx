import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useMemo, useState } from 'react'
import type { AnnouncementView } from '../../../protocol/announcements.ts'
import { Button } from '../../look/button.tsx'
import { useNow } from '../../look/use-now.ts'
import { SelectField, TextField } from '../../page/field.tsx'
import { Note } from '../../page/note.tsx'
import { settingsQuery } from '../../session/virtual-agent.ts'
import classes from './editor.module.css'
import { judgeWall, namedWalls, nextHour, zonesFrom } from './schedule.ts'

interface ScheduleProps {
  opened: boolean
  stored: AnnouncementView | null
  /** A day that was chosen in the calendar, as `2026-11-22`. */
  day: string | undefined
  /** Resolves to null, or to why it was not scheduled. */
  schedule: (wall: string, zone: string) => Promise<string | null>
  close: () => void
}

/** Day, time and zone: what stands on the wall there when it is posted. */
export function ScheduleDialog({ opened, close, ...rest }: ScheduleProps) {
  const moved = rest.stored?.state === 'scheduled'
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={moved ? 'Move it to another time' : 'When is it posted?'}
      size={480}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <ScheduleForm {...rest} moved={moved} close={close} />
    </Modal>
  )
}

const HERE = new Intl.DateTimeFormat().resolvedOptions().timeZone

function ScheduleForm({ stored, day, schedule, close, moved }: Omit<ScheduleProps, 'opened'> & { moved: boolean }) {
  const now = useNow(10_000)
  const ours = useQuery(settingsQuery).data?.timeZone ?? HERE
  const [zone, setZone] = useState(stored?.zone ?? ours)
  const [wall, setWall] = useState(() => stored?.wall ?? (day ? `${day}T10:00` : nextHour(zone, Date.now())))
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const zones = useMemo(() => zonesFrom(ours, HERE), [ours])
  const { at, tone, words } = judgeWall(wall, zone, HERE, now)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (at === null) return
    setBusy(true)
    const why = await schedule(wall, zone)
    setBusy(false)
    if (why === null) close()
    else setFault(why)
  }
  const [date = '', time = ''] = wall.split('T')
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)}>
      <fieldset className={classes.moments} aria-label="Named times">
        {namedWalls(zone, now).map((named) => (
          <button key={named.wall} type="button" aria-pressed={named.wall === wall} onClick={() => setWall(named.wall)}>
            {named.words}
          </button>
        ))}
      </fieldset>
      <div className={classes.pair}>
        <TextField
          label="Day"
          type="date"
          value={date}
          onChange={({ target }) => setWall(`${target.value}T${time}`)}
          data-autofocus
        />
        <TextField
          label="Time"
          type="time"
          value={time}
          onChange={({ target }) => setWall(`${date}T${target.value.slice(0, 5)}`)}
        />
      </div>
      <SelectField
        label="Time zone"
        value={zone}
        onChange={({ target }) => setZone(target.value)}
        hint={zone === HERE ? 'The zone of this computer.' : undefined}
      >
        {zones.map((each) => (
          <option key={each} value={each}>
            {each.replaceAll('_', ' ')}
          </option>
        ))}
      </SelectField>
      <div role="status">
        <Note tone={tone === 'bad' ? 'warn' : tone}>{words}</Note>
      </div>
      {fault !== null && <Note tone="bad">Not scheduled: {fault}</Note>}
      <div className={classes.foot}>
        <Button onClick={close}>Cancel</Button>
        <Button type="submit" tone="primary" disabled={busy || at === null}>
          {moved ? 'Move it' : 'Schedule it'}
        </Button>
      </div>
    </form>
  )
}
