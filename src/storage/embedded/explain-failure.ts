import { StartError } from '../start-error.ts'

const reasons: [RegExp, (cluster: string) => string][] = [
  [
    /No space left on device|ENOSPC|Disk quota exceeded|EDQUOT|Check free disk space/,
    (c) => `The disk that holds ${c} is full: free some space and start again.`,
  ],
  [
    /Read-only file system|EROFS/i,
    (c) => `${c} is on a read-only file system: choose another folder with GUILDESK_DATA_DIR.`,
  ],
  [
    /database files are incompatible with server|was initialized by PostgreSQL version/,
    (c) =>
      `The database in ${c} was made by another version of PostgreSQL: start the Guildesk that made it, or move the database with pg_dump and set DATABASE_URL.`,
  ],
  [
    /could not locate a valid checkpoint record|invalid checkpoint|is not a valid data directory|could not (open|read) file "?(global|base|pg_)|could not find the database system|incorrect checksum in control file|PANIC/,
    (c) =>
      `The database in ${c} is damaged: restore a backup of the data folder, or move the folder away to begin anew.`,
  ],
  [
    /could not create shared memory segment|could not resize shared memory|Cannot allocate memory/,
    () => 'This machine has too little memory left for the database: stop other programs, or set DATABASE_URL.',
  ],
  [
    /Permission denied|EACCES|EPERM|Operation not permitted|wrong ownership|invalid permissions/,
    (c) =>
      `The database's user may not use ${c}: check the owner and rights of this folder and of those above it, or choose another with GUILDESK_DATA_DIR.`,
  ],
]

/**
 * Turns what a failed PostgreSQL program said into one sentence for the person who starts Guildesk.
 * @param output what the program and its log said; it stays on the error as its cause
 */
export function explainFailure(output: string, cluster: string): StartError {
  const known = reasons.find(([pattern]) => pattern.test(output))
  const last =
    output
      .split('\n')
      .filter((line) => /FATAL|PANIC|error:|ERROR/.test(line))
      .at(-1) ?? output.trim().split('\n').at(-1)
  const sentence = known
    ? known[1](cluster)
    : `The database in ${cluster} does not start: ${last?.replace(/^.*?(FATAL|PANIC|error|ERROR):\s*/, '') || 'it said nothing'}`
  return new StartError(sentence, { cause: new Error(output.trim().slice(-4000)) })
}
