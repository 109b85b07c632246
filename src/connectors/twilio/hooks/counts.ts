/** What came in the name of Twilio since the start, for /metrics. */
export class HookCounts {
  readonly #counts = new Map<string, number>()

  add(kind: string, outcome: 'taken' | 'other' | 'refused'): void {
    const key = `${kind} ${outcome}`
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1)
  }

  all(): { kind: string; outcome: string; count: number }[] {
    return [...this.#counts].map(([key, count]) => {
      const [kind = '', outcome = ''] = key.split(' ')
      return { kind, outcome, count }
    })
  }
}
