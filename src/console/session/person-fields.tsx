import classes from './auth.module.css'
import { Field } from './field.tsx'

interface PersonFieldsProps {
  publicName: string
  onPublicName: (publicName: string) => void
  /** What is to be known of the password. */
  passwordHint: string
  autoFocus?: boolean
}

/** What it takes to become somebody who answers: both names, and a sign-in. */
export function PersonFields({ publicName, onPublicName, passwordHint, autoFocus = false }: PersonFieldsProps) {
  return (
    <>
      <div className={classes.pair}>
        <Field
          label="Your name"
          name="name"
          hint="For your team"
          autoComplete="name"
          maxLength={80}
          required
          autoFocus={autoFocus}
          dir="auto"
        />
        <Field
          label="Public name"
          name="publicName"
          hint="What members read"
          maxLength={32}
          value={publicName}
          onChange={(event) => onPublicName(event.target.value)}
          required
          dir="auto"
        />
      </div>
      <Field label="E-mail" name="email" type="email" autoComplete="username" maxLength={200} required />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        hint={passwordHint}
        minLength={10}
        maxLength={200}
        required
      />
    </>
  )
}
