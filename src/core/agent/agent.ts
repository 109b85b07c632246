/** An agent as the rest of the core needs it. */
export interface Agent {
  workspace: number
  id: string
  role: 'owner' | 'agent'
  /** The real name, which members never see. */
  name: string
  publicName: string
  /** Blob of the picture and its media type, or null. */
  picture: { blob: string; mediaType: string } | null
}

/** What changes when the picture does: the tail of its blob's name. */
export const pictureVersion = (blob: string): string => blob.slice(-8)
