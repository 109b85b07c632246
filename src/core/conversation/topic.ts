/** What a chat with the virtual agent is about, so that "and on iOS?" can be understood. */
export interface Topic {
  /** The question that stands by itself. */
  words: string
  /** The article that was given last, its original where it is a translation. */
  article: string | null
  /** The last answer began with words of comfort. */
  consoled: boolean
}
