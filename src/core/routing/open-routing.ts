import type { Kernel } from '../../kernel/kernel.ts'
import { fireReminders } from '../case/fire-reminders.ts'
import { hasAnswered } from '../conversation/has-answered.ts'
import type { TurnOptions } from './decide-turn.ts'
import { endQuiet } from './end-quiet.ts'
import { finishForms } from './finish-forms.ts'
import { resolveIncident } from './resolve-incident.ts'
import { tellIncident } from './tell-incident.ts'
import { tellPlaces } from './tell-places.ts'
import { openTurnWorker } from './turn-worker.ts'

const PLACES_EVERY_MS = 5000
const QUIET_EVERY_MS = 20_000
const REMINDERS_EVERY_MS = 20_000
const INCIDENT_EVERY_MS = 3000

export interface Routing {
  start(): void
  stop(): Promise<void>
}

/**
 * Runs a workspace's routing: the virtual agent's turns, the places of those who wait, what silence brings, and agents' reminders. In any
 * process.
 */
export function openRouting(options: TurnOptions): Routing {
  const { kernel, workspace } = options
  const turns = openTurnWorker(options)
  const places = repeat(kernel, PLACES_EVERY_MS, () => tellPlaces(kernel, workspace))
  const incidents = repeat(kernel, INCIDENT_EVERY_MS, async () => {
    await tellIncident(kernel, workspace)
    await resolveIncident(kernel, workspace)
  })
  const quiet = repeat(kernel, QUIET_EVERY_MS, async () => {
    await finishForms(kernel, workspace)
    await endQuiet(kernel, workspace)
  })
  const reminders = repeat(kernel, REMINDERS_EVERY_MS, () => fireReminders(kernel, workspace, hasAnswered))
  return {
    start() {
      turns.start()
      places.start()
      incidents.start()
      quiet.start()
      reminders.start()
    },
    async stop() {
      await Promise.all([turns.stop(), places.stop(), incidents.stop(), quiet.stop(), reminders.stop()])
    },
  }
}

/** Runs an act every so often, never twice at once; what fails is tried again with the next look. */
function repeat({ log }: Kernel, everyMs: number, act: () => Promise<unknown>) {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<unknown> | undefined
  const look = () => {
    running ??= act()
      .catch((error: unknown) =>
        log.warn({ err: error }, 'a regular look at conversations failed, the next one follows'),
      )
      .finally(() => {
        running = undefined
      })
  }
  return {
    start() {
      timer = setInterval(look, everyMs)
      timer.unref()
    },
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
