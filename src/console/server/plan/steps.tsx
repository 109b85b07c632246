import type { ServerStep } from '../../../protocol/server.ts'
import { groupSteps } from '../words.ts'
import classes from './plan.module.css'
import { StepRow } from './step-row.tsx'

/** Changes under the headings of what they are about. */
export function Steps({ steps }: { steps: readonly ServerStep[] }) {
  return (
    <div className={classes.groups}>
      {groupSteps(steps).map(({ heading, steps: own }) => (
        <section key={heading} aria-label={heading}>
          <h2>
            {heading} <span>{own.length}</span>
          </h2>
          <ul>
            {own.map((step) => (
              <StepRow key={step.id} step={step} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
