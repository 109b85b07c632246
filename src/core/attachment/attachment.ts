/** The route of the lanes on which inbound files are copied. */
export const COPY_ROUTE = 'attachments'

/** Larger files are not copied; their row says so. Discord's own limit for members with the dearest plan is 500 MiB. */
export const COPY_LIMIT = 50 * 1024 * 1024
