/** What changes when the picture does: the tail of its blob's name. */
export const pictureVersion = (blob: string): string => blob.slice(-8)
