import classes from './side.module.css'

interface PeriodPickProps {
  days: number
  choices: readonly number[]
  pick: (days: number) => void
}

/** Over how many of the last days something is counted. */
export function PeriodPick({ days, choices, pick }: PeriodPickProps) {
  return (
    <span className={classes.period}>
      {choices.map((each) => (
        <button key={each} type="button" aria-pressed={each === days} onClick={() => pick(each)}>
          {each} days
        </button>
      ))}
    </span>
  )
}
