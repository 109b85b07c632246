import { IconChevronLeft, IconChevronRight, IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import type { AnnouncementView } from '../../../protocol/announcements.ts'
import { useKeys } from '../../inbox/keys.ts'
import { Button, IconButton } from '../../look/button.tsx'
import { useNow } from '../../look/use-now.ts'
import { Note } from '../../page/note.tsx'
import { useMayModerate } from '../../session/rights.ts'
import { failureOf } from '../../session/rpc.ts'
import { settingsQuery } from '../../session/virtual-agent.ts'
import { calendarQuery } from '../queries.ts'
import { State } from '../state.tsx'
import { cityOf, lead } from '../words.ts'
import classes from './calendar.module.css'
import { clockIn, dayIn, dayWords, monthOf, monthWords, shiftMonth, weekdayWords, weeksOf } from './days.ts'

const route = getRouteApi('/desk/announcements')
const MOST_IN_A_CELL = 3

/** A month of what is due and what was posted, in the workspace's zone; on a phone the days that have something. */
export function Calendar() {
  const zone = useQuery(settingsQuery).data?.timeZone ?? 'UTC'
  const today = dayIn(useNow(60_000), zone)
  const { month = monthOf(today) } = route.useSearch()
  const weeks = weeksOf(month)
  const [from = today, to = today] = [weeks[0]?.[0], weeks.at(-1)?.at(-1)]
  const { data, error } = useQuery({ ...calendarQuery(from, to), placeholderData: keepPreviousData })
  const days = byDay(data ?? [], zone)
  const frame = { month, today, zone, days }
  return (
    <section aria-labelledby="month">
      <Head month={month} today={monthOf(today)} zone={zone} />
      {error && <Note tone="bad">The calendar could not be read: {failureOf(error).words}</Note>}
      <Grid weeks={weeks} {...frame} />
      {data && <Days weeks={weeks} {...frame} />}
    </section>
  )
}

const whenOf = ({ state, dueAt, postedAt, changedAt }: AnnouncementView): string =>
  (state === 'posted' || state === 'deleted' ? postedAt : null) ?? dueAt ?? postedAt ?? changedAt

function byDay(items: readonly AnnouncementView[], zone: string): Map<string, AnnouncementView[]> {
  const days = new Map<string, AnnouncementView[]>()
  for (const item of items.toSorted((one, other) => whenOf(one).localeCompare(whenOf(other)))) {
    const day = dayIn(whenOf(item), zone)
    days.set(day, [...(days.get(day) ?? []), item])
  }
  return days
}

function Head({ month, today, zone }: { month: string; today: string; zone: string }) {
  const navigate = useNavigate()
  const show = (next: string) =>
    void navigate({ to: '/announcements', search: { show: 'calendar', ...(next === today ? {} : { month: next }) } })
  useKeys({ ArrowLeft: () => show(shiftMonth(month, -1)), ArrowRight: () => show(shiftMonth(month, 1)) })
  return (
    <header className={classes.head}>
      <h2 id="month">{monthWords(month)}</h2>
      <IconButton label="Month before" shortcut="←" onClick={() => show(shiftMonth(month, -1))}>
        <IconChevronLeft aria-hidden className="flip" />
      </IconButton>
      <IconButton label="Month after" shortcut="→" onClick={() => show(shiftMonth(month, 1))}>
        <IconChevronRight aria-hidden className="flip" />
      </IconButton>
      {month !== today && (
        <Button size="small" onClick={() => show(today)}>
          This month
        </Button>
      )}
      <span>Times in {cityOf(zone)}</span>
    </header>
  )
}

interface MonthProps {
  weeks: string[][]
  month: string
  today: string
  zone: string
  days: ReadonlyMap<string, AnnouncementView[]>
}

function Grid({ weeks, month, today, zone, days }: MonthProps) {
  return (
    <table className={classes.grid} aria-labelledby="month">
      <thead>
        <tr>
          {weeks[0]?.map((day) => (
            <th key={day} scope="col">
              <abbr title={weekdayWords(day)}>{weekdayWords(day).slice(0, 3)}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <td
                key={day}
                className={monthOf(day) === month ? '' : classes.outside}
                aria-current={day === today ? 'date' : undefined}
              >
                <Cell day={day} zone={zone} coming={day >= today} items={days.get(day) ?? []} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface CellProps {
  day: string
  zone: string
  /** Something can still be scheduled for it. */
  coming: boolean
  items: AnnouncementView[]
}

function Cell({ day, zone, coming, items }: CellProps) {
  const may = useMayModerate()
  const shown = items.length > MOST_IN_A_CELL ? items.slice(0, MOST_IN_A_CELL - 1) : items
  return (
    <>
      <div className={classes.day}>
        <time dateTime={day}>{Number(day.slice(8))}</time>
        {may && coming && <NewOn day={day} />}
      </div>
      {shown.map((item) => (
        <Entry key={item.id} item={item} zone={zone} />
      ))}
      {shown.length < items.length && (
        <details className={classes.rest}>
          <summary>{items.length - shown.length} more</summary>
          {items.slice(shown.length).map((item) => (
            <Entry key={item.id} item={item} zone={zone} />
          ))}
        </details>
      )}
    </>
  )
}

function NewOn({ day }: { day: string }) {
  return (
    <Link
      to="/announcements/$announcement"
      params={{ announcement: 'new' }}
      search={{ day }}
      className={classes.add}
      aria-label={`New announcement on ${dayWords(day)}`}
    >
      <IconPlus aria-hidden />
    </Link>
  )
}

function Entry({ item, zone }: { item: AnnouncementView; zone: string }) {
  const at = whenOf(item)
  return (
    <Link to="/announcements/$announcement" params={{ announcement: item.id }} className={classes.entry}>
      <State state={item.state} short />
      <time dateTime={at}>{clockIn(at, zone)}</time>
      <bdi dir="auto">{lead(item.text).title}</bdi>
    </Link>
  )
}

/** The same on a phone. */
function Days({ weeks, month, zone, days }: MonthProps) {
  const shown = weeks.flat().filter((day) => monthOf(day) === month && days.has(day))
  return (
    <div className={classes.list}>
      {shown.length === 0 && <p className={classes.none}>Nothing was posted, and nothing is due, in this month.</p>}
      {shown.map((day) => (
        <section key={day} aria-label={dayWords(day)}>
          <h3>{dayWords(day)}</h3>
          {days.get(day)?.map((item) => (
            <Entry key={item.id} item={item} zone={zone} />
          ))}
        </section>
      ))}
    </div>
  )
}
