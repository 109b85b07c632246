import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

/** A child process whose words are kept, and whose end can be waited for. */
export interface Kept {
  child: ChildProcess
  stdout: string
  stderr: string
  ended: Promise<number | null>
}

export function keep(command: string, args: string[], env: Record<string, string>, ipc = true): Kept {
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe', ...(ipc ? (['ipc'] as const) : [])],
    env: { ...process.env, ...env },
  })
  const kept: Kept = {
    child,
    stdout: '',
    stderr: '',
    ended: once(child, 'exit').then(([code]) => code as number | null),
  }
  child.stdout?.on('data', (chunk: Buffer) => {
    kept.stdout += chunk
  })
  // The newest words are enough to see why something failed.
  child.stderr?.on('data', (chunk: Buffer) => {
    kept.stderr = (kept.stderr + chunk).slice(-20_000)
  })
  return kept
}
