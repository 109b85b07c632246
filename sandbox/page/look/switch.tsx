import styles from './switch.module.css'

/** An on-off switch with its words; `hint` is a second, quieter line. */
export function Switch(props: {
  icon: React.ReactNode
  label: string
  hint?: string
  on: boolean
  disabled?: boolean
  onChange: (on: boolean) => void
}) {
  return (
    <label className={styles.row}>
      {props.icon}
      <span className={styles.words}>
        {props.label}
        {props.hint ? <small>{props.hint}</small> : null}
      </span>
      <input
        type="checkbox"
        role="switch"
        aria-label={props.label}
        className={styles.knob}
        checked={props.on}
        aria-checked={props.on}
        disabled={props.disabled}
        onChange={(event) => props.onChange(event.target.checked)}
      />
    </label>
  )
}
