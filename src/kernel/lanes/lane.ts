/** Priority of live work; what may wait takes a higher number. */
export const LIVE = 0
/** Priority of what waits while anything live is due. */
export const BULK = 1

/** The topic of the bus that wakes a route's workers. */
export const laneTopic = (route: string): string => `lanes:${route}`

export interface LaneKey {
  workspace: number
  subject: string
  route: string
}

/** A lane in our hands: `attempt` is the fence that later writes are checked against. */
export interface ClaimedLane extends LaneKey {
  attempt: string
  wakes: string
  /** Whether it was claimed as something that may wait. */
  bulk: boolean
}
