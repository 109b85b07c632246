/** What a chat with the virtual agent is about, so that "and on iOS?" can be understood. */
export interface Topic {
  /** The question that stands by itself. */
  words: string
  /** The article that was given last. */
  article: string | null
  /** The last answer began with words of comfort. */
  consoled: boolean
  /** When it was last spoken of. */
  at: Date
}
