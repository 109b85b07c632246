/** What decides the settings of one start. */
export interface SettingsOptions {
  /** false only in tests: nothing survives a power cut then. */
  durable: boolean
  /** The folder of the unix socket; undefined where there are none (Windows) and the loopback port is used. */
  socketFolder: string | undefined
  port: number
}

/**
 * The server's settings as command-line arguments, for a small machine that runs the product too. They are given anew
 * at each start, so that a newer Guildesk changes them without touching the cluster's files.
 */
export function serverArguments(options: SettingsOptions): string[] {
  const settings: Record<string, string | number> = {
    ...listening(options),
    max_connections: 60,
    shared_buffers: '96MB',
    effective_cache_size: '512MB',
    maintenance_work_mem: '64MB',
    work_mem: '8MB',
    huge_pages: 'off',
    jit: 'off',
    // One inbox query is small; workers would cost more memory and start-up than they return.
    max_parallel_workers_per_gather: 0,
    io_method: 'sync',
    random_page_cost: 1.1,
    wal_compression: 'on',
    max_wal_size: '1GB',
    min_wal_size: '80MB',
    // Without replicas the least WAL is enough.
    wal_level: 'minimal',
    max_wal_senders: 0,
    checkpoint_timeout: '15min',
    autovacuum: 'on',
    // A young database grows from nothing to thousands of rows within a minute, and until its tables are analysed the planner
    // takes the workspace of a key for as telling as the rest of it: 682,000 messages were read for 2,000 in and 2,000 out.
    autovacuum_naptime: '5s',
    autovacuum_max_workers: 2,
    track_activity_query_size: 1024,
    timezone: 'UTC',
    ...logging,
  }
  if (process.platform === 'darwin') settings.wal_sync_method = 'fsync_writethrough'
  if (!options.durable) Object.assign(settings, { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' })
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

function listening({ socketFolder, port }: SettingsOptions): Record<string, string | number> {
  if (!socketFolder) return { listen_addresses: '127.0.0.1', port, unix_socket_directories: '' }
  return {
    listen_addresses: '',
    port,
    unix_socket_directories: `"${socketFolder}"`,
    unix_socket_permissions: '0700',
  }
}

// Seven files at most, one per weekday. Neither statements nor the errors of statements are logged, since both would carry
// members' words; the product reports its own failed statements.
const logging = {
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgres-%a.log',
  log_file_mode: '0600',
  log_rotation_age: '1d',
  log_rotation_size: 0,
  log_truncate_on_rotation: 'on',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_autovacuum_min_duration: -1,
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: 0,
  log_error_verbosity: 'terse',
}
