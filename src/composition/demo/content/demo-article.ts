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
}
