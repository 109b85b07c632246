import { useId } from 'react'
import classes from './settings.module.css'

interface ChoicesProps {
  legend: string
  /** `taken`: who else has it, so that it cannot be chosen. */
  offered: readonly { id: string; name: string; taken?: string | undefined }[]
  chosen: readonly string[]
  hint: string
  choose: (chosen: string[]) => void
}

/** Any number of a few things. */
export function Choices({ legend, offered, chosen, hint, choose }: ChoicesProps) {
  const note = useId()
  const toggle = (id: string, on: boolean) => choose(on ? [...chosen, id] : chosen.filter((each) => each !== id))
  return (
    <fieldset className={classes.roles} aria-describedby={note}>
      <legend>{legend}</legend>
      <ul>
        {offered.map(({ id, name, taken }) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                checked={chosen.includes(id)}
                disabled={taken !== undefined}
                onChange={(event) => toggle(id, event.target.checked)}
              />
              <bdi dir="auto">{name}</bdi>
              {taken !== undefined && (
                <small>
                  in <bdi>{taken}</bdi>
                </small>
              )}
            </label>
          </li>
        ))}
      </ul>
      <p id={note}>{hint}</p>
    </fieldset>
  )
}
