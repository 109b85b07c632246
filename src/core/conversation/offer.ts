import type { Form } from './form.ts'

/**
 * What the virtual agent asked last: whether an article helped, whether it shall get a person, whether they have the trouble that
 * a case is about (`words` then is what they had asked, in `messages`, to be answered should it be something else), which of some articles is meant, or
 * a question of a form.
 */
export type Offer =
  | { kind: 'helped'; article: string }
  | { kind: 'person' }
  | { kind: 'known_case'; case: string; words: string; messages?: string[] }
  | { kind: 'which'; articles: { id: string; title: string }[] }
  | { kind: 'form'; form: Form }
