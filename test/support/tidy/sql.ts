import { OTHER_TABLES, READ_EXCEPTIONS, READING_ORDER } from './law.ts'
import type { Source } from './source.ts'
import { type Tree, under, type Violation } from './tree.ts'

const WRITE =
  /\b(?:insert\s+into|update|delete\s+from|merge\s+into|truncate(?:\s+table)?)\s+(?:only\s+)?"?([a-z_]+)"?/gi
const READ = /\b(?:from|join|using)\s+(?:only\s+|lateral\s+)?"?([a-z_]+)"?/gi
const LOOKS_LIKE_SQL =
  /\b(?:select|insert into|delete from|with|join|where|values)\b|\bupdate\s+\S+(?:\s+(?:as\s+)?[a-z]+)?\s+set\b/i

/** Where tables are defined, who writes them and who reads them. */
export function checkTables(tree: Tree): Violation[] {
  const owners = findOwners(tree)
  return tree.product
    .filter(({ path }) => under(path, 'src'))
    .flatMap((source) => [...checkDefinitions(source), ...checkUses(source, tree, owners)])
}

/** Table → folder that owns it, as tables.ts files say. */
export function findOwners(tree: Tree): Map<string, string> {
  const owners = new Map(Object.entries(OTHER_TABLES))
  for (const { path, calls } of tree.product) {
    if (!isDefinitions(path)) continue
    for (const { name, first } of calls) if (name === 'pgTable' && first) owners.set(first, folderOf(path))
  }
  return owners
}

const isDefinitions = (path: string): boolean => path.endsWith('/tables.ts')
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'))

function checkDefinitions({ path, calls, strings }: Source): Violation[] {
  if (isDefinitions(path)) return []
  const says = 'defines a table outside of a tables.ts'
  const called = calls.filter(({ name }) => name === 'pgTable')
  const written = strings.filter(({ text }) => {
    const name = /\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?"?([a-z_]+)/i.exec(text)?.[1]
    return name !== undefined && !under(path, OTHER_TABLES[name] ?? 'nowhere')
  })
  return [...called, ...written].map(({ line }) => ({ rule: 'table definition', path, line, says }))
}

function checkUses(source: Source, tree: Tree, owners: Map<string, string>): Violation[] {
  const { path } = source
  const found: (Violation & { table: string })[] = []
  const add = (act: 'writes' | 'reads', table: string, line: number): void => {
    const owner = owners.get(table)
    if (owner === undefined || under(path, owner)) return
    if (act === 'reads' && rank(path) > rank(`${owner}/`)) return
    const says = `${act} the table ${table} of ${owner}`
    found.push({ rule: act === 'writes' ? 'table write' : 'table read', path, line, says, table })
  }
  for (const { text, line } of source.strings) {
    if (!LOOKS_LIKE_SQL.test(text)) continue
    for (const match of text.matchAll(WRITE)) add('writes', match[1] ?? '', line)
    for (const match of text.matchAll(READ)) if (!isDeletion(text, match.index)) add('reads', match[1] ?? '', line)
  }
  for (const { name, first, line } of source.calls) {
    if (!first || !/\.(insert|update|delete)$/.test(name)) continue
    const table = tableOf(source, tree, first)
    if (table) add('writes', table, line)
  }
  return found.filter(({ rule, table }) => rule === 'table write' || !isExcused(path, table))
}

const isExcused = (path: string, table: string): boolean =>
  READ_EXCEPTIONS.some((each) => each.file === path && each.table === table)

/** `delete from x` is told of as a write. */
const isDeletion = (text: string, at: number): boolean => /\bdelete\s+$/i.test(text.slice(0, at))

function rank(path: string): number {
  return READING_ORDER.findLastIndex((folder) => under(path, folder))
}

/** The table behind a name that is imported from a tables.ts. */
function tableOf(source: Source, tree: Tree, name: string): string | undefined {
  const from = source.bindings.get(name)
  const target = from && tree.resolve(source.path, from)
  if (!target || !isDefinitions(target) || !tree.files.has(target)) return undefined
  const declared = new RegExp(`\\b${name}\\s*=\\s*pgTable\\(\\s*['"]([a-z_]+)`)
  return declared.exec(tree.files.get(target) ?? '')?.[1]
}

/** Exceptions that nothing needs any more. */
export function checkExceptions(tree: Tree): Violation[] {
  return READ_EXCEPTIONS.filter(({ file, table }) => {
    if (!tree.files.has(file)) return true
    return !tree.source(file).strings.some(({ text }) => [...text.matchAll(READ)].some((match) => match[1] === table))
  }).map(({ file, table }) => ({
    rule: 'exception',
    path: file,
    says: `is excused for ${table}, and needs it no more`,
  }))
}
