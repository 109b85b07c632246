type Insert = (article: string) => void

let current: Insert | null = null

/** The way from other panes into the composer that is open now. */
export const insertion = {
  /** Opens the way; the returned function closes it. */
  open(insert: Insert): () => void {
    current = insert
    return () => {
      if (current === insert) current = null
    }
  },
  /** Puts an article's words into the open composer. */
  put(article: string): void {
    current?.(article)
  },
}
