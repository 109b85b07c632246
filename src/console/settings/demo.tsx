import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../look/button.tsx'
import { Ask } from '../page/ask.tsx'
import { failureOf, rpc } from '../session/rpc.ts'
import { useMe } from '../session/session.ts'
import { settingsQuery } from '../session/virtual-agent.ts'
import { Part } from './section.tsx'

/** The way out of the demo: with one button it is gone for good. Only the owner may. */
export function Demo() {
  const { agent, workspace } = useMe()
  const { demo } = useSuspenseQuery(settingsQuery).data
  const [asked, setAsked] = useState(false)
  const articles = useQuery({
    queryKey: ['articles', 'count'],
    queryFn: async () => {
      const { counts } = await rpc.articles.list({ limit: 1 })
      return counts.draft + counts.published
    },
    enabled: demo && agent.role === 'owner',
  }).data
  if (!demo) return null
  const all = articles === undefined ? '' : ` with ${articles === 1 ? '1 article' : `${articles} articles`}`
  return (
    <Part
      id="demo"
      title="Demo"
      words="This workspace is made up, to try things in. Your own stands beside it and is not touched by what happens here."
    >
      {agent.role === 'owner' ? (
        <div>
          <Button tone="bad" onClick={() => setAsked(true)}>
            Remove the demo
          </Button>
        </div>
      ) : (
        <p>Only the owner removes the demo.</p>
      )}
      <Ask
        opened={asked}
        title="Remove the demo?"
        verb={`Remove the demo${all}`}
        stay="Keep it"
        act={removeDemo}
        close={() => setAsked(false)}
      >
        <p>
          <bdi>{workspace.name}</bdi> goes for good, with its conversations, cases, files, agents
          {all && ` and${all.slice(5)}`}. It does not come back at the next start.
        </p>
      </Ask>
    </Part>
  )
}

async function removeDemo(): Promise<string | null> {
  try {
    await rpc.settings.removeDemo()
  } catch (error) {
    return failureOf(error).words
  }
  // Everything that this page holds was of the demo.
  window.location.assign('/inbox/mine')
  return null
}
