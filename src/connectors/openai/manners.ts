/** How a model wants to be asked, where servers differ. Learnt from what it refuses, for as long as the process runs. */
export interface Manners {
  /** Takes `response_format` with a JSON schema. */
  structured: boolean
  /** Takes a temperature. */
  temperature: boolean
  /** What the length of an answer is called: newer models of OpenAI refuse the older name. */
  lengthName: 'max_tokens' | 'max_completion_tokens'
}

const MOST_KEPT = 200
const known = new Map<string, Manners>()

export function mannersOf(baseUrl: string, model: string): Manners {
  const key = `${baseUrl} ${model}`
  const manners = known.get(key) ?? { structured: true, temperature: true, lengthName: 'max_tokens' }
  if (known.size >= MOST_KEPT && !known.has(key)) known.clear()
  known.set(key, manners)
  return manners
}

/** Leaves out what a refusal names. Answers false where it names nothing that could still be left out. */
export function withoutWhatItRefuses(manners: Manners, refusal: string): boolean {
  if (manners.lengthName === 'max_tokens' && /max_completion_tokens/.test(refusal)) {
    manners.lengthName = 'max_completion_tokens'
  } else if (manners.temperature && /temperature/.test(refusal)) {
    manners.temperature = false
  } else if (manners.structured && /response_format|json_schema|schema|grammar|structured/i.test(refusal)) {
    manners.structured = false
  } else return false
  return true
}
