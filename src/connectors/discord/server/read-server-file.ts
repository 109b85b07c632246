import { isMap, isScalar, LineCounter, type ParsedNode, parseDocument } from 'yaml'
import { isStorable, NOT_STORABLE } from '../../../protocol/primitives.ts'
import type { FileFault } from '../../../protocol/server.ts'
import { SERVER_FILE_VERSION, type ServerFile, serverFile } from '../../../protocol/server-file.ts'
import { canonicalFile } from './canonical-file.ts'
import { checkServerFile, type Path } from './check-server-file.ts'

export type ReadFile = { ok: true; file: ServerFile } | { ok: false; faults: FileFault[] }

const MOST_FAULTS = 30

/**
 * Reads a server file (YAML, at most 200 kB) and holds it against its shape and against what Discord takes. Faults come with the line that
 * they stand in, the first first.
 */
export function readServerFile(text: string): ReadFile {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true })
  const lineAt = (offset: number): number => lines.linePos(offset).line
  const [broken] = document.errors
  if (broken) return fault([{ line: lineAt(broken.pos[0]), words: `This is no YAML: ${firstLine(broken.message)}` }])
  const lineOf = (path: Path, key?: string): number | null => {
    const node = nodeAt(document.contents, path, key)
    return node?.range ? lineAt(node.range[0]) : null
  }
  let raw: unknown
  try {
    raw = document.toJS({ maxAliasCount: 50 })
  } catch (error) {
    return fault([{ line: null, words: `This is no YAML: ${firstLine((error as Error).message)}` }])
  }
  const odd = isStorable(text) ? unstorable(raw) : []
  if (odd) return fault([{ line: lineOf(odd), words: NOT_STORABLE }])
  const newer = versionFault(raw)
  if (newer) return fault([{ line: lineOf(['version']), words: newer }])
  const read = serverFile.safeParse(raw)
  if (!read.success) return fault(read.error.issues.flatMap((issue) => faultsOf(issue, lineOf)))
  const faults = checkServerFile(read.data).map(({ path, words }) => ({ line: lineOf(path), words }))
  return faults.length > 0 ? fault(faults) : { ok: true, file: canonicalFile(read.data) }
}

const fault = (faults: FileFault[]): ReadFile => ({
  ok: false,
  faults: faults.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)).slice(0, MOST_FAULTS),
})

const firstLine = (words: string): string => words.split('\n')[0] ?? ''

/** Where something stands that no database takes; null where nothing does. */
function unstorable(value: unknown, path: Path = [], seen = new Set<unknown>()): Path | null {
  if (typeof value === 'string') return isStorable(value) ? null : path
  // What an alias stands for may hold that alias again.
  if (typeof value !== 'object' || value === null || seen.has(value)) return null
  seen.add(value)
  for (const [key, inside] of Object.entries(value)) {
    const step = Array.isArray(value) ? Number(key) : key
    const found = isStorable(key) ? unstorable(inside, [...path, step], seen) : path
    if (found) return found
  }
  return null
}

function versionFault(raw: unknown): string | null {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return 'A server file begins with "version: 1", followed by roles and categories.'
  }
  const { version } = raw as { version?: unknown }
  if (typeof version !== 'number' || version <= SERVER_FILE_VERSION) return null
  return `This file is of version ${version}, written by a newer Guildesk. This one reads version ${SERVER_FILE_VERSION}.`
}

/** The node that a path leads to, or the nearest one around it; with a key, that key's own node. */
function nodeAt(contents: ParsedNode | null, path: Path, key?: string): ParsedNode | null {
  let node: ParsedNode | null = contents
  for (const step of path) {
    const next: ParsedNode | null | undefined =
      node && 'get' in node ? (node.get(step, true) as ParsedNode | null | undefined) : null
    if (!next || typeof next !== 'object') break
    node = next
  }
  if (key === undefined || !isMap(node)) return node
  const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key)
  return (pair?.key as ParsedNode | undefined) ?? node
}

type Issue = NonNullable<ReturnType<typeof serverFile.safeParse>['error']>['issues'][number]

function faultsOf(issue: Issue, lineOf: (path: Path, key?: string) => number | null): FileFault[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ line: lineOf(path, key), words: `There is no field "${key}" here.` }))
  }
  const name = path.findLast((step) => typeof step === 'string') ?? 'the file'
  return [{ line: lineOf(path), words: `${name}: ${wordsOf(issue)}` }]
}

function wordsOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? 'is missing.'
        : `must be ${NOUNS[issue.expected] ?? issue.expected}.`
    case 'invalid_value':
      return `must be ${issue.values.map(String).join(', ')}.`.replace(/, ([^,]*)$/, ' or $1')
    case 'too_big':
      return `is too much, at most ${issue.maximum}${issue.origin === 'string' ? ' characters' : ''}.`
    case 'too_small':
      return issue.origin === 'string' ? 'is empty.' : `is too little, at least ${issue.minimum}.`
    case 'invalid_format':
      return issue.format === 'url' ? 'must be a whole address, with https://.' : formatWords(issue.message)
    default:
      return issue.message
  }
}

/** The shape's own words where it has any. */
const formatWords = (message: string): string =>
  message.startsWith('Invalid') ? 'is not written as it must be, e.g. a colour as "#0369a1".' : message

const NOUNS: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'made of fields',
  record: 'made of fields',
}
