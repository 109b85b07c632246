import { IconCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { DiscordView } from '../../../protocol/discord.ts'
import type { WizardSearch } from '../search.ts'
import { type Progress, STEPS, type StepName } from './progress.ts'
import classes from './wizard.module.css'

const WORDS: Record<StepName, string> = {
  connect: 'Connect the bot',
  add: 'Add it to your server',
  choose: 'Choose the server',
  build: 'Make it yours',
  ask: 'Ask it something',
}

interface StepListProps {
  progress: Progress
  discord: DiscordView
  search: WizardSearch
}

/** All steps, with what was decided in those that are done; one may go back to them. */
export function StepList({ progress: { reached, shown, guild }, discord, search }: StepListProps) {
  const servers = discord.guilds?.length ?? 0
  const said: Partial<Record<StepName, string | undefined>> = {
    connect: discord.application?.botName ?? undefined,
    add: servers === 1 ? '1 server' : `${servers} servers`,
    choose: guild?.name,
    build: 'Done',
  }
  return (
    <nav className={classes.list} aria-label="Steps">
      <h2>Set up a server</h2>
      <p>About ten minutes</p>
      <ol>
        {STEPS.map((step, at) => {
          const done = at + 1 < reached
          const sign = done ? <IconCheck aria-hidden /> : at + 1
          const words = (
            <>
              <span className={done ? classes.done : classes.number}>{sign}</span>
              <span>
                <b>{WORDS[step]}</b>
                {done && said[step] && <small dir="auto">{said[step]}</small>}
                {done && <span className="unseen">, done</span>}
              </span>
            </>
          )
          return (
            <li key={step} className={step === shown ? classes.here : ''}>
              {at + 1 <= reached ? (
                <Link
                  to="/server/new"
                  search={{ ...search, step: at + 1 === reached ? undefined : at + 1 }}
                  activeProps={{}}
                  activeOptions={{ exact: true }}
                  aria-current={step === shown ? 'step' : undefined}
                >
                  {words}
                </Link>
              ) : (
                <div className={classes.later}>{words}</div>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
