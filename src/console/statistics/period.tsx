import classes from './reports.module.css'

const CHOICES = [7, 30, 90]

/** Over how many of the last days is counted, today included. */
export function Period({ days, pick }: { days: number; pick: (days: number) => void }) {
  return (
    <fieldset className={classes.period} aria-label="Of how many days">
      {CHOICES.map((each) => (
        <button key={each} type="button" aria-pressed={each === days} onClick={() => pick(each)}>
          {each} days
        </button>
      ))}
    </fieldset>
  )
}
