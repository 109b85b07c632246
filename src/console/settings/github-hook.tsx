import type { TrackerView } from '../../protocol/trackers.ts'
import { Button } from '../look/button.tsx'
import { CopyField } from '../page/copy-field.tsx'
import classes from './settings.module.css'

/** A connection with the secret of its webhook, which the server tells this once. */
export interface MadeSecret {
  tracker: TrackerView
  hookSecret: string
}

interface HookSecretProps {
  made: MadeSecret
  done: () => void
}

/** What is to be set on GitHub, so that it tells at once what happens there. The secret can be read this once. */
export function HookSecret({ made: { tracker, hookSecret }, done }: HookSecretProps) {
  return (
    <div className={classes.form}>
      <p className={classes.small}>
        It is connected. To hear at once what happens on GitHub, add a webhook in the repository’s settings, with
        content type application/json and the event Issues. Without it, GitHub is asked every ten minutes.
      </p>
      <CopyField label="Payload URL" value={tracker.hookAddress} />
      <CopyField label="Secret" value={hookSecret} hint="Shown this once." />
      <div className={classes.foot}>
        <Button tone="primary" onClick={done}>
          Done
        </Button>
      </div>
    </div>
  )
}
