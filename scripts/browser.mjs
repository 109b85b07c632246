import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runScript } from './setup.mjs'
import { SetupError, say } from './toolchain.mjs'

/** Without its own sandbox, since containers and root allow it none, and without the small /dev/shm of containers. */
const args = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none']

/**
 * Finds a Chromium that really runs: CHROMIUM_PATH, the system's, Playwright's, the one in a package of ours, else
 * Debian's by apt where we are root.
 * @returns `{ path, args, env }` for Playwright's `chromium.launch({ executablePath: path, args, env })`
 * @throws SetupError with one line when there is none
 */
export async function findChromium() {
  const wanted = process.env.CHROMIUM_PATH
  if (wanted) {
    const found = await attempt(wanted)
    if (found) return found
    throw new SetupError(`CHROMIUM_PATH is ${wanted}, which does not run.`)
  }
  for (const find of [inSystem, inPlaywright, inPackage, byApt]) {
    for (const candidate of await find()) {
      const found = await attempt(candidate.path ?? candidate, candidate.env)
      if (found) return found
    }
  }
  throw new SetupError('No Chromium runs here: install chromium, or set CHROMIUM_PATH to one.')
}

async function attempt(path, env = process.env) {
  if (!existsSync(path)) return undefined
  const { chromium } = await import('@playwright/test')
  let browser
  try {
    // Only a page that opens proves a browser: a version is told even where the renderer cannot start.
    browser = await chromium.launch({ executablePath: path, args, env, timeout: 30_000 })
    const page = await browser.newPage()
    await page.goto('data:text/html,<title>here</title>', { timeout: 20_000 })
    return (await page.title()) === 'here' ? { path, args, env } : undefined
  } catch {
    return undefined
  } finally {
    await browser?.close()
  }
}

function inSystem() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const folders = (process.env.PATH ?? '').split(delimiter)
  return [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ]
}

function inPlaywright() {
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache', 'ms-playwright')
  if (!existsSync(cache)) return []
  const inside = ['chrome-linux64/chrome', 'chrome-linux/chrome', 'chrome-linux/headless_shell']
  return readdirSync(cache)
    .filter((name) => name.startsWith('chromium'))
    .flatMap((name) => inside.map((file) => join(cache, name, file)))
}

// The package is made for a cloud function: told that it runs in one, it unpacks its libraries and fonts too. Both are
// used only where the system lacks them.
async function inPackage() {
  if (process.platform !== 'linux') return []
  const before = { ...process.env }
  try {
    process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x'
    const { default: chromium } = await import('@sparticuz/chromium')
    const path = await chromium.executablePath()
    const fonts = existsSync('/usr/share/fonts') ? {} : { FONTCONFIG_PATH: join(tmpdir(), 'fonts') }
    return [
      { path, env: { ...before, ...fonts } },
      { path, env: { ...before, ...fonts, LD_LIBRARY_PATH: join(tmpdir(), 'al2023', 'lib') } },
    ]
  } catch {
    return []
  } finally {
    for (const name of ['AWS_EXECUTION_ENV', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH']) {
      if (before[name] === undefined) delete process.env[name]
      else process.env[name] = before[name]
    }
  }
}

function byApt() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return []
  say('installing Chromium by apt …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  try {
    execFileSync('apt-get', ['update', '-qq'], { env, stdio: 'pipe' })
    const packages = ['chromium', 'fonts-dejavu-core', 'fonts-noto-color-emoji']
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env, stdio: 'pipe' })
  } catch {
    return []
  }
  return ['/usr/bin/chromium']
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runScript(async () => {
    const { path } = await findChromium()
    process.stdout.write(`${path}\n`)
  })
}
