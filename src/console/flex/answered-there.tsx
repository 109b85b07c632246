import { IconHandStop, IconHeadset, IconLock } from '@tabler/icons-react'
import composer from '../composer/composer.module.css'
import type { Acts } from '../conversation/use-acts.ts'
import type { Detail } from '../live/queries.ts'
import { Button } from '../look/button.tsx'
import { Note } from '../page/note.tsx'
import classes from './flex.module.css'

interface AnsweredThereProps {
  detail: Detail
  acts: Acts
  note: () => void
}

/** Stands where the composer stands while a conversation is answered at Twilio Flex, or waits for an agent there. */
export function AnsweredThere({ detail, acts, note }: AnsweredThereProps) {
  const trouble = detail.transfer?.trouble ?? null
  return (
    <div className={classes.place}>
      {trouble !== null && <Note tone="warn">{trouble}</Note>}
      <div className={`${composer.closed} ${classes.strip}`}>
        <IconHeadset aria-hidden />
        <p>
          <Where detail={detail} />
        </p>
        <Button tone="quiet" shortcut="N" onClick={note}>
          <IconLock aria-hidden />
          Note
        </Button>
        <Button shortcut="I" disabled={acts.busy} onClick={() => void acts.take()}>
          <IconHandStop aria-hidden />
          Take it here
        </Button>
      </div>
    </div>
  )
}

function Where({ detail: { status, deskAgent, transfer } }: { detail: Detail }) {
  if (status === 'assigned') {
    return (
      <>
        Answered in Twilio{'\u00a0'}Flex by <bdi>{deskAgent ?? 'an agent'}</bdi>.
      </>
    )
  }
  return transfer?.state === 'opening' ? 'On its way to Twilio\u00a0Flex.' : 'Waits for an agent in Twilio\u00a0Flex.'
}
