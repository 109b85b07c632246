import {
  type FileChannel,
  type FileOverwrites,
  type FileRule,
  keyOf,
  type ServerFile,
} from '../../../protocol/server-file.ts'
import { bitOfName, bitsOfNames } from './permission-names.ts'

/** Where something stands in the file, by the names and numbers that lead to it. */
export type Path = readonly (string | number)[]

export interface PathFault {
  path: Path
  words: string
}

/** documentation: topics/opcodes-and-status-codes, 30013; categories are channels too. */
const MOST_CHANNELS = 500
/** How many rules of a type a server has (documentation: resources/auto-moderation, "Trigger Types"). */
const MOST_RULES: Record<FileRule['type'], number> = { words: 6, spam: 1, lists: 1, mentions: 1, names: 1 }
/** What embeds may hold together (documentation: resources/message, "Embed Limits"). */
const MOST_PANEL = 6000
const MOST_TOPIC = 1024
const SPECIAL = ['everyone', 'bot']

/** What the shape alone cannot tell: names that are none, keys twice, what belongs to another type, more than Discord takes. */
export function checkServerFile(file: ServerFile): PathFault[] {
  return [...checkKeys(file), ...checkRoles(file), ...checkChannels(file), ...checkRules(file)]
}

function checkKeys(file: ServerFile): PathFault[] {
  const channels = file.categories.flatMap((category, at) =>
    category.channels.map((channel, place) => ({ part: channel, path: ['categories', at, 'channels', place] })),
  )
  const listed = <Part>(name: string, parts: readonly Part[]) => parts.map((part, at) => ({ part, path: [name, at] }))
  const everything = file.categories.length + channels.length
  return [
    ...doubles('role', listed('roles', file.roles)),
    ...doubles('category', listed('categories', file.categories)),
    ...doubles('channel', channels),
    ...doubles('rule', listed('automod', file.automod)),
    ...file.roles.flatMap((role, at) =>
      SPECIAL.includes(keyOf(role))
        ? [
            {
              path: ['roles', at],
              words: `"${keyOf(role)}" means somebody else in this file. Give the role another key.`,
            },
          ]
        : [],
    ),
    ...(everything > MOST_CHANNELS
      ? [
          {
            path: ['categories'],
            words: `Discord takes ${MOST_CHANNELS} channels and categories, these are ${everything}.`,
          },
        ]
      : []),
  ]
}

function doubles(
  noun: string,
  parts: readonly { part: { name: string; key?: string | undefined }; path: Path }[],
): PathFault[] {
  const keys = new Set<string>()
  return parts.flatMap(({ part, path }) => {
    const key = keyOf(part)
    if (!keys.has(key)) {
      keys.add(key)
      return []
    }
    return [{ path, words: `There are two ${noun} parts with the key "${key}". Give one of them a key of its own.` }]
  })
}

function checkRoles(file: ServerFile): PathFault[] {
  return [
    ...file.roles.flatMap(({ permissions }, at) => checkNames(permissions, ['roles', at, 'permissions'])),
    ...checkNames(file.everyone?.permissions ?? [], ['everyone', 'permissions']),
  ]
}

const checkNames = (names: readonly string[], path: Path): PathFault[] =>
  names.flatMap((name, at) =>
    bitOfName(name) === null ? [{ path: [...path, at], words: `Discord has no permission "${name}".` }] : [],
  )

function checkChannels(file: ServerFile): PathFault[] {
  const roles = new Set([...SPECIAL, ...file.roles.map(keyOf)])
  const uses = new Set<string>()
  return file.categories.flatMap((category, at) => [
    ...checkOverwrites(category.permissions, roles, ['categories', at, 'permissions']),
    ...category.channels.flatMap((channel, place) => {
      const path = ['categories', at, 'channels', place]
      return [
        ...checkOverwrites(channel.permissions, roles, [...path, 'permissions']),
        ...checkChannel(channel, path),
        ...checkPanels(channel, path),
        ...checkUse(channel, path, uses),
      ]
    }),
  ])
}

function checkOverwrites(overwrites: FileOverwrites | undefined, roles: Set<string>, path: Path): PathFault[] {
  return Object.entries(overwrites ?? {}).flatMap(([who, { allow, deny }]) => [
    ...(roles.has(who)
      ? []
      : [{ path: [...path, who], words: `There is no role with the key "${who}" in this file.` }]),
    ...checkNames(allow, [...path, who, 'allow']),
    ...checkNames(deny, [...path, who, 'deny']),
    ...((bitsOfNames(allow) & bitsOfNames(deny)) === 0n
      ? []
      : [{ path: [...path, who], words: 'The same permission is allowed and denied.' }]),
  ])
}

/** Names of such channels are written like addresses by Discord itself, and would never be as the file says. */
const isWritten = (name: string): boolean => name === name.toLowerCase() && !/[\s!-,./:-@[-^`{-~]/.test(name)

function checkChannel(channel: FileChannel, path: Path): PathFault[] {
  const { name, type, tags, requireTag } = channel
  const faults: PathFault[] = []
  if (type !== 'voice' && !isWritten(name)) {
    faults.push({
      path: [...path, 'name'],
      words: `Discord writes such names small and with dashes: "${written(name)}".`,
    })
  }
  if (type !== 'forum' && (tags || requireTag !== undefined)) {
    faults.push({ path: [...path, tags ? 'tags' : 'requireTag'], words: 'Only a forum has tags.' })
  }
  if (new Set(tags?.map(keyOf)).size < (tags?.length ?? 0)) {
    faults.push({ path: [...path, 'tags'], words: 'Two tags have the same name.' })
  }
  if (type !== 'forum' && (channel.topic?.length ?? 0) > MOST_TOPIC) {
    faults.push({ path: [...path, 'topic'], words: `topic: is too much, at most ${MOST_TOPIC} characters.` })
  }
  if (type === 'voice' && channel.topic !== undefined) {
    faults.push({ path: [...path, 'topic'], words: 'A voice channel has no topic.' })
  }
  return faults
}

const written = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[!-,./:-@[-^`{-~]/g, ' ')
    .trim()
    .replace(/\s+/g, '-')

const MEANT: Record<NonNullable<FileChannel['use']>, readonly FileChannel['type'][]> = {
  support: ['text'],
  staff: ['text'],
  bug: ['text'],
  feature: ['forum'],
  announcements: ['text', 'announcement'],
  'mod-log': ['text'],
  welcome: ['text'],
}

function checkUse({ use, type }: FileChannel, path: Path, uses: Set<string>): PathFault[] {
  if (!use) return []
  if (uses.has(use)) return [{ path: [...path, 'use'], words: `Two channels are used for "${use}".` }]
  uses.add(use)
  if (MEANT[use].includes(type)) return []
  return [{ path: [...path, 'use'], words: `For "${use}" the channel must be of the type ${MEANT[use].join(' or ')}.` }]
}

function checkPanels({ type, panels }: FileChannel, path: Path): PathFault[] {
  const keys = new Set<string>()
  return panels.flatMap((panel, at) => {
    const here = [...path, 'panels', at]
    const faults: PathFault[] = []
    if (type === 'forum' || type === 'voice') faults.push({ path: here, words: 'A panel stands in a text channel.' })
    if (keys.has(panel.key)) faults.push({ path: here, words: `Two panels here have the key "${panel.key}".` })
    keys.add(panel.key)
    const length = [panel.title ?? '', panel.text, ...panel.fields.flatMap(({ name, text }) => [name, text])].join(
      '',
    ).length
    if (length > MOST_PANEL)
      faults.push({ path: here, words: `This panel has ${length} characters, Discord takes ${MOST_PANEL}.` })
    panel.buttons.forEach((button, place) => {
      if ((button.do === 'link') === (button.url !== undefined)) return
      const words = button.url === undefined ? 'A link needs its url.' : 'Only a link has a url.'
      faults.push({ path: [...here, 'buttons', place], words })
    })
    const acts = panel.buttons.flatMap((button) => (button.do === 'link' ? [] : [button.do]))
    if (new Set(acts).size < acts.length) faults.push({ path: [...here, 'buttons'], words: 'Two buttons do the same.' })
    return faults
  })
}

function checkRules(file: ServerFile): PathFault[] {
  const roles = new Set(file.roles.map(keyOf))
  const channels = new Set(file.categories.flatMap(({ channels }) => channels.map(keyOf)))
  const counts = new Map<string, number>()
  return file.automod.flatMap((rule, at) => {
    const path = ['automod', at]
    const count = (counts.get(rule.type) ?? 0) + 1
    counts.set(rule.type, count)
    const faults: PathFault[] = []
    if (count > MOST_RULES[rule.type]) {
      faults.push({
        path,
        words: `Discord takes ${MOST_RULES[rule.type]} of the type "${rule.type}", this is one more.`,
      })
    }
    for (const key of rule.exempt.roles)
      if (!roles.has(key))
        faults.push({ path: [...path, 'exempt'], words: `There is no role with the key "${key}" in this file.` })
    for (const key of [...rule.exempt.channels, ...(rule.alert ? [rule.alert] : [])])
      if (!channels.has(key)) faults.push({ path, words: `There is no channel with the key "${key}" in this file.` })
    return [...faults, ...checkRule(rule).map((words) => ({ path, words }))]
  })
}

function checkRule(rule: FileRule): string[] {
  const { type, words, patterns, allow, lists, most, timeOut } = rule
  const listing = type === 'words' || type === 'names'
  return [
    ...(listing && words.length + patterns.length === 0 ? ['Name words or patterns.'] : []),
    ...(!listing && words.length + patterns.length > 0 ? ['Words and patterns are of the types words and names.'] : []),
    ...(allow.length > 0 && !listing && type !== 'lists' ? ['Only rules of words have exceptions.'] : []),
    ...((type === 'lists') === lists.length > 0 ? [] : ['"lists" belongs to the type lists, and is needed there.']),
    ...((type === 'mentions') === (most !== undefined)
      ? []
      : ['"most" belongs to the type mentions, and is needed there.']),
    ...(timeOut !== undefined && type !== 'words' && type !== 'mentions'
      ? ['Time-outs are of the types words and mentions.']
      : []),
  ]
}
