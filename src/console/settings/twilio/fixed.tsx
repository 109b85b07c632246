import classes from '../settings.module.css'

/** Who decides, where it is not decided here. */
export function Fixed() {
  return (
    <p className={classes.small}>
      The environment decides the account: <code>TWILIO_ACCOUNT_SID</code> and <code>TWILIO_AUTH_TOKEN</code>. Change it
      there, then start again.
    </p>
  )
}
