import { IconExternalLink } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { DiscordView } from '../../../protocol/discord.ts'
import { Button } from '../../look/button.tsx'
import { Picture } from '../../look/picture.tsx'
import type { WizardSearch } from '../search.ts'
import { Onward } from './onward.tsx'
import classes from './wizard.module.css'

/** Which of the servers that the bot is in. */
export function ChooseStep({ discord, search }: { discord: DiscordView; search: WizardSearch }) {
  const navigate = useNavigate()
  const { guilds, invite } = discord
  const choose = (guild: string) => void navigate({ to: '/server/new', search: { guild } })
  return (
    <>
      <h1>Which server?</h1>
      <p className={classes.lead}>The others stay as they are. Each can be set up later in the same way.</p>
      <ul className={classes.guilds}>
        {guilds?.map(({ id, name, icon, missing }) => (
          <li key={id}>
            <Picture of={{ id, picture: icon }} size={36} square />
            <div>
              <bdi>{name}</bdi>
              {missing.length === 0 ? (
                <p>Has all the rights that it needs</p>
              ) : (
                <p className={classes.lacks}>
                  Lacks {new Intl.ListFormat('en').format(missing.map((right) => `“${right}”`))}.{' '}
                  {invite !== null && (
                    <a href={`${invite}&guild_id=${id}`} target="_blank" rel="noopener" className={classes.link}>
                      Give it those
                      <IconExternalLink aria-hidden className="flip" />
                    </a>
                  )}
                </p>
              )}
            </div>
            <Button tone={search.guild === id ? 'default' : 'primary'} onClick={() => choose(id)}>
              {search.guild === id ? 'Chosen' : 'Choose'}
              <span className="unseen"> {name}</span>
            </Button>
          </li>
        ))}
      </ul>
      {search.guild !== undefined && search.step !== undefined && <Onward search={search} />}
    </>
  )
}
