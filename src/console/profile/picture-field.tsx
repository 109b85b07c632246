import { IconPhoto, IconTrash } from '@tabler/icons-react'
import { type ChangeEvent, useRef } from 'react'
import { Button } from '../look/button.tsx'
import { Picture } from '../look/picture.tsx'
import classes from './profile.module.css'
import type { OwnPicture } from './use-picture.ts'

/** The picture that members see when the agent joins: chosen and removed at once, nothing to save. */
export function PictureField({ of, picture }: { of: { id: string; picture: string | null }; picture: OwnPicture }) {
  const file = useRef<HTMLInputElement>(null)
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const [first] = event.target.files ?? []
    if (first) void picture.choose(first)
    // The same file may be chosen again after a fault.
    event.target.value = ''
  }
  return (
    <div className={classes.pictureField}>
      <Picture of={of} size={72} />
      <div>
        <h3 id="own-picture">Picture</h3>
        <div className={classes.acts}>
          <input ref={file} type="file" accept="image/png,image/jpeg,image/webp" hidden onChange={take} />
          <Button
            disabled={picture.busy}
            aria-describedby="own-picture-note"
            onClick={() => {
              file.current?.click()
            }}
          >
            <IconPhoto aria-hidden />
            {picture.busy ? 'Saving the picture' : 'Choose a picture'}
          </Button>
          {of.picture !== null && !picture.busy && (
            <Button tone="quiet" onClick={() => void picture.remove()}>
              <IconTrash aria-hidden />
              Remove<span className="unseen"> the picture</span>
            </Button>
          )}
        </div>
        <p id="own-picture-note" className={picture.fault ? classes.fault : classes.hint} role="status">
          {picture.fault ??
            (of.picture === null
              ? 'Without one, members read that you joined as plain words.'
              : 'Members see it when you join a conversation.')}
        </p>
      </div>
    </div>
  )
}
