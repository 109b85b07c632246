import type { FaultsView } from './contract.ts'

/** The faults that are set; each verb of the control API changes them, the REST pipeline and the gateway ask. */
export class Faults {
  latencyMs = 0
  gatewayOn = true
  errors: FaultsView['errors'] = null
  timeOuts: FaultsView['time_outs'] = null
  rateLimit: FaultsView['rate_limit'] = null
  rawAnswers: { route: string; status: number; body: string }[] = []
  /** Told whenever something changed, so that the screens follow. */
  changed: () => void = () => {}

  /** The status that this request is to be answered with, if any; uses one up. */
  takeError(route: string): { status: number; when: 'before' | 'after' } | undefined {
    const errors = this.errors
    if (!errors || !route.includes(errors.route)) return undefined
    this.errors = errors.left > 1 ? { ...errors, left: errors.left - 1 } : null
    this.changed()
    return errors
  }

  takeTimeOut(route: string): boolean {
    const timeOuts = this.timeOuts
    if (!timeOuts || !route.includes(timeOuts.route)) return false
    this.timeOuts = timeOuts.left > 1 ? { ...timeOuts, left: timeOuts.left - 1 } : null
    this.changed()
    return true
  }

  takeRawAnswer(route: string): { status: number; body: string } | undefined {
    const at = this.rawAnswers.findIndex((answer) => route.includes(answer.route))
    return at < 0 ? undefined : this.rawAnswers.splice(at, 1)[0]
  }

  /** The limit that is set by hand, while it lasts. */
  activeLimit(route: string, now: number): { scope: 'bucket' | 'global' | 'shared'; seconds: number } | undefined {
    const limit = this.rateLimit
    if (!limit) return undefined
    if (limit.until <= now) {
      this.rateLimit = null
      this.changed()
      return undefined
    }
    return route.includes(limit.route) ? { scope: limit.scope, seconds: (limit.until - now) / 1000 } : undefined
  }

  clear(): void {
    this.latencyMs = 0
    this.gatewayOn = true
    this.errors = null
    this.timeOuts = null
    this.rateLimit = null
    this.rawAnswers = []
    this.changed()
  }
}
