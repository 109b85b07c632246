export const PARTS = ['file', 'drift', 'health'] as const
export type PageShows = (typeof PARTS)[number]

const guildOf = (value: unknown): string | undefined =>
  // Addresses are read as JSON: a long number would lose its last digits, so that it stands there in quotes.
  typeof value === 'string' && /^\d{15,21}$/.test(value) ? value : undefined

export interface ServerSearch {
  guild?: string | undefined
  part?: Exclude<PageShows, 'file'> | undefined
  /** The plan of the stored file is looked at as soon as the page is there. */
  plan?: boolean | undefined
}

export function readServerSearch(search: Record<string, unknown>): ServerSearch {
  const part = PARTS.find((each) => each === search.part)
  return {
    guild: guildOf(search.guild),
    part: part === 'file' ? undefined : part,
    plan: search.plan === true ? true : undefined,
  }
}

export interface WizardSearch {
  guild?: string | undefined
  /** A step that was gone back to. */
  step?: number | undefined
  /** Since when a first message is waited for, where the server was left as it is. */
  asked?: string | undefined
}

export function readWizardSearch(search: Record<string, unknown>): WizardSearch {
  const { step, asked } = search
  const moment = typeof asked === 'string' ? Date.parse(asked) : Number.NaN
  return {
    guild: guildOf(search.guild),
    step: typeof step === 'number' && step >= 1 && step <= 5 ? Math.floor(step) : undefined,
    asked: Number.isNaN(moment) ? undefined : new Date(moment).toISOString(),
  }
}
