import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId } from 'react'
import { routerName } from '../../../protocol/twilio.ts'
import { Button } from '../../look/button.tsx'
import { SelectField } from '../../page/field.tsx'
import { Note } from '../../page/note.tsx'
import { useDraft } from '../../page/use-draft.ts'
import { useRun } from '../../page/use-run.ts'
import { useMayAdmin } from '../../session/rights.ts'
import { failureOf, rpc } from '../../session/rpc.ts'
import classes from '../settings.module.css'
import { type Account, twilioQuery, workflowsQuery } from './queries.ts'
import own from './twilio.module.css'

type Routed = Pick<Account, 'workflow' | 'router'>

const ROUTERS = {
  guildesk: {
    name: 'Guildesk decides',
    words: 'The virtual agent answers first. Who asks for a person is handed to Flex by this desk.',
  },
  studio: {
    name: 'Studio decides',
    words:
      'Your Studio flow hears every message, asks the virtual agent here, and sends to Flex. When it is silent for 8 seconds, Guildesk decides.',
  },
} as const

/** By which workflow chats find their agent in Flex, and who decides that they go there. */
export function Routing({ account }: { account: Account }) {
  const may = useMayAdmin()
  const { value, changed, type, drop, save, busy, fault } = useRouting(account)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void save()
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <fieldset className={classes.set} disabled={!may} aria-label="Routing">
        <Workflow account={account} chosen={value.workflow} choose={(workflow) => type({ workflow })} />
        <Router account={account} chosen={value.router} choose={(router) => type({ router })} />
      </fieldset>
      {fault !== null && <Note tone="bad">Not saved: {fault}</Note>}
      {changed && (
        <div className={classes.foot}>
          <Button type="submit" tone="primary" disabled={busy}>
            {busy ? 'Saving' : 'Save'}
          </Button>
          <Button tone="quiet" onClick={drop}>
            Discard
          </Button>
        </div>
      )}
    </form>
  )
}

function useRouting(account: Account) {
  const client = useQueryClient()
  const stored: Routed = { workflow: account.workflow, router: account.router }
  const { value, changed, type, drop } = useDraft(stored)
  const { busy, fault, run } = useRun()
  const save = () =>
    run(async () => {
      const { workflow, router } = value
      const change = {
        ...(workflow !== null && workflow !== stored.workflow ? { workflow } : {}),
        ...(router !== stored.router ? { router } : {}),
      }
      client.setQueryData(twilioQuery.queryKey, await rpc.twilio.update(change))
      drop()
    })
  return { value, changed, type, drop, save, busy, fault }
}

interface WorkflowProps {
  account: Account
  chosen: string | null
  choose: (workflow: string) => void
}

function Workflow({ account, chosen, choose }: WorkflowProps) {
  const may = useMayAdmin()
  const { data, error } = useQuery({ ...workflowsQuery(account), enabled: may })
  // One that is gone, or that could not be read, stays to be seen.
  const known = chosen === null || data?.some(({ sid }) => sid === chosen)
  return (
    <SelectField
      label="Workflow"
      value={chosen ?? ''}
      onChange={(event) => choose(event.target.value)}
      fault={error ? `The workflows could not be read: ${failureOf(error).words}` : null}
      hint="TaskRouter finds an agent by it. The provisioning below makes one of its own."
    >
      {chosen === null && <option value="">Choose one</option>}
      {!known && <option value={chosen}>{data ? 'One that is not there any more' : 'Asking Twilio…'}</option>}
      {data?.map(({ sid, name }) => (
        <option key={sid} value={sid}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}

interface RouterProps {
  account: Account
  chosen: Account['router']
  choose: (router: Account['router']) => void
}

function Router({ account: { flowUrl }, chosen, choose }: RouterProps) {
  const id = useId()
  return (
    <fieldset className={own.routers} aria-label="Who decides">
      <legend>Who decides</legend>
      {routerName.options.map((router) => (
        <label key={router}>
          <input
            type="radio"
            name={id}
            checked={chosen === router}
            aria-describedby={`${id}-${router}`}
            onChange={() => choose(router)}
          />
          <b>{ROUTERS[router].name}</b>
          <span id={`${id}-${router}`}>{ROUTERS[router].words}</span>
        </label>
      ))}
      {flowUrl !== null && (
        <p>
          <a href={flowUrl} target="_blank" rel="noopener" className={classes.link}>
            Open the Studio flow
          </a>
        </p>
      )}
    </fieldset>
  )
}
