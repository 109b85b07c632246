import { z } from 'zod'

/** A file as a page sends it. */
export const sandboxFile = z.object({
  name: z.string().min(1).max(260),
  type: z.string().max(100).default('application/octet-stream'),
  base64: z.string(),
})
