/**
 * What the virtual agent asked last: whether an article helped, whether it shall get a person, or whether they have the trouble that
 * a case is about; `words` then is what they had asked, to be answered should it be something else.
 */
export type Offer =
  | { kind: 'helped'; article: string }
  | { kind: 'person' }
  | { kind: 'known_case'; case: string; words: string }
