import type { StorageLog } from '../../src/storage/storage-log.ts'

/** A log for tests that look at behaviour, not at words. */
export const silentLog: StorageLog = { info() {}, warn() {}, error() {} }
