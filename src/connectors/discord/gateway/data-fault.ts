/**
 * Whether the database refuses the data itself (classes 22 and 23: it cannot be represented, or breaks a rule), so that trying
 * again cannot help; everything else may pass.
 */
export function isDataFault(error: unknown): boolean {
  if (error instanceof TypeError || error instanceof RangeError) return true
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const code = (at as { code?: unknown }).code
    if (typeof code === 'string' && /^2[23][0-9A-Z]{3}$/.test(code)) return true
  }
  return false
}
