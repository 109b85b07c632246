import { posix } from 'node:path'
import { FORBIDDEN_WORDS, MOST_DEPENDENCIES } from './law.ts'
import type { Tree, Violation } from './tree.ts'

export const DEPENDENCY_RECORD = 'docs/decisions/0001-dependencies.md'

interface PackageFile {
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  devDependencies?: Record<string, string>
}

/** package.json and the record of reasons name the same packages in the same versions, exactly, and not too many. */
export function checkDependencies(tree: Tree): Violation[] {
  const stated = JSON.parse(tree.files.get('package.json') ?? '{}') as PackageFile
  const wanted = { ...stated.devDependencies, ...stated.optionalDependencies, ...stated.dependencies }
  const reasons = readReasons(tree.files.get(DEPENDENCY_RECORD) ?? '')
  const violations: Violation[] = []
  const say = (path: string, says: string): number => violations.push({ rule: 'dependency', path, says })
  for (const [name, version] of Object.entries(wanted)) {
    const reason = reasons.get(name)
    if (!/^\d/.test(version)) say('package.json', `${name} has no exact version: ${version}`)
    if (!reason) say(DEPENDENCY_RECORD, `gives no reason for ${name}`)
    else if (reason.version !== version)
      say(DEPENDENCY_RECORD, `says ${name} ${reason.version}, package.json ${version}`)
  }
  for (const name of reasons.keys()) if (!(name in wanted)) say(DEPENDENCY_RECORD, `names ${name}, which is not used`)
  const direct = Object.keys(stated.dependencies ?? {}).length
  if (direct > MOST_DEPENDENCIES) say('package.json', `${direct} direct dependencies, more than ${MOST_DEPENDENCIES}`)
  return violations
}

/** Rows `| name | version | reason |`; several names of one version and reason may share a row, by comma. */
function readReasons(text: string): Map<string, { version: string }> {
  const reasons = new Map<string, { version: string }>()
  for (const line of text.split('\n')) {
    const [, names, version, reason] = line.split('|').map((cell) => cell.trim())
    if (!names?.startsWith('`') || !version || !reason) continue
    for (const name of names.split(',')) reasons.set(name.trim().replaceAll('`', ''), { version })
  }
  return reasons
}

const MACHINE = /(?:^|[\s"'`(=:])(\/work\/|\/opt\/tool\/|\/root\/|\/home\/[a-z]+\/|\.\.\/shared\b|\.\.\/\.library\b)/
const REGISTRY = /\bhttps?:\/\/[^\s"'/]*(?:registry|artifactory|nexus|verdaccio|mirror)[^\s"'/]*/i

/** Paths of one machine and hosts of package registries; a clone elsewhere has neither. */
export function checkMachines(tree: Tree): Violation[] {
  const violations: Violation[] = []
  for (const [path, text] of tree.files) {
    if (
      /\.(woff2|png|jpg|gz|ico|zip)$/.test(path) ||
      path.startsWith('test/support/tidy/') ||
      path === 'test/tidy.test.ts'
    )
      continue
    for (const [index, line] of text.split('\n').entries()) {
      const found = MACHINE.exec(line)?.[1] ?? REGISTRY.exec(line)?.[0]
      if (found) violations.push({ rule: 'machine', path, line: index + 1, says: `names ${found.trim()}` })
    }
  }
  return [...violations, ...checkLock(tree)]
}

/** npm writes where it fetched a package from; a lockfile that says so binds every clone to that host. */
function checkLock(tree: Tree): Violation[] {
  const lock = tree.files.get('package-lock.json')
  if (!lock) return []
  const { packages } = JSON.parse(lock) as { packages: Record<string, { resolved?: string }> }
  return Object.entries(packages).flatMap(([name, { resolved }]) =>
    resolved && !resolved.startsWith('https://registry.npmjs.org/')
      ? [{ rule: 'machine', path: 'package-lock.json', says: `${name} comes from ${new URL(resolved).host}` }]
      : [],
  )
}

/** Tests that keep others from running, or that nobody runs. `skipIf` says its reason, so it may stay. */
export function checkTests(tree: Tree): Violation[] {
  return tree.code.flatMap(({ path, members }) =>
    members
      .filter(({ name }) => /^(test|it|describe|suite|expect)\b.*\.(only|skip|todo)$/.test(name))
      .map(({ name, line }) => ({ rule: 'test', path, line, says: `${name} is left in` })),
  )
}

/** Documents lead somewhere, records have numbers of their own, and the glossary forbids what the law forbids. */
export function checkDocuments(tree: Tree): Violation[] {
  const violations: Violation[] = []
  const numbers = new Map<string, string>()
  for (const [path, text] of tree.files) {
    if (!path.endsWith('.md')) continue
    for (const [, target] of text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)) {
      const file = posix.normalize(posix.join(posix.dirname(path), target ?? ''))
      const known = tree.files.has(file) || [...tree.files.keys()].some((each) => each.startsWith(`${file}/`))
      if (!known) violations.push({ rule: 'document', path, says: `leads to ${target}, which is not there` })
    }
    const number = /^docs\/decisions\/(.*?)-/.exec(path)?.[1]
    if (number === undefined) continue
    const other = numbers.get(number)
    if (!/^\d{4}$/.test(number)) violations.push({ rule: 'document', path, says: 'is a record without a number' })
    if (other) violations.push({ rule: 'document', path, says: `has the number of ${other}` })
    numbers.set(number, path)
  }
  const glossary = tree.files.get('GLOSSARY.md') ?? ''
  for (const { word } of FORBIDDEN_WORDS) {
    if (new RegExp(`\\b${word}\\b`).test(glossary)) continue
    violations.push({ rule: 'document', path: 'GLOSSARY.md', says: `does not forbid ${word}, and the law does` })
  }
  return violations
}

/** The settings' table of a document, row by row as the configuration describes them. */
export function checkSettings(
  tree: Tree,
  path: string,
  settings: Readonly<Record<string, { about: string; example: string }>>,
): Violation[] {
  const text = tree.files.get(path) ?? ''
  const violations = Object.entries(settings).flatMap(([name, { about, example }]) => {
    const row = `| \`${name}\` | ${example === '' ? '' : `\`${example}\``} | ${about} |`
    return text.includes(row) ? [] : [{ rule: 'document', path, says: `lacks this row: ${row}` }]
  })
  for (const [, name] of text.matchAll(/^\| `([A-Z_]{4,})` \|/gm)) {
    if (name && !(name in settings))
      violations.push({ rule: 'document', path, says: `names ${name}, which is no setting` })
  }
  return violations
}
