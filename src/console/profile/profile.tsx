import { IconEyeOff } from '@tabler/icons-react'
import { useMe } from '../session/session.ts'
import { NameField } from './name-field.tsx'
import { PictureField } from './picture-field.tsx'
import { Preview } from './preview.tsx'
import classes from './profile.module.css'
import { useOwnName } from './use-name.ts'
import { useOwnPicture } from './use-picture.ts'

/** What members read and see of the agent, to be changed beside how it will look to them. */
export function Profile() {
  const { agent, workspace } = useMe()
  const name = useOwnName(agent.publicName)
  const picture = useOwnPicture()
  const address = picture.chosen ?? agent.picture
  return (
    <section className={classes.profile} aria-labelledby="what-members-read">
      <h2 id="what-members-read">What members read</h2>
      <div className={classes.fields}>
        <NameField name={name} />
        <PictureField of={{ id: agent.id, picture: address }} picture={picture} />
        <p className={classes.never}>
          <IconEyeOff aria-hidden />
          {agent.name === agent.publicName ? (
            'Nothing else is shown to members: not your e-mail, and no other name of yours.'
          ) : (
            <span>
              Your own name, <bdi>{agent.name}</bdi>, is never shown to members, and neither is your e-mail.
            </span>
          )}
        </p>
      </div>
      <Preview name={name.shown} picture={address} workspace={workspace.name} />
    </section>
  )
}
