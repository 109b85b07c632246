import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { EndpointView } from '../../protocol/endpoint.ts'
import { Button } from '../look/button.tsx'
import { Ask } from '../page/ask.tsx'
import { Note } from '../page/note.tsx'
import { failureOf, rpc } from '../session/rpc.ts'
import { EndpointForm } from './endpoint-form.tsx'
import { endpointQuery } from './endpoint-queries.ts'
import { Part } from './section.tsx'
import classes from './settings.module.css'

/** The language model that helps the virtual agent, where one is wanted. */
export function Endpoint() {
  const { data, error } = useQuery(endpointQuery)
  return (
    <Part
      id="endpoint"
      title="Language model"
      words="Nothing here is needed. An OpenAI-compatible endpoint can help where the virtual agent is not sure, and draft for agents. What members write, and articles, then go to its server."
    >
      {error && data === undefined && <Note tone="bad">Its state could not be read: {failureOf(error).words}</Note>}
      {data && data.version > 0 && <Use endpoint={data} />}
      {data !== undefined && <EndpointForm endpoint={data} />}
      {data && data.version > 0 && <Remove endpoint={data} />}
    </Part>
  )
}

const counted = (count: number, one: string): string => `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`

/** What it was used for today, and what keeps it from being used. */
function Use({ endpoint: { today, dailyTokens, trouble } }: { endpoint: EndpointView }) {
  const { requests, failures, tokens } = today
  return (
    <div>
      <p className={classes.state}>
        <b>Today</b>
        <span>
          {counted(requests, 'question')}, {tokens.toLocaleString('en')} of {counted(dailyTokens, 'token')}
          {failures > 0 && `, ${failures.toLocaleString('en')} failed`}
        </span>
      </p>
      {trouble !== null && <Note tone="warn">{trouble}</Note>}
    </div>
  )
}

function Remove({ endpoint }: { endpoint: EndpointView }) {
  const client = useQueryClient()
  const [asked, setAsked] = useState(false)
  const remove = async (): Promise<string | null> => {
    try {
      client.setQueryData(endpointQuery.queryKey, (await rpc.endpoint.remove()).endpoint)
      void client.invalidateQueries({ queryKey: ['endpoint'] })
      return null
    } catch (error) {
      return failureOf(error).words
    }
  }
  return (
    <div className={classes.foot}>
      <Button tone="bad" onClick={() => setAsked(true)}>
        Remove
      </Button>
      <Ask
        opened={asked}
        title="Remove the language model?"
        verb="Remove"
        stay="Keep it"
        act={remove}
        close={() => setAsked(false)}
      >
        <p>
          {endpoint.hasKey && !endpoint.fixed && 'Its key is forgotten. '}
          The virtual agent goes on alone, and nothing is drafted for agents.
        </p>
      </Ask>
    </div>
  )
}
