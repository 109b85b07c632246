import { useId } from 'react'
import { type DeskName, deskName } from '../../../protocol/queues.ts'
import classes from './queues.module.css'
import { DESK_NAMES, deskSentence } from './words.ts'

interface DeskSwitchProps {
  /** What is answered there. */
  label: string
  desk: DeskName
  /** Whether Flex can be had; where it cannot, the list of queues says what it takes. */
  connected: boolean
  disabled?: boolean
  choose: (desk: DeskName) => void
}

/** At which desk a queue is answered, with what that means. */
export function DeskSwitch({ label, desk, connected, disabled = false, choose }: DeskSwitchProps) {
  const id = useId()
  return (
    <fieldset className={classes.desk} disabled={disabled} aria-describedby={`${id}-note`}>
      <legend className="unseen">{label}</legend>
      <div className={classes.segments}>
        {deskName.options.map((each) => (
          <label key={each} title={each === 'flex' && !connected ? 'No Twilio account is connected' : undefined}>
            <input
              type="radio"
              name={id}
              checked={desk === each}
              disabled={each === 'flex' && !connected}
              onChange={() => choose(each)}
            />
            {DESK_NAMES[each]}
          </label>
        ))}
      </div>
      <p id={`${id}-note`}>{deskSentence(desk)}</p>
    </fieldset>
  )
}
