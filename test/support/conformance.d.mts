/** Types of the vendored checker, as far as the tests use it. */
export interface Violation {
  layer: 'route' | 'schema' | 'strict' | 'rule'
  at: string
  message: string
}
export interface Verdict {
  ok: boolean
  operationId?: string
  template?: string
  violations: Violation[]
}
export interface Checker {
  check(request: {
    method: string
    path: string
    query?: string
    body?: unknown
    contentType?: string
    files?: number
  }): Verdict
  checkResponse(answer: { method: string; path: string; status: number; body: unknown }): Verdict
}
export const DEFAULT_SPEC: string
export function createChecker(options?: { specPath?: string; strict?: boolean; rules?: boolean }): Checker
export function parseBody(contentType: string | undefined, bytes: Buffer): { body: unknown; files: number }
