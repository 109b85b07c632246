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
    // Separate processes, since the tests kill, spawn and listen; two, since the target machine has two cores: a third makes browsers late.
    pool: 'forks',
    maxWorkers: 2,
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
