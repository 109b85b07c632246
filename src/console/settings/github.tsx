import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Note } from '../page/note.tsx'
import { failureOf } from '../session/rpc.ts'
import { GithubConnected } from './github-connected.tsx'
import { GithubForm } from './github-form.tsx'
import { HookSecret, type MadeSecret } from './github-hook.tsx'
import { Part } from './section.tsx'
import classes from './settings.module.css'
import { trackerSettingsQuery } from './tracker-queries.ts'

/** Where cases have their issues outside of the house. */
export function GithubIssues() {
  const { data, error } = useQuery(trackerSettingsQuery)
  // Kept here, because the log tells of the new connection while its secret is still being read.
  const [made, setMade] = useState<MadeSecret | null>(null)
  return (
    <Part
      id="github"
      title="GitHub Issues"
      words="Agents make an issue of a case, or link one. From then on each follows the other, and members are told when it is done."
    >
      {error && data === undefined && <Note tone="bad">Its state could not be read: {failureOf(error).words}</Note>}
      {made && <HookSecret made={made} done={() => setMade(null)} />}
      {data === null && !made && <First show={setMade} />}
      {data && !made && <GithubConnected tracker={data} show={setMade} />}
    </Part>
  )
}

/** How one comes to a token. */
function First({ show }: { show: (made: MadeSecret) => void }) {
  return (
    <>
      <ol className={classes.steps}>
        <li>
          Make a{' '}
          <a
            href="https://github.com/settings/personal-access-tokens/new"
            target="_blank"
            rel="noopener"
            className={classes.link}
          >
            fine-grained token
          </a>{' '}
          for one repository, with the permission Issues: read and write.
        </li>
        <li>Paste it here. It is kept sealed and is never shown again.</li>
      </ol>
      <GithubForm tracker={null} show={show} />
    </>
  )
}
