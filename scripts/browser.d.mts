/** What Playwright's `chromium.launch({ executablePath: path, args, env })` needs. */
export interface Chromium {
  path: string
  args: string[]
  env: Record<string, string>
}

export function findChromium(): Promise<Chromium>
