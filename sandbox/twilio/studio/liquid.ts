/** What templates of a flow may name. */
export type FlowContext = Record<string, unknown>

/**
 * Fills the variables of a template: `{{widgets.ask.parsed.next}}`, and with the filter `to_json` a whole object. What is not there becomes
 * nothing (docs/studio/user-guide/liquid-template-language). Of the language only these two are here.
 */
export function render(template: string, context: FlowContext): string {
  return template.replaceAll(/\{\{\s*([^}]+?)\s*\}\}/g, (_whole, inner: string) => {
    const [path = '', ...filters] = inner.split('|').map((part) => part.trim())
    const value = lookUp(path, context)
    if (filters.includes('to_json')) return JSON.stringify(value ?? null)
    return value === undefined || value === null
      ? ''
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value)
  })
}

function lookUp(path: string, context: FlowContext): unknown {
  let value: unknown = context
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
    value = (value as Record<string, unknown>)[name]
  }
  return value
}
