import { defineConfig } from 'vitest/config'

/** A kind of test: its name for `--project`, its files, and how long one test may take. */
function project(name: string, include: string[], testTimeout: number) {
  return {
    extends: true as const,
    test: { name, include, exclude: ['**/node_modules/**', 'dist/**'], testTimeout, hookTimeout: 60_000 },
  }
}

export default defineConfig({
  test: {
    // Separate processes, since the tests kill, spawn and listen; one more than the target machine has cores, because they wait for
    // browsers and deadlines half of their time.
    pool: 'forks',
    maxWorkers: 3,
    // A failed test shows by itself whether it was luck: none is tried twice.
    retry: 0,
    globalSetup: ['test/support/database-server.ts'],
    projects: [
      project('unit', ['src/**/*.test.{ts,tsx}', 'sandbox/**/*.test.{ts,tsx}'], 20_000),
      project('story', ['test/*.test.ts'], 120_000),
      project('browser', ['test/browser/*.test.ts'], 180_000),
      project('long', ['test/long/*.test.ts'], 1_200_000),
    ],
  },
})
