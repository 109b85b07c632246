import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { FatalError } from './kernel/errors.ts'

/** One setting of the environment. `example` and `about` make config.example.env, which the tests compare. */
interface Setting {
  about: string
  example: string
}

const port = z.coerce.number().int().min(0).max(65_535)
const optional = z.string().trim().min(1).optional()

const environment = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  GUILDESK_DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  GUILDESK_SECRET: z.string().min(32).optional(),
  GUILDESK_OWNER_EMAIL: z.email().optional(),
  GUILDESK_OWNER_PASSWORD: z.string().min(10).optional(),
  DISCORD_TOKEN: optional,
  DISCORD_API_URL: z
    .url({ protocol: /^https?$/ })
    .refine((url) => url.endsWith('/api'), 'must end in /api')
    .optional(),
  DISCORD_REQUESTS_PER_SECOND: z.coerce.number().int().min(1).max(1_000_000).default(50),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-f]{32}$/, 'is AC and 32 hexadecimal digits')
    .optional(),
  TWILIO_AUTH_TOKEN: optional,
  TWILIO_API_URL: z.url({ protocol: /^https?$/ }).optional(),
  OPENAI_BASE_URL: z.url({ protocol: /^https?$/ }).optional(),
  OPENAI_API_KEY: optional,
  X_API_URL: z.url({ protocol: /^https?$/ }).optional(),
  GUILDESK_ALLOW_PRIVATE_HOSTS: z
    .string()
    .default('')
    .transform((hosts) => hosts.split(',').map((host) => host.trim()))
    .pipe(
      z.array(z.string().regex(/^([a-z0-9.-]+|\[[0-9a-f:.]+\])?(:\d{1,5})?$/i, 'name hosts, with commas between them')),
    ),
  SANDBOX_PORT: port.default(3001),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})

export const SETTINGS: Record<keyof z.infer<typeof environment>, Setting> = {
  PORT: { about: 'Port of the desk.', example: '3000' },
  HOST: {
    about: 'Address to listen on. Beyond this machine, put a proxy with TLS before it and set PUBLIC_URL.',
    example: '127.0.0.1',
  },
  PUBLIC_URL: {
    about: 'Address by which agents reach the desk, when it is not http://HOST:PORT.',
    example: 'https://desk.example.org',
  },
  GUILDESK_DATA_DIR: { about: 'Folder of the embedded database, of files and of the key.', example: './data' },
  DATABASE_URL: {
    about: 'A PostgreSQL (15 or newer) of your own, instead of the embedded one.',
    example: 'postgres://guildesk@localhost/guildesk',
  },
  GUILDESK_SECRET: {
    about: 'Key that seals tokens in the database, 32 characters or more. Needed with DATABASE_URL; never change it.',
    example: '',
  },
  GUILDESK_OWNER_EMAIL: { about: 'With the password: makes the owner without a browser.', example: '' },
  GUILDESK_OWNER_PASSWORD: { about: 'Ten characters or more.', example: '' },
  DISCORD_TOKEN: {
    about:
      "Token of your Discord application's bot, instead of one that is set in Settings. Without any, the simulated Discord is started to try things in.",
    example: '',
  },
  DISCORD_API_URL: {
    about: 'Any Discord-compatible server, ending in /api. Belongs to DISCORD_TOKEN only.',
    example: 'https://discord.com/api',
  },
  DISCORD_REQUESTS_PER_SECOND: { about: "Requests a second to Discord; 50 is Discord's own limit.", example: '50' },
  TWILIO_ACCOUNT_SID: {
    about: 'Twilio account to whose Flex conversations may be handed, instead of one that is set in Settings.',
    example: '',
  },
  TWILIO_AUTH_TOKEN: {
    about: 'Its primary auth token: with it webhooks are checked too, which an API key cannot.',
    example: '',
  },
  TWILIO_API_URL: {
    about:
      'Any Twilio-compatible server in place of all of Twilio. Belongs to TWILIO_ACCOUNT_SID only; no other host is then asked.',
    example: 'http://127.0.0.1:3001/twilio',
  },
  OPENAI_BASE_URL: {
    about:
      'An OpenAI-compatible endpoint that helps the virtual agent, instead of one that is set in Settings; may be in your own network. With the key alone: that of OpenAI itself.',
    example: 'http://localhost:11434/v1',
  },
  OPENAI_API_KEY: { about: 'Key of that endpoint, where it needs one.', example: '' },
  X_API_URL: {
    about:
      "Any server that speaks X's API v2, in place of X's own; asked for announcements of accounts that are set up in the desk.",
    example: 'https://api.x.com',
  },
  GUILDESK_ALLOW_PRIVATE_HOSTS: {
    about:
      'Hosts of your own network that webhooks, trackers, endpoints and feeds may lead to, as host or host:port, with commas between them. All others must be public.',
    example: 'ci.internal:8080',
  },
  SANDBOX_PORT: { about: 'Port of the simulated Discord.', example: '3001' },
  LOG_LEVEL: { about: 'fatal, error, warn, info, debug, trace or silent.', example: 'info' },
}

export interface Config {
  port: number
  host: string
  /** Without a slash at the end; undefined until the port is known, when none was set. */
  publicUrl: string | undefined
  dataFolder: string
  databaseUrl: string | undefined
  secret: string | undefined
  owner: { email: string; password: string } | undefined
  discord: { token: string; apiBase: string | null } | undefined
  discordRequestsPerSecond: number
  /** The Twilio account of the real workspace; the base without a slash at the end, null for Twilio itself. */
  twilio: { accountSid: string; authToken: string; apiBase: string | null } | undefined
  /** The OpenAI-compatible endpoint for all workspaces; the base without a slash at the end, null for OpenAI's own. */
  openai: { baseUrl: string | null; key: string | null } | undefined
  /** What answers as X does, without a slash at the end; undefined for X itself. */
  xApiUrl: string | undefined
  /** Private hosts that addresses set by people may lead to. */
  privateHosts: string[]
  logLevel: string
}

/** Reads the environment, and `.env` in the working folder below it. Read once, at start. @throws FatalError in one line */
export function readConfig(options: { sandbox?: boolean } = {}): Config {
  const parsed = environment.safeParse({ ...readEnvFile(), ...withoutEmpty(process.env) })
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new FatalError(`${issue?.path.join('.') ?? 'The environment'} is not right: ${issue?.message ?? 'invalid'}.`)
  }
  const env = parsed.data
  if (env.DATABASE_URL && !env.GUILDESK_SECRET) {
    throw new FatalError(
      'With DATABASE_URL, set GUILDESK_SECRET too (32 characters or more; keep it as long as the database).',
    )
  }
  if (Boolean(env.GUILDESK_OWNER_EMAIL) !== Boolean(env.GUILDESK_OWNER_PASSWORD)) {
    throw new FatalError('Set GUILDESK_OWNER_EMAIL and GUILDESK_OWNER_PASSWORD together, or neither.')
  }
  if (env.DISCORD_API_URL && !env.DISCORD_TOKEN) {
    throw new FatalError('DISCORD_API_URL belongs to DISCORD_TOKEN: set that too, or leave both out.')
  }
  if (Boolean(env.TWILIO_ACCOUNT_SID) !== Boolean(env.TWILIO_AUTH_TOKEN)) {
    throw new FatalError('Set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN together, or neither.')
  }
  if (env.TWILIO_API_URL && !env.TWILIO_ACCOUNT_SID) {
    throw new FatalError('TWILIO_API_URL belongs to TWILIO_ACCOUNT_SID: set that too, or leave both out.')
  }
  return Object.freeze(options.sandbox ? playground(configOf(env)) : configOf(env))
}

/** `--sandbox`: a desk to try things in, with a data folder of its own, so that nothing of it can meet what is real. */
function playground(config: Config): Config {
  return {
    ...config,
    dataFolder: join(config.dataFolder, 'demo'),
    databaseUrl: undefined,
    secret: undefined,
    discord: undefined,
    twilio: undefined,
  }
}

function configOf(env: z.infer<typeof environment>): Config {
  const { GUILDESK_OWNER_EMAIL: email, GUILDESK_OWNER_PASSWORD: password, DISCORD_TOKEN: token } = env
  return {
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, ''),
    dataFolder: resolve(env.GUILDESK_DATA_DIR),
    databaseUrl: env.DATABASE_URL,
    secret: env.GUILDESK_SECRET,
    owner: email && password ? { email, password } : undefined,
    discord: token ? { token, apiBase: env.DISCORD_API_URL ?? null } : undefined,
    discordRequestsPerSecond: env.DISCORD_REQUESTS_PER_SECOND,
    twilio: twilioOf(env),
    openai: openaiOf(env),
    xApiUrl: env.X_API_URL?.replace(/\/+$/, ''),
    privateHosts: env.GUILDESK_ALLOW_PRIVATE_HOSTS.filter(Boolean),
    logLevel: env.LOG_LEVEL,
  }
}

const openaiOf = ({ OPENAI_BASE_URL: base, OPENAI_API_KEY: key }: z.infer<typeof environment>): Config['openai'] =>
  base || key ? { baseUrl: base?.replace(/\/+$/, '') ?? null, key: key ?? null } : undefined

const twilioOf = (env: z.infer<typeof environment>): Config['twilio'] =>
  env.TWILIO_ACCOUNT_SID && env.TWILIO_AUTH_TOKEN
    ? {
        accountSid: env.TWILIO_ACCOUNT_SID,
        authToken: env.TWILIO_AUTH_TOKEN,
        apiBase: env.TWILIO_API_URL?.replace(/\/+$/, '') ?? null,
      }
    : undefined

/** `NAME=value` lines; what the real environment sets wins. */
function readEnvFile(): Record<string, string> {
  if (!existsSync('.env')) return {}
  const lines = readFileSync('.env', 'utf8').split('\n')
  const pairs = lines.flatMap((line) => {
    const match = /^\s*([A-Z_]+)\s*=\s*(.*?)\s*$/.exec(line)
    return match?.[1] && match[2] ? [[match[1], match[2].replace(/^(["'])(.*)\1$/, '$2')]] : []
  })
  return Object.fromEntries(pairs) as Record<string, string>
}

const withoutEmpty = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(env).filter((pair): pair is [string, string] => Boolean(pair[1])))

/** The text of config.example.env. */
export function exampleEnv(): string {
  const blocks = Object.entries(SETTINGS).map(([name, { about, example }]) => `# ${about}\n#${name}=${example}\n`)
  return `# Every setting, with its default or an example. Copy to .env, or set them in the environment, which wins.\n\n${blocks.join('\n')}`
}
