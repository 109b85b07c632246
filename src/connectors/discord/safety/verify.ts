import { findAgentByDiscord } from '../../../core/agent/find-agent-by-discord.ts'
import { SERVER_OWNER, type StaffMember } from '../../../core/safety/staff.ts'
import { staffIn } from '../../../core/safety/staff-in.ts'
import { type ReadSettings, readSettings } from '../../../core/workspace/settings.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { escapeMarkdown } from '../../../protocol/escape.ts'
import { text } from '../../../texts/format.ts'
import type { SafetyRequest, SeenMember } from './requests.ts'

const NAMED = 60
/** Discord's limit of a message (resources/message, "Create Message"). */
const LONGEST = 2000

export interface VerifyOptions {
  kernel: Kernel
  workspace: number
  /** Our own bot user. */
  botId: string
}

type Verify = Extract<SafetyRequest, { ask: 'verify' }>

/** The answer to `/verify`, for the asker's eyes alone: whether somebody is one of us, or who is. */
export async function verifyInWords(options: VerifyOptions, request: Verify, locale: string): Promise<string> {
  const { kernel, workspace } = options
  const settings = await readSettings(kernel.db, workspace)
  return request.target
    ? oneInWords(options, settings, { ...request, target: request.target }, locale)
    : allInWords(options, settings, request, locale)
}

async function oneInWords(
  { kernel, workspace, botId }: VerifyOptions,
  settings: ReadSettings,
  { target, guild }: Verify & { target: SeenMember },
  locale: string,
): Promise<string> {
  const brand = escapeMarkdown(settings.name)
  const name = escapeMarkdown(target.contact.name)
  if (target.contact.address === botId) return text(locale, 'verifyUs', { brand })
  if (target.machine) return text(locale, 'verifyMachine', { name, brand })
  const [agent, known] = await Promise.all([
    findAgentByDiscord(kernel.db, workspace, target.contact.address),
    knownRoles(kernel, workspace, { guild: guild?.id ?? null, address: target.contact.address }),
  ])
  // What the interaction says of roles is truer than what we have seen of them; that they own the guild it does not say.
  const owner = known.filter((role) => role === SERVER_OWNER)
  const roles = target.roleIds ? [...staffRolesOf(settings, guild?.id ?? null, target.roleIds), ...owner] : known
  if (!agent && roles.length === 0) return text(locale, 'verifyNotStaff', { name, brand })
  const given = roles.length === 0 ? 'none' : escapeMarkdown(roles.map((role) => calledIn(locale, role)).join(', '))
  return text(locale, 'verifyStaff', { name, brand, roles: given })
}

/** The names of those of their roles that the team has chosen as staff's in this guild. */
export const staffRolesOf = (
  { staffRoles }: Pick<ReadSettings, 'staffRoles'>,
  guild: string | null,
  roleIds: readonly string[],
): string[] => staffRoles.filter((role) => role.guild === guild && roleIds.includes(role.id)).map((role) => role.name)

/** In a direct message nothing tells of roles: what we have seen of them counts. */
async function knownRoles(
  kernel: Kernel,
  workspace: number,
  { guild, address }: { guild: string | null; address: string },
): Promise<string[]> {
  const all = await staffIn(kernel.db, workspace, guild)
  return [...new Set(all.filter((each) => each.address === address).flatMap(({ roles }) => roles))]
}

async function allInWords(
  { kernel, workspace }: VerifyOptions,
  settings: ReadSettings,
  { guild }: Verify,
  locale: string,
): Promise<string> {
  const brand = escapeMarkdown(settings.name)
  const all = await staffIn(kernel.db, workspace, guild?.id ?? null)
  const people = [...new Map(all.map((each) => [each.address, each])).values()]
  if (people.length === 0) return text(locale, 'verifyNobody', { brand })
  const order = settings.staffRoles.map(({ name }) => name)
  for (let most = NAMED; ; most -= 5) {
    const words = listInWords(people, { most, order, brand, locale })
    if (words.length <= LONGEST || most <= 5) return words.slice(0, LONGEST)
  }
}

/** The first `most` of them below what makes them staff, and how many more there are. */
function listInWords(
  people: readonly StaffMember[],
  { most, order, brand, locale }: { most: number; order: readonly string[]; brand: string; locale: string },
): string {
  const shown = people.slice(0, most)
  const groups = Map.groupBy(shown, (person) => firstOf(order, person))
  const titles = [...groups.keys()].sort((a, b) => placeOf(order, a) - placeOf(order, b))
  const lines = titles.map((title) => {
    const named = (groups.get(title) ?? []).map(({ address }) => `<@${address}>`).join(' ')
    return `**${escapeMarkdown(title === null ? text(locale, 'verifyAgents') : calledIn(locale, title))}** ${named}`
  })
  const more = people.length - shown.length
  if (more > 0) lines.push(text(locale, 'verifyMore', { count: more }))
  return [text(locale, 'verifyList', { brand }), ...lines].join('\n')
}

/** Roles are called as Discord calls them; that somebody owns the guild is said in the reader's language. */
const calledIn = (locale: string, role: string): string => (role === SERVER_OWNER ? text(locale, 'verifyOwner') : role)

/** The first of their roles in the order in which the team has chosen them; null for an agent without such a role. */
const firstOf = (order: readonly string[], { roles }: StaffMember): string | null =>
  order.find((name) => roles.includes(name)) ?? roles[0] ?? null

const placeOf = (order: readonly string[], title: string | null): number => {
  if (title === null) return order.length + 1
  return order.includes(title) ? order.indexOf(title) : order.length
}
