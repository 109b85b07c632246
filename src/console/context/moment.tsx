import { clock, fullDate, shortDate } from '../look/time.ts'

/** A moment in a line of facts. */
export function Moment({ at }: { at: string }) {
  const today = new Date(at).toDateString() === new Date().toDateString()
  return (
    <time dateTime={at} title={fullDate(at)}>
      {today ? `Today ${clock(at)}` : `${shortDate(at)}, ${clock(at)}`}
    </time>
  )
}
