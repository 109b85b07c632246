import type { ArticleView, Slot } from '../../../protocol/articles.ts'

/** What is written of an article; its language and its collection are set at once. */
export type Content = Pick<ArticleView, 'title' | 'body' | 'examples' | 'form'>

/** As an article reads here: what is saved of it and not published yet, else what members get. */
export function contentOf(article: Pick<ArticleView, 'draft'> & Content): Content {
  const { title, body, examples, form } = article.draft ?? article
  return { title, body, examples, form: form.map(ordered) }
}

/** Drafts are compared as text, so that the order of what a question says must always be the same. */
const ordered = ({ name, question, kind, choices, required }: Slot): Slot => ({
  name,
  question,
  kind,
  choices,
  required,
})

/** The same as it is stored: without what only stood there to be typed over. */
export function cleanContent(content: Content): Content {
  return { ...content, title: content.title.trim(), form: content.form.map(cleanSlot) }
}

function cleanSlot({ name, question, kind, choices, required }: Slot): Slot {
  const named = choices.map((choice) => choice.trim()).filter((choice) => choice !== '')
  return { name: name.trim(), question: question.trim(), kind, choices: kind === 'choice' ? named : [], required }
}

/** Why it cannot be stored as it is, as one sentence; null when it can. */
export function faultOf(content: Content): string | null {
  const { title, form } = cleanContent(content)
  if (title === '') return 'It needs a title first'
  for (const { name, question, kind, choices } of form) {
    if (question === '') return 'A question to ask has no words yet'
    if (name === '') return `“${question}” needs a name for the case`
    if (kind === 'choice' && (choices.length < 2 || choices.length > 10)) return `“${question}” takes 2 to 10 choices`
    if (!differ(choices)) return `Two choices of “${question}” are the same`
    if (choices.some((choice) => choice.length > 80)) return `A choice of “${question}” is longer than 80 characters`
  }
  return differ(form.map(({ name }) => name)) ? null : 'Two questions have the same name for the case'
}

const differ = (words: readonly string[]) => new Set(words.map((word) => word.toLowerCase())).size === words.length
