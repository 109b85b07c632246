import type { Slot } from '../../../protocol/articles.ts'

/** An article of the demo workspace. */
export interface DemoArticle {
  title: string
  locale: 'en' | 'pt-BR'
  /** Markdown. */
  body: string
  /** Questions as members type them. */
  examples: string[]
  /** Not published: agents see it, the virtual agent does not. */
  draft?: true
  /** Title of the article that this one says in another language. */
  of?: string
  /** What is asked before a person takes over from it. */
  form?: Slot[]
  /** A picture that goes out with it: a night under the aurora. */
  picture?: string
  /** Words that were changed since it was published, and that members do not read yet. */
  edited?: string
}

/** Articles that belong together. */
export interface DemoCollection {
  /** Null: they stand in none. */
  name: string | null
  articles: DemoArticle[]
}
