import type { DiscordView } from '../../../protocol/discord.ts'
import { LinkButton } from '../../look/button.tsx'
import { CopyField } from '../../page/copy-field.tsx'
import { Note } from '../../page/note.tsx'
import { useMe } from '../../session/session.ts'
import type { WizardSearch } from '../search.ts'
import { Onward } from './onward.tsx'
import classes from './wizard.module.css'

/** The invite link; the page sees by itself when it was used. */
export function AddStep({ discord, search }: { discord: DiscordView; search: WizardSearch }) {
  const { invite, guilds, application, unanswered } = discord
  const { sandbox } = useMe()
  const added = (guilds?.length ?? 0) > 0
  return (
    <>
      <h1>Add it to your server</h1>
      <p className={classes.lead}>
        Discord asks which server, and shows the rights that the bot needs. Take one that you own, or a new one to try
        it in.
      </p>
      {invite !== null && (
        <>
          <div className={classes.foot}>
            <LinkButton href={invite} tone={added ? 'default' : 'primary'}>
              {added ? 'Add it to another server' : 'Add to a server'}
            </LinkButton>
          </div>
          <CopyField
            label="Invite link"
            value={invite}
            hint="For who may add bots to the server, where that is somebody else."
          />
        </>
      )}
      {invite === null && application?.simulated && !added && sandbox !== null && (
        <div className={classes.foot}>
          <LinkButton href={sandbox}>Open the sandbox</LinkButton>
        </div>
      )}
      {unanswered !== null && <Note tone="warn">{unanswered}</Note>}
      {added ? (
        <Note tone="ok">It is in {new Intl.ListFormat('en').format((guilds ?? []).map(({ name }) => name))}.</Note>
      ) : (
        <p className={classes.waiting} role="status">
          <i aria-hidden />
          Waiting until it is added. This page sees it by itself.
        </p>
      )}
      {added && <Onward search={search} />}
    </>
  )
}
