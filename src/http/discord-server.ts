import type { HealthItem, ServerPlan, ServerView } from '../protocol/server.ts'
import type { SetUpCaller } from './discord-set-up.ts'

/** What is to be applied: the file that was looked at, and the plan's name. */
export interface ServerWish {
  /** YAML; undefined: the stored file, else the template. */
  file: string | undefined
  prune: boolean
}

/**
 * Guilds as files describe them, as routes need it; the composition, which knows the connector, gives it. All throw a Refusal `not_found`
 * for a guild that the bot is not in, and `unavailable` with Discord's reason when it cannot be asked.
 */
export interface DiscordServers {
  show(workspace: number, guild: string): Promise<ServerView>
  plan(workspace: number, guild: string, wish: ServerWish): Promise<ServerPlan>
  /**
   * Begins a run, which goes on behind the answer.
   * @throws Refusal `invalid` for a file with faults or a name that was not typed, `conflict` when the server has changed or a run goes on
   */
  apply(
    caller: SetUpCaller,
    guild: string,
    wish: ServerWish & { hash: string; confirm: string | undefined },
  ): Promise<ServerView>
  /** Looks anew at what was changed by hand. */
  drift(workspace: number, guild: string): Promise<ServerView>
  /** Today's server as a file. */
  exportFile(workspace: number, guild: string): Promise<string>
  health(workspace: number, guild: string): Promise<HealthItem[]>
}
