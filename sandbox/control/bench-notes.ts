/** What a benchmark has noted since it last asked. */
export interface BenchNotes {
  /** Requests to the REST side, of every kind. */
  requests: number
  /** The mark of each message that a request brought, and when the request had been read. */
  replies: [string, number][]
  /** The same of messages that requests brought to the simulated Twilio. */
  told: [string, number][]
}
