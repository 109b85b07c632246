/** What changes when the picture does: the tail of its blob's name. */
export const pictureVersion = (blob: string): string => blob.slice(-8)

/** The bus topic that says: what somebody may do has changed, look at who is connected. */
export const RIGHTS_CHANGED = 'rights-changed'
