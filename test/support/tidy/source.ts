import { parseSync } from 'vite'

/** A node of the syntax tree (ESTree with TypeScript), read without knowing each kind. */
export interface Node {
  type: string
  start: number
  end: number
  [field: string]: unknown
}

export interface Import {
  from: string
  line: number
  /** Re-exported: `export … from`. */
  again: boolean
}

export interface FunctionSize {
  name: string
  line: number
  /** Lines that are not blank, the first and the last included. */
  lines: number
}

/** One file of code, read once. */
export interface Source {
  path: string
  lines: number
  imports: readonly Import[]
  functions: readonly FunctionSize[]
  /** Strings and templates, `${…}` replaced by a question mark. */
  strings: readonly { text: string; line: number }[]
  /** Names of variables, functions, types, fields. */
  names: readonly { name: string; line: number }[]
  /** Calls `a.b.c(first, …)` by their dotted name, with the first argument if it is a name or a plain string. */
  calls: readonly { name: string; first: string | null; line: number }[]
  /** Dotted reads such as `process.env`. */
  members: readonly { name: string; line: number }[]
  /** Local name of each import, and from where. */
  bindings: ReadonlyMap<string, string>
}

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])

/** Reads a file of TypeScript or JavaScript. @throws Error with the path when it cannot be parsed */
export function readSource(path: string, text: string): Source {
  const lang = path.endsWith('.tsx') ? 'tsx' : path.endsWith('.ts') ? 'ts' : 'js'
  const parsed = parseSync(path, text, { lang })
  if (parsed.errors[0]) throw new Error(`${path}: ${parsed.errors[0].message}`)
  const at = lineFinder(text)
  const found = {
    imports: [] as Import[],
    functions: [] as FunctionSize[],
    strings: [] as { text: string; line: number }[],
    names: [] as { name: string; line: number }[],
    calls: [] as { name: string; first: string | null; line: number }[],
    members: [] as { name: string; line: number }[],
    bindings: new Map<string, string>(),
  }
  walk(parsed.program as unknown as Node, undefined, (node, parent) => {
    readImport(node, found, at)
    readNames(node, found, at)
    if (FUNCTIONS.has(node.type)) {
      const lines = text.slice(node.start, node.end).split('\n').filter(isNotBlank).length
      found.functions.push({ name: nameOf(node, parent), line: at(node.start), lines })
    }
  })
  return { path, lines: text.split('\n').length - 1, ...found }
}

type Found = {
  -readonly [Field in keyof Omit<Source, 'path' | 'lines'>]: Source[Field] extends readonly (infer One)[]
    ? One[]
    : Map<string, string>
}

function readImport(node: Node, found: Found, at: (offset: number) => number): void {
  const source = node.source as Node | null | undefined
  const from = source?.type === 'Literal' && typeof source.value === 'string' ? source.value : undefined
  if (from === undefined) return
  const again = node.type === 'ExportNamedDeclaration' || node.type === 'ExportAllDeclaration'
  if (!again && !['ImportDeclaration', 'ImportExpression', 'TSImportType'].includes(node.type)) return
  found.imports.push({ from, line: at(node.start), again })
  for (const specifier of (node.specifiers as Node[] | undefined) ?? []) {
    const local = specifier.local as Node | undefined
    if (typeof local?.name === 'string') found.bindings.set(local.name, from)
  }
}

function readNames(node: Node, found: Found, at: (offset: number) => number): void {
  const line = at(node.start)
  if (node.type === 'Identifier' || node.type === 'PrivateIdentifier') {
    found.names.push({ name: String(node.name), line })
  } else if (node.type === 'Literal' && typeof node.value === 'string') {
    found.strings.push({ text: node.value, line })
  } else if (node.type === 'TemplateLiteral') {
    const parts = node.quasis as { value: { cooked: string | null } }[]
    found.strings.push({ text: parts.map((part) => part.value.cooked ?? '').join('?'), line })
  } else if (node.type === 'CallExpression') {
    const first = (node.arguments as Node[])[0]
    const value = first?.type === 'Identifier' ? first.name : first?.type === 'Literal' ? first.value : null
    const name = dotted(node.callee as Node)
    found.calls.push({ name, first: typeof value === 'string' ? value : null, line })
  } else if (node.type === 'MemberExpression') {
    found.members.push({ name: dotted(node), line })
  }
}

/** `a.b.c`; `?` stands for what is not a plain name. */
function dotted(node: Node): string {
  if (node.type === 'Identifier') return String(node.name)
  if (node.type === 'ChainExpression') return dotted(node.expression as Node)
  if (node.type === 'CallExpression') return dotted(node.callee as Node)
  if (node.type !== 'MemberExpression') return '?'
  const property = node.property as Node
  const name = property.type === 'Identifier' && !node.computed ? String(property.name) : String(property.value ?? '?')
  return `${dotted(node.object as Node)}.${name}`
}

function nameOf(node: Node, parent: Node | undefined): string {
  const named = (node.id ?? parent?.id ?? parent?.key) as Node | null | undefined
  return typeof named?.name === 'string' ? named.name : 'a function without a name'
}

function walk(node: Node, parent: Node | undefined, visit: (node: Node, parent: Node | undefined) => void): void {
  visit(node, parent)
  for (const [field, value] of Object.entries(node)) {
    if (field === 'parent') continue
    for (const each of Array.isArray(value) ? value : [value]) {
      if (isNode(each)) walk(each, node, visit)
    }
  }
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

const isNotBlank = (line: string): boolean => line.trim() !== ''

function lineFinder(text: string): (offset: number) => number {
  const ends: number[] = []
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ends.push(at)
  return (offset) => {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ends[middle] as number) < offset) low = middle + 1
      else high = middle
    }
    return low + 1
  }
}
