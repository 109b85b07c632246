import classes from './incident.module.css'

const WIDTH = 96
const HEIGHT = 26
const EDGE = 3

/** Twelve hours as one line; the figures stand in the words beside it. */
export function Spark({ hours }: { hours: readonly number[] }) {
  const most = Math.max(1, ...hours)
  const at = (value: number, n: number) => {
    const x = EDGE + (n * (WIDTH - 2 * EDGE)) / Math.max(1, hours.length - 1)
    const y = HEIGHT - EDGE - (value * (HEIGHT - 2 * EDGE)) / most
    return [x.toFixed(1), y.toFixed(1)] as const
  }
  const points = hours.map(at)
  const end = points.at(-1)
  return (
    <svg className={classes.spark} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <polyline points={points.map((point) => point.join(',')).join(' ')} />
      {end && <circle cx={end[0]} cy={end[1]} r="2.5" />}
    </svg>
  )
}
