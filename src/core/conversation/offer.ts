/** What the virtual agent asked last: whether an article helped, or whether it shall get a person. */
export type Offer = { kind: 'helped'; article: string } | { kind: 'person' }
