/**
 * The environment of the PostgreSQL programs: what they need and no more, since the product's own holds tokens and keys,
 * and a caller's PG* variables would change what they do. (Windows' few indispensable variables are added by Node.)
 */
export function serverEnvironment(extra: Record<string, string> = {}): Record<string, string> {
  return { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', ...extra }
}
