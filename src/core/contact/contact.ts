/** A person as their channel describes them now. */
export interface ContactFacts {
  /** The channel's own id of the person. */
  address: string
  handle: string | null
  name: string
  /** Address of the picture on the channel's own host, or null. */
  picture: string | null
  /** Locale of an interaction; null where the channel does not say, which keeps the last one. */
  locale: string | null
  /** Names of their roles in the guild they come from; null where the channel does not say, which keeps the last ones. */
  roles: string[] | null
}

/** An identity as stored. */
export interface KnownIdentity {
  id: string
  contactId: string
  address: string
  locale: string | null
}
