/** A part of the tree: its folder (or file), what it may import besides itself, and of which packages. */
export interface Area {
  path: string
  /** Folders or files, each with all that is below. */
  may: readonly string[]
  /** Packages, by name; null: any. */
  packages: readonly string[] | null
  /** Modules of Node, without `node:`; null: any. */
  node: readonly string[] | null
}

/** The nouns of the core, each of which may import those before it (ARCHITECTURE.md). `inbox` reads for screens, so it stands last. */
export const CORE = [
  'audit',
  'workspace',
  'agent',
  'queue',
  'contact',
  'safety',
  'attachment',
  'delivery',
  'announcement',
  'desk',
  'knowledge',
  'case',
  'conversation',
  'report',
  'moderation',
  'tracker',
  'incident',
  'virtual-agent',
  'routing',
  'transfer',
  'inbox',
  'statistics',
  'webhook',
] as const

/** Connectors never import each other. */
export const CONNECTORS = ['discord', 'feeds', 'github', 'openai', 'twilio'] as const

const GROUND = ['src/kernel', 'src/protocol', 'src/texts']
const ORPC_SERVER = ['@orpc/contract', '@orpc/openapi', '@orpc/server', '@orpc/zod']
const CONSOLE_PACKAGES = [
  '@mantine/core',
  '@mantine/hooks',
  '@orpc/client',
  '@orpc/contract',
  '@tabler/icons-react',
  '@tanstack/react-query',
  '@tanstack/react-router',
  'react',
  'react-dom',
  'socket.io-client',
  'uuid',
  'virtua',
]

const core = CORE.map((noun, place) => ({
  path: `src/core/${noun}`,
  may: [...GROUND, ...CORE.slice(0, place).map((earlier) => `src/core/${earlier}`)],
  packages: ['drizzle-orm', 'zod'],
  // No file system, no network: of Node only what computes.
  node: ['crypto', 'buffer', 'url'],
}))

/** The import law, most particular path first. Whatever stands in no area is unknown and refused. */
export const AREAS: readonly Area[] = [
  ...['vite.config.ts'].flatMap((name) =>
    ['src/console', 'src/widget', 'sandbox/page'].map((folder) => ({
      path: `${folder}/${name}`,
      may: [],
      packages: ['vite', '@vitejs/plugin-react'],
      node: null,
    })),
  ),
  ...core,
  { path: 'src/main.ts', may: ['src/composition'], packages: [], node: [] },
  { path: 'src/worker.ts', may: ['src/composition'], packages: [], node: [] },
  {
    path: 'src/cli.ts',
    may: ['src/composition', 'src/config.ts', 'src/core', 'src/kernel', 'src/storage'],
    packages: [],
    node: null,
  },
  { path: 'src/config.ts', may: ['src/kernel'], packages: ['zod'], node: null },
  {
    path: 'src/composition',
    may: ['src/config.ts', ...GROUND, 'src/core', 'src/connectors', 'src/storage', 'src/http'],
    packages: ['pg', 'prom-client', 'zod'],
    node: null,
  },
  { path: 'src/protocol', may: [], packages: ['zod', '@orpc/contract', 'temporal-polyfill'], node: [] },
  { path: 'src/texts', may: [], packages: ['intl-messageformat'], node: [] },
  {
    path: 'src/kernel',
    may: ['src/protocol'],
    packages: ['drizzle-orm', 'file-type', 'pg', 'pg-boss', 'pino', 'uuid'],
    node: null,
  },
  {
    path: 'src/connectors/discord',
    may: [...GROUND, 'src/core'],
    packages: ['@discordjs/rest', '@discordjs/ws', 'discord-api-types', 'drizzle-orm', 'pngjs', 'yaml'],
    node: null,
  },
  {
    path: 'src/connectors/feeds',
    may: [...GROUND, 'src/core'],
    packages: ['feedsmith', 'htmlparser2', 'zod'],
    node: null,
  },
  { path: 'src/connectors/github', may: [...GROUND, 'src/core'], packages: ['zod'], node: null },
  {
    path: 'src/connectors/openai',
    may: [...GROUND, 'src/core'],
    packages: ['ai', '@ai-sdk/openai-compatible', 'zod'],
    node: null,
  },
  {
    path: 'src/connectors/twilio',
    may: [...GROUND, 'src/core'],
    packages: ['twilio', 'drizzle-orm', 'zod'],
    node: null,
  },
  { path: 'src/storage', may: ['src/kernel'], packages: ['pg'], node: null },
  {
    path: 'src/http',
    may: [...GROUND, 'src/core'],
    packages: [
      ...ORPC_SERVER,
      '@better-auth/utils',
      '@fastify/static',
      'better-auth',
      'drizzle-orm',
      'fastify',
      'prom-client',
      'socket.io',
      'zod',
    ],
    node: null,
  },
  { path: 'src/console', may: ['src/protocol'], packages: CONSOLE_PACKAGES, node: [] },
  { path: 'src/widget', may: ['src/protocol'], packages: [], node: [] },
  {
    path: 'sandbox/page',
    // The page speaks with its server by the contract alone; of the product it borrows the reading of Discord's Markdown.
    may: ['sandbox/contract.ts', 'src/protocol'],
    packages: ['@tabler/icons-react', 'discord-api-types', 'react', 'react-dom'],
    node: [],
  },
  // The simulated server is made by the product's own template: of the product it reads that file, and how such a file is written.
  { path: 'sandbox', may: ['src/protocol'], packages: ['discord-api-types', 'ws', 'yaml', 'zod'], node: null },
  { path: 'scripts', may: [], packages: null, node: null },
  // Whatever is under test may be reached; what they may not is hold each other's helpers outside of support.
  { path: 'test', may: ['src', 'sandbox', 'scripts', 'bench'], packages: null, node: null },
  { path: 'bench', may: ['src', 'sandbox', 'scripts', 'test/support'], packages: null, node: null },
  { path: 'drizzle.config.ts', may: [], packages: ['drizzle-kit'], node: [] },
  { path: 'vitest.config.ts', may: [], packages: ['vitest'], node: [] },
]

/** Folders that the tree may have at the top, and below src/; others are unknown. */
export const FOLDERS: Record<string, readonly string[]> = {
  '': ['.ci', 'bench', 'docs', 'sandbox', 'scripts', 'src', 'test'],
  src: ['composition', 'connectors', 'console', 'core', 'http', 'kernel', 'protocol', 'storage', 'texts', 'widget'],
  'src/core': CORE,
  'src/connectors': CONNECTORS,
  docs: ['decisions', 'pictures'],
  test: ['browser', 'long', 'pictures', 'support'],
}

/** Limits of length, and what style aims at; the aim is printed, the limit is held. */
export const LIMITS = { file: 400, function: 70 }
export const AIMS = { fileMedian: 80, fileP95: 250, functionMedian: 8, functionP95: 40 }

/** Most packages that the running product may ask for itself. */
export const MOST_DEPENDENCIES = 40

/** Order of reading: a folder may read the tables of those before it, and its own. */
export const READING_ORDER = [
  'src/kernel',
  ...CORE.map((noun) => `src/core/${noun}`),
  'src/connectors/discord',
  'src/connectors/twilio',
  'src/http',
  'src/composition',
] as const

/** Reads outside of the law, each with its reason; the test says which of them are needed no more. Writes have no exception. */
export const READ_EXCEPTIONS: readonly { file: string; table: string; reason: string }[] = []

/** A table that no tables.ts declares: the bookkeeping of migrations, which stands before any of them. */
export const OTHER_TABLES: Record<string, string> = { migration: 'src/storage' }

/** Only this file reads the environment. Scripts, tests and development's own configurations are no product. */
export const ENVIRONMENT_READER = 'src/config.ts'

export interface ForbiddenWord {
  word: string
  /** The notion that has another name. */
  notion: string
  say: string
  /** Where the word means something else, and what. */
  allowed?: readonly { path: string; meaning: string }[]
}

/**
 * The words of GLOSSARY.md that a machine can find in names of files, types, functions and variables. Words that also mean
 * something right in most places (user, session, thread, bot, account, inbox, issue) are left to the reader.
 */
export const FORBIDDEN_WORDS: readonly ForbiddenWord[] = [
  { word: 'tenant', notion: 'a brand', say: 'workspace' },
  { word: 'org', notion: 'a brand', say: 'workspace' },
  { word: 'customer', notion: 'a person who asks for help', say: 'contact' },
  { word: 'ticket', notion: 'a unit of work, or an exchange', say: 'case or conversation' },
  { word: 'operator', notion: 'a person who answers', say: 'agent' },
  { word: 'escalation', notion: 'control passing to a queue', say: 'handoff' },
  { word: 'escalate', notion: 'control passing to a queue', say: 'handoff' },
  {
    word: 'platform',
    notion: 'a way by which contacts reach us',
    say: 'channel',
    allowed: [
      { path: 'src/storage', meaning: 'operating system and processor, as in process.platform' },
      { path: 'scripts', meaning: 'operating system and processor, as in process.platform' },
      { path: 'src/console/inbox/keys.ts', meaning: 'the machine with its keyboard, as in navigator.platform' },
      ...[
        'src/protocol/cases.ts',
        'src/protocol/incidents.ts',
        'src/core/case',
        'src/core/report',
        'src/core/incident',
        'src/core/inbox',
        'src/core/tracker',
        'src/connectors/discord',
        'src/connectors/github',
        'src/console/cases',
        'src/console/incident',
        'src/composition/demo',
      ].map((path) => ({ path, meaning: 'the device that a bug shows itself on, as the form asks' })),
    ],
  },
]
