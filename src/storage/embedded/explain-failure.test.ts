import { expect, test } from 'vitest'
import { explainFailure } from './explain-failure.ts'

const said: [string, RegExp][] = [
  ['FATAL:  could not write lock file "postmaster.pid": No space left on device', /disk that holds .* is full/],
  ['FATAL:  could not extend file: wrote only 4096 of 8192 bytes\nHINT:  Check free disk space.\nPANIC: x', /is full/],
  ["error: EROFS: read-only file system, open '/data/x'", /read-only/],
  ['FATAL:  database files are incompatible with server', /another version/],
  ['PANIC:  could not locate a valid checkpoint record at 0/1', /damaged/],
  ['FATAL:  could not create shared memory segment: Cannot allocate memory', /too little memory/],
  ['FATAL:  could not open file "postmaster.pid": Permission denied', /owner and rights/],
  ['2026-11-21 03:00:00 UTC [7] FATAL:  something never seen', /does not start: something never seen$/],
  ['', /does not start: it said nothing$/],
]

test.each(said)('one sentence for %j', (output, sentence) => {
  const error = explainFailure(output, '/data/postgres')
  expect(error.message).toMatch(sentence)
  expect(error.message).not.toContain('\n')
})
