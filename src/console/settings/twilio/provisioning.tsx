import { IconPencil, IconPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ProvisionPlan, ProvisionStep } from '../../../protocol/twilio.ts'
import { Button } from '../../look/button.tsx'
import { Note } from '../../page/note.tsx'
import { useRun } from '../../page/use-run.ts'
import { useMayAdmin } from '../../session/rights.ts'
import { rpc } from '../../session/rpc.ts'
import classes from '../settings.module.css'
import type { Account } from './queries.ts'
import own from './twilio.module.css'
import { applyVerb, keptWords, STEP_NAMES, stepVerb } from './words.ts'

/** What Guildesk needs at Twilio: looked at first, then made by one button. */
export function Provisioning({ account }: { account: Account }) {
  const may = useMayAdmin()
  const { shown, busy, fault, look, apply } = useProvision(account.accountSid)
  if (!may) return null
  const { plan, applied } = shown ?? { plan: null, applied: false }
  return (
    <section className={own.provisioning} aria-label="Provisioning">
      <h3>Provisioning</h3>
      <p className={classes.small}>
        What Guildesk needs at Twilio: a task channel, a workflow, webhooks and a Studio flow. What it did not make is
        never touched.
      </p>
      {plan && <Outcome plan={plan} applied={applied} />}
      {plan && !plan.empty && <Steps plan={plan} applied={applied} />}
      {fault !== null && <Note tone="bad">{fault}</Note>}
      <div className={classes.foot}>
        {plan && !plan.empty && !applied && (
          <Button tone="primary" disabled={busy} onClick={() => void apply()}>
            {busy ? 'At work at Twilio' : applyVerb(plan)}
          </Button>
        )}
        <Button disabled={busy} onClick={() => void look()}>
          {busy && !plan ? 'Asking Twilio' : plan ? 'Look again' : 'See what would change'}
        </Button>
      </div>
    </section>
  )
}

function useProvision(accountSid: string) {
  const client = useQueryClient()
  const [shown, setShown] = useState<{ of: string; plan: ProvisionPlan; applied: boolean } | null>(null)
  const { busy, fault, run } = useRun()
  const ask = (applied: boolean) =>
    run(async () => {
      const plan = applied ? await rpc.twilio.apply() : await rpc.twilio.plan()
      setShown({ of: accountSid, plan, applied })
      if (!applied) return
      for (const key of ['twilio', 'twilio-check', 'twilio-workflows'])
        void client.invalidateQueries({ queryKey: [key] })
    })
  return {
    // Of another account it says nothing.
    shown: shown?.of === accountSid ? shown : null,
    busy,
    fault,
    look: () => ask(false),
    apply: () => ask(true),
  }
}

function Outcome({ plan, applied }: { plan: ProvisionPlan; applied: boolean }) {
  if (plan.empty)
    return <Note tone="ok">Nothing is to be changed. All {plan.steps.length} things stand as they should.</Note>
  return applied ? <Note tone="ok">Done. It counts from now on.</Note> : null
}

const ICONS = { create: IconPlus, change: IconPencil } as const

/** What is made or changed, a line each; what stays is counted. */
function Steps({ plan: { steps }, applied }: { plan: ProvisionPlan; applied: boolean }) {
  const kept = steps.filter(({ action }) => action === 'keep').length
  return (
    <ul className={own.steps} aria-label={applied ? 'What was done' : 'What would change'}>
      {steps.flatMap((step) =>
        step.action === 'keep'
          ? []
          : [<Step key={step.what} step={step} action={step.action} verb={stepVerb(step.action, applied)} />],
      )}
      {kept > 0 && <li className={own.keep}>{keptWords(kept, applied)}</li>}
    </ul>
  )
}

interface StepProps {
  step: ProvisionStep
  action: keyof typeof ICONS
  verb: string
}

function Step({ step: { what, name, changes, note }, action, verb }: StepProps) {
  const Icon = ICONS[action]
  return (
    <li className={own[action]}>
      <Icon aria-hidden />
      <p>
        <b>
          {verb} the {STEP_NAMES[what]}
        </b>{' '}
        {/* What has no name at Twilio is called what it is. */}
        {name.toLowerCase() !== STEP_NAMES[what].toLowerCase() && (
          <>
            “<bdi dir="auto">{name}</bdi>”
          </>
        )}
        {[...changes, ...(note === null ? [] : [note])].map((words) => (
          <small key={words}>{words}</small>
        ))}
      </p>
    </li>
  )
}
