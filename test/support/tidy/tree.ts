import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { readSource, type Source } from './source.ts'

/** Something that the law does not allow: where, and in one sentence what. */
export interface Violation {
  rule: string
  path: string
  line?: number
  says: string
}

/** Files of the project: path → text. Checks are pure functions over one of these. */
export class Tree {
  readonly files: ReadonlyMap<string, string>
  readonly #sources = new Map<string, Source>()

  constructor(files: ReadonlyMap<string, string>) {
    this.files = files
  }

  /** Code, without what is vendored or generated. */
  get code(): Source[] {
    return [...this.files.keys()].filter(isCode).map((path) => this.source(path))
  }

  /** Code that is no test and no support of tests. */
  get product(): Source[] {
    return this.code.filter((source) => !isTest(source.path))
  }

  source(path: string): Source {
    const known = this.#sources.get(path)
    if (known) return known
    const source = readSource(path, this.files.get(path) ?? '')
    this.#sources.set(path, source)
    return source
  }

  /** The file that a relative import names; undefined when it names a package or nothing that is here. */
  resolve(importer: string, from: string): string | undefined {
    if (!from.startsWith('.')) return undefined
    return posix.normalize(posix.join(posix.dirname(importer), from.replace(/\?.*$/, '')))
  }
}

const VENDORED = ['test/support/conformance.mjs', 'test/support/conformance.d.mts']

const isCode = (path: string): boolean =>
  /\.(ts|tsx|mjs)$/.test(path) && !/\.d\.m?ts$/.test(path) && !/\.gen\.ts$/.test(path) && !VENDORED.includes(path)

/** Tests, their support and benchmarks: held to the directions, not to the lengths. */
export const isTest = (path: string): boolean =>
  /\.test\.tsx?$/.test(path) || path.startsWith('test/') || path.startsWith('bench/')

export const under = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`)

/** The project as it lies on disk: what git has and what is new, without what it ignores. */
export function readTree(root: string): Tree {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root })
  const files = new Map<string, string>()
  for (const path of new Set(list.toString().split('\0'))) {
    if (path && existsSync(join(root, path))) files.set(path, readFileSync(join(root, path), 'utf8'))
  }
  return new Tree(files)
}
