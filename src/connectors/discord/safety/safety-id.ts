/** What members press or send about their safety: a report of what was written to them directly, and an appeal. */
export const SAFETY_ACTS = ['report', 'appeal'] as const
export type SafetyAct = (typeof SAFETY_ACTS)[number]

/** The id of a button and of the form behind it. */
export const safetyId = (act: SafetyAct): string => `y:${act}`

/** Reads such an id; null when it is none that we could have given. */
export function parseSafetyId(customId: string): SafetyAct | null {
  return SAFETY_ACTS.find((act) => safetyId(act) === customId) ?? null
}
