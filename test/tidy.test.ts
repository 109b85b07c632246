import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exampleEnv, SETTINGS } from '../src/config.ts'
import { checkEnvironment, checkFolders, checkImports } from './support/tidy/imports.ts'
import { AIMS, ENVIRONMENT_READER } from './support/tidy/law.ts'
import { checkDependencies, checkDocuments, checkMachines, checkSettings, checkTests } from './support/tidy/papers.ts'
import { checkSizes, measure } from './support/tidy/sizes.ts'
import { checkExceptions, checkTables } from './support/tidy/sql.ts'
import { readTree, Tree, type Violation } from './support/tidy/tree.ts'
import { checkWords } from './support/tidy/words.ts'

const tree = readTree(join(import.meta.dirname, '..'))

const say = (violations: readonly Violation[]): string[] =>
  violations.map(({ rule, path, line, says }) => `${rule}: ${path}${line ? `:${line}` : ''} ${says}`)

describe('the project keeps its own law', () => {
  const checks: Record<string, (tree: Tree) => Violation[]> = {
    'imports go one way, without cycles or barrels': checkImports,
    'folders are known': checkFolders,
    'the environment is read in one place': (each) => checkEnvironment(each, ENVIRONMENT_READER),
    'files and functions are short': checkSizes,
    'tables are defined and written by their owners': (each) => [...checkTables(each), ...checkExceptions(each)],
    'the glossary is law': checkWords,
    'each dependency has its reason': checkDependencies,
    'nothing names a machine or a registry': checkMachines,
    'no test is left out': checkTests,
    'documents lead somewhere': checkDocuments,
    'operations names each setting': (each) => checkSettings(each, 'docs/operations.md', SETTINGS),
  }
  for (const [name, check] of Object.entries(checks)) {
    test(name, () => expect(say(check(tree))).toEqual([]))
  }

  test('config.example.env is what src/config.ts says', () => {
    expect(tree.files.get('config.example.env')).toBe(exampleEnv())
  })

  test('lengths, for people to read', () => {
    const { files, functions, testShare } = measure(tree)
    console.log(
      `files: ${files.count}, median ${files.median} (aim ${AIMS.fileMedian}), p95 ${files.p95} (aim ${AIMS.fileP95}), longest ${files.most}\n` +
        `functions: ${functions.count}, median ${functions.median} (aim ${AIMS.functionMedian}), p95 ${functions.p95} (aim ${AIMS.functionP95}), longest ${functions.most}\n` +
        `lines of tests for each line of the product: ${testShare.toFixed(2)} (aim 1)`,
    )
    expect(files.count).toBeGreaterThan(0)
  })
})

describe('planted violations are named', () => {
  const TABLES = `import { pgTable } from 'drizzle-orm/pg-core'\nexport const message = pgTable('message', {})\n`
  const planted: {
    rule: string
    check: (tree: Tree) => Violation[]
    files: Record<string, string>
    says: RegExp
  }[] = [
    {
      rule: 'direction',
      check: checkImports,
      files: { 'src/core/agent/a.ts': `import { x } from '../../http/x.ts'`, 'src/http/x.ts': 'export const x = 1' },
      says: /src\/core\/agent may not import src\/http\/x\.ts/,
    },
    {
      rule: 'direction',
      check: checkImports,
      files: { 'src/core/contact/a.ts': `import type { X } from '../conversation/x.ts'` },
      says: /src\/core\/contact may not import src\/core\/conversation/,
    },
    {
      rule: 'direction',
      check: checkImports,
      files: { 'src/http/a.ts': `const x = await import('../../sandbox/x.ts')` },
      says: /may not import sandbox/,
    },
    {
      rule: 'direction',
      check: checkImports,
      files: { 'src/console/a.tsx': `import { x } from '../kernel/ids.ts'` },
      says: /src\/console may not import src\/kernel/,
    },
    {
      rule: 'direction',
      check: checkImports,
      files: { 'src/http/a.ts': `import { x } from '../connectors/discord/channel.ts'` },
      says: /src\/http may not import src\/connectors/,
    },
    {
      rule: 'direction',
      check: checkImports,
      files: { 'src/http/a.ts': `import { x } from '../composition/metrics.ts'` },
      says: /src\/http may not import src\/composition/,
    },
    {
      rule: 'package',
      check: checkImports,
      files: { 'src/core/agent/a.ts': `import Fastify from 'fastify'` },
      says: /src\/core\/agent may not use the package fastify/,
    },
    {
      rule: 'package',
      check: checkImports,
      files: { 'src/core/agent/a.ts': `import { readFile } from 'node:fs/promises'` },
      says: /may not use node:fs\/promises/,
    },
    {
      rule: 'place',
      check: checkImports,
      files: { 'src/helpers.ts': 'export const x = 1' },
      says: /no folder that the law knows/,
    },
    {
      rule: 'cycle',
      check: checkImports,
      files: {
        'src/kernel/a.ts': `import { b } from './b.ts'`,
        'src/kernel/b.ts': `import { c } from './c.ts'`,
        'src/kernel/c.ts': `import type { A } from './a.ts'`,
      },
      says: /by way of src\/kernel\/b\.ts, src\/kernel\/c\.ts/,
    },
    {
      rule: 'barrel',
      check: checkImports,
      files: { 'src/kernel/all.ts': `export * from './ids.ts'` },
      says: /hands on/,
    },
    { rule: 'barrel', check: checkImports, files: { 'src/kernel/index.ts': 'export const x = 1' }, says: /hands on/ },
    { rule: 'folder', check: checkFolders, files: { 'src/core/misc/a.ts': '' }, says: /does not know/ },
    { rule: 'folder', check: checkFolders, files: { 'utils/a.ts': '' }, says: /does not know/ },
    {
      rule: 'environment',
      check: (each) => checkEnvironment(each, ENVIRONMENT_READER),
      files: { 'src/http/a.ts': `if (process.platform && process['env'].PORT) start()` },
      says: /only src\/config\.ts/,
    },
    {
      rule: 'file length',
      check: checkSizes,
      files: { 'sandbox/a.ts': '// a line\n'.repeat(401) },
      says: /has 401 lines/,
    },
    {
      rule: 'function length',
      check: checkSizes,
      files: { 'src/console/a.tsx': `export const Long = () => {\n${'  act()\n'.repeat(69)}}\n` },
      says: /Long has 71 lines/,
    },
    {
      rule: 'table definition',
      check: checkTables,
      files: { 'src/core/agent/a.ts': `export const x = pgTable('x', {})` },
      says: /outside of a tables\.ts/,
    },
    {
      rule: 'table write',
      check: checkTables,
      files: {
        'src/core/conversation/tables.ts': TABLES,
        'src/http/a.ts': 'const text = `with x as (update message set text = $1 returning id) select * from x`',
      },
      says: /writes the table message of src\/core\/conversation/,
    },
    {
      rule: 'table write',
      check: checkTables,
      files: {
        'src/core/conversation/tables.ts': TABLES,
        'src/core/inbox/a.ts': `import { message } from '../conversation/tables.ts'\nawait tx.orm.delete(message).where(x)`,
      },
      says: /writes the table message/,
    },
    {
      rule: 'table read',
      check: checkTables,
      files: {
        'src/core/conversation/tables.ts': TABLES,
        'src/core/contact/a.ts': `const text = 'select c.id from contact c join message m on true'`,
      },
      says: /reads the table message of src\/core\/conversation/,
    },
    { rule: 'word', check: checkWords, files: { 'src/core/agent/ticket.ts': '' }, says: /say case or conversation/ },
    {
      rule: 'word',
      check: checkWords,
      files: { 'src/http/a.ts': 'export interface OpenCustomers { x: 1 }' },
      says: /say contact/,
    },
    {
      rule: 'dependency',
      check: checkDependencies,
      files: { 'package.json': '{ "dependencies": { "left": "^1.0.0" } }' },
      says: /no exact version[\s\S]*no reason for left/,
    },
    {
      rule: 'machine',
      check: checkMachines,
      files: { 'README.md': 'See `/work/notes`.', 'package-lock.json': '{ "packages": {} }' },
      says: /names \/work\//,
    },
    {
      rule: 'machine',
      check: checkMachines,
      files: { '.npmrc': 'registry=https://npm-mirror.example.net/', 'package-lock.json': '{ "packages": {} }' },
      says: /\.npmrc:1 names https:\/\/npm-mirror\.example\.net/,
    },
    {
      rule: 'machine',
      check: checkMachines,
      files: {
        'package-lock.json': '{ "packages": { "node_modules/x": { "resolved": "https://npm.example.net/x.tgz" } } }',
      },
      says: /npm\.example\.net/,
    },
    {
      rule: 'document',
      check: checkDocuments,
      files: { 'docs/a.md': 'See [there](../b.md).' },
      says: /leads to \.\.\/b\.md/,
    },
    {
      rule: 'document',
      check: checkDocuments,
      files: { 'docs/decisions/0001-a.md': '', 'docs/decisions/0001-b.md': '' },
      says: /has the number of docs\/decisions\/0001-a\.md/,
    },
    {
      rule: 'document',
      check: (each) => checkSettings(each, 'docs/x.md', { PORT: { about: 'Port.', example: '1' } }),
      files: { 'docs/x.md': '| `HOST` | | |' },
      says: /lacks this row: \| `PORT`[\s\S]*names HOST/,
    },
    {
      rule: 'test',
      check: checkTests,
      files: { 'src/kernel/a.test.ts': `test.only('x', () => {})` },
      says: /test\.only is left in/,
    },
    {
      rule: 'test',
      check: checkTests,
      files: { 'src/kernel/a.test.ts': `describe.skip('x', () => {})` },
      says: /describe\.skip/,
    },
  ]
  for (const { rule, check, files, says } of planted) {
    test(`${rule}: ${says.source}`, () => {
      const found = check(new Tree(new Map(Object.entries(files))))
      expect(found.map((each) => each.rule)).toContain(rule)
      expect(say(found).join('\n')).toMatch(says)
    })
  }

  test('what is allowed is not named', () => {
    const allowed = new Tree(
      new Map([
        ['src/core/conversation/tables.ts', TABLES],
        ['src/core/conversation/a.ts', 'const text = `update message set text = $1 where id = $2`'],
        ['src/core/inbox/a.ts', `import { newId } from '../../kernel/ids.ts'\nconst text = 'select id from message'`],
        ['src/storage/a.ts', 'if (process.platform) x(process.argv)'],
      ]),
    )
    const checks = [checkImports, checkFolders, checkSizes, checkTables, checkWords]
    expect(checks.flatMap((check) => say(check(allowed)))).toEqual([])
  })
})
