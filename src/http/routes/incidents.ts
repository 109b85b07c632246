import { showIncidents } from '../../core/inbox/show-incidents.ts'
import { changeIncident } from '../../core/incident/change-incident.ts'
import { dismissRising } from '../../core/incident/dismiss-rising.ts'
import { endIncident } from '../../core/incident/end-incident.ts'
import { startIncident } from '../../core/incident/start-incident.ts'
import { readCounter } from '../../kernel/events/counter.ts'
import { type CallContext, callerOf } from '../context.ts'
import { procedures } from '../procedures.ts'
import type { Services } from '../services.ts'

/** Incidents: what everybody is told first while many have the same trouble. */
export function incidentRoutes({ kernel }: Services) {
  return {
    show: procedures.incidents.show.handler(({ context }) => show(context)),
    start: procedures.incidents.start.handler(async ({ context, input }) => {
      await startIncident(kernel, { ...callerOf(context), case: input.case, texts: input.texts })
      return show(context)
    }),
    change: procedures.incidents.change.handler(async ({ context, input }) => {
      await changeIncident(kernel, { ...callerOf(context), incident: input.id, texts: input.texts })
      return show(context)
    }),
    end: procedures.incidents.end.handler(async ({ context, input }) => {
      const { id: incident, ...how } = input
      await endIncident(kernel, { ...callerOf(context), incident, ...how })
      return show(context)
    }),
    dismiss: procedures.incidents.dismiss.handler(async ({ context, input }) => {
      await dismissRising(kernel, { ...callerOf(context), case: input.id })
      return show(context)
    }),
  }

  async function show(context: CallContext) {
    const { workspace } = callerOf(context)
    const { number } = await readCounter(kernel.db, workspace)
    return { ...(await showIncidents(kernel.db, workspace, kernel.clock.now())), asOf: number }
  }
}
