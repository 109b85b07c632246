import { type Thresholds, thresholdsAt } from '../engine/thresholds.ts'
import type { Serving } from './served-model.ts'

/** How sure a model has to be to answer, and to name articles, by how careful the virtual agent is to be, from 0 to 1. Pure. */
export const thresholdsOf = ({ model, retuned }: Serving, caution: number): Thresholds =>
  thresholdsAt({ thresholds: retuned ?? model.thresholds }, caution)
