import { AREAS, type Area, FOLDERS } from './law.ts'
import type { Import, Source } from './source.ts'
import { isTest, type Tree, under, type Violation } from './tree.ts'

/** Directions, packages, Node's modules, cycles and barrels. */
export function checkImports(tree: Tree): Violation[] {
  return [...tree.code.flatMap((source) => checkFile(tree, source)), ...findCycles(tree)]
}

function checkFile(tree: Tree, source: Source): Violation[] {
  const area = AREAS.find((each) => under(source.path, each.path))
  if (!area) return [{ rule: 'place', path: source.path, says: 'stands in no folder that the law knows' }]
  const barrel = source.imports.find((each) => each.again)
  const violations = source.imports.flatMap((each) => checkImport(tree, source, area, each))
  if (barrel || /(^|\/)index\.tsx?$/.test(source.path)) {
    const line = barrel?.line ?? 1
    violations.push({
      rule: 'barrel',
      path: source.path,
      line,
      says: 'hands on what another file exports; import it there',
    })
  }
  return violations
}

function checkImport(tree: Tree, source: Source, area: Area, { from, line }: Import): Violation[] {
  const target = tree.resolve(source.path, from)
  const where = { path: source.path, line }
  if (target !== undefined) {
    if (under(target, 'dist')) return []
    const allowed = [area.path, ...area.may].some((path) => under(target, path))
    // A unit test may use the tests' support and whatever its folder may see.
    const forTest =
      isTest(source.path) && (under(target, 'test/support') || under(target, 'sandbox') || under(target, 'src'))
    if (allowed || forTest || !/^(src|sandbox|scripts|test|bench)\//.test(target)) return []
    return [{ rule: 'direction', ...where, says: `${area.path} may not import ${target}` }]
  }
  if (isTest(source.path)) return []
  if (from.startsWith('node:')) {
    const name = from.slice('node:'.length)
    if (area.node === null || area.node.includes(name)) return []
    return [{ rule: 'package', ...where, says: `${area.path} may not use ${from}` }]
  }
  const name = packageOf(from)
  if (area.packages === null || area.packages.includes(name)) return []
  return [{ rule: 'package', ...where, says: `${area.path} may not use the package ${name}` }]
}

export const packageOf = (from: string): string =>
  from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/')

/** Files that reach themselves by imports, types included (Tarjan's strongly connected components). */
function findCycles(tree: Tree): Violation[] {
  const search = new CycleSearch(tree)
  for (const source of tree.code) search.visit(source.path)
  return search.cycles.map((cycle) => {
    const [path, ...others] = cycle.sort()
    return { rule: 'cycle', path: path ?? '', says: `imports itself by way of ${others.join(', ') || 'itself'}` }
  })
}

class CycleSearch {
  readonly cycles: string[][] = []
  readonly #tree: Tree
  readonly #number = new Map<string, number>()
  readonly #low = new Map<string, number>()
  readonly #stack: string[] = []

  constructor(tree: Tree) {
    this.#tree = tree
  }

  visit(path: string): void {
    if (this.#number.has(path)) return
    const number = this.#number.size
    this.#number.set(path, number)
    this.#low.set(path, number)
    this.#stack.push(path)
    const targets = this.#targets(path)
    for (const target of targets) {
      this.visit(target)
      if (this.#stack.includes(target)) this.#low.set(path, Math.min(this.#lowOf(path), this.#lowOf(target)))
    }
    if (this.#lowOf(path) !== number) return
    const component = this.#stack.splice(this.#stack.indexOf(path))
    if (component.length > 1 || targets.includes(path)) this.cycles.push(component)
  }

  #lowOf(path: string): number {
    return this.#low.get(path) ?? 0
  }

  #targets(path: string): string[] {
    return this.#tree
      .source(path)
      .imports.flatMap(({ from }) => this.#tree.resolve(path, from) ?? [])
      .filter((target) => this.#tree.files.has(target) && /\.(ts|tsx|mjs)$/.test(target) && !target.includes('.d.'))
  }
}

/** Folders that nobody has agreed on. */
export function checkFolders(tree: Tree): Violation[] {
  const unknown = new Map<string, Violation>()
  for (const path of tree.files.keys()) {
    const parts = path.split('/').slice(0, -1)
    for (const [depth, name] of parts.entries()) {
      const parent = parts.slice(0, depth).join('/')
      const known = FOLDERS[parent]
      if (!known || known.includes(name)) continue
      const folder = parent ? `${parent}/${name}` : name
      unknown.set(folder, { rule: 'folder', path: folder, says: 'is a folder that the law does not know' })
    }
  }
  return [...unknown.values()]
}

/** Reads of the environment outside of src/config.ts. */
export function checkEnvironment(tree: Tree, reader: string): Violation[] {
  return tree.product
    .filter(({ path }) => under(path, 'src') && path !== reader && !path.endsWith('/vite.config.ts'))
    .flatMap(({ path, members }) =>
      members
        .filter(({ name }) => name === 'process.env')
        .map(({ line }) => ({ rule: 'environment', path, line, says: `only ${reader} reads the environment` })),
    )
}
