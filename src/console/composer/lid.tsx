import { IconArrowBackUp, IconPencil, IconX } from '@tabler/icons-react'
import type { Aim } from '../conversation/aim.ts'
import { Words } from '../conversation/words.tsx'
import { IconButton } from '../look/button.tsx'
import classes from './composer.module.css'

/** Sits on the composer and says which message this is about. */
export function Lid({ aim, contact, close }: { aim: NonNullable<Aim>; contact: string; close: () => void }) {
  const edit = aim.type === 'edit'
  const name = aim.message.direction === 'inbound' ? contact : 'your message'
  return (
    <div className={classes.lid}>
      {edit ? <IconPencil aria-hidden /> : <IconArrowBackUp aria-hidden className="flip" />}
      <p className="clip">
        <b>
          {edit ? 'Editing' : 'Replying to'} <bdi>{name}</bdi>
        </b>
        {!edit && (
          <>
            {' '}
            <span dir="auto">{aim.message.text === '' ? 'a file' : <Words text={aim.message.text} plain />}</span>
          </>
        )}
      </p>
      <IconButton label={edit ? 'Keep the old words' : 'Do not quote'} onClick={close}>
        <IconX aria-hidden />
      </IconButton>
    </div>
  )
}
