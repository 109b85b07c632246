import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { DiscordView } from '../../../protocol/discord.ts'
import { Button } from '../../look/button.tsx'
import { Note } from '../../page/note.tsx'
import { First } from '../../settings/discord.tsx'
import { TokenForm } from '../../settings/token-form.tsx'
import type { WizardSearch } from '../search.ts'
import { Onward } from './onward.tsx'
import classes from './wizard.module.css'

interface ConnectProps {
  discord: DiscordView
  done: boolean
  search: WizardSearch
}

/** A token, asked about at Discord before it is kept. */
export function ConnectStep({ discord, done, search }: ConnectProps) {
  const { application } = discord
  const [changing, setChanging] = useState(false)
  return (
    <>
      <h1>Connect your bot</h1>
      <p className={classes.lead}>
        Members write to a bot that is yours. One token connects it; it is kept sealed and is never shown again.
      </p>
      {application === null && <First />}
      {application !== null && (
        <>
          {application.problem !== null || application.phase === 'stopped' ? (
            <Note tone="bad">{application.problem ?? 'It is not connected.'}</Note>
          ) : (
            <Note tone="ok">
              <bdi>{application.botName ?? application.name}</bdi> is connected
              {application.simulated && ' to the simulated Discord of this computer'}.
            </Note>
          )}
          {discord.unanswered !== null && <Note tone="warn">{discord.unanswered}</Note>}
          {changing ? (
            <TokenForm verb="Use this token" done={() => setChanging(false)} />
          ) : (
            !done && (
              <div className={classes.foot}>
                <Button onClick={() => setChanging(true)}>Use another token</Button>
                <Link to="/settings" hash="discord" className={classes.link}>
                  Connect it again in Settings
                </Link>
              </div>
            )
          )}
        </>
      )}
      {done && !changing && <Onward search={search} />}
    </>
  )
}
