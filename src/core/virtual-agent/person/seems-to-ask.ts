import { FEATURES, personFeaturesOf } from './person-features.ts'
import { BIAS, STEP, WEIGHTS } from './person-weights.gen.ts'

const weights = new Int8Array(Buffer.from(WEIGHTS, 'base64'))
if (weights.length !== FEATURES) throw new RangeError(`${weights.length} weights for ${FEATURES} features`)

/** Log-odds above which a request is heard, chosen on sets that the weights had not seen: two of a thousand other questions are above it. */
const HEARD = 0.1

/**
 * Whether a text sounds as if a person were asked for, by logistic regression (docs/decisions/0024). Sees requests in words that no grammar
 * has, but knows neither negations with their scope nor tales: ask it only where the grammars found nothing.
 */
export function seemsToAsk(text: string): boolean {
  const features = personFeaturesOf(text)
  if (features.size === 0) return false
  let sum = 0
  for (const feature of features) sum += weights[feature] ?? 0
  return BIAS + (STEP * sum) / Math.sqrt(features.size) > HEARD
}
