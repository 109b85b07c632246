import type { Serving } from './served-model.ts'

/** The lines of a model: how sure it has to be to answer, and to name articles. */
export interface Thresholds {
  answer: number
  suggest: number
}

/** The lines that follow from how careful the virtual agent is to be, from 0 to 1. */
export function thresholdsOf({ model }: Serving, _caution: number): Thresholds {
  return model.thresholds
}
