import { Document, isMap, isScalar, isSeq, visit } from 'yaml'
import type {
  FileCategory,
  FileChannel,
  FileOverwrites,
  FilePanel,
  FileRole,
  FileRule,
  ServerFile,
} from '../../../protocol/server-file.ts'
import { canonicalFile } from './canonical-file.ts'

/** Lists and maps of so few characters stand in one line. */
const SHORT = 110

/** Writes a server file as YAML, always the same for the same file: what is as it is by itself is left out. Without comments. */
export function writeServerFile(file: ServerFile): string {
  const { version, roles, everyone, categories, automod } = canonicalFile(file)
  const document = new Document({
    version,
    ...filled({ roles: roles.map(plainRole) }),
    ...(everyone ? { everyone } : {}),
    ...filled({ categories: categories.map(plainCategory), automod: automod.map(plainRule) }),
  })
  visit(document, {
    Collection(_key, node, path) {
      const depth = path.filter((each) => isMap(each) || isSeq(each)).length
      if (depth > 1 && (isSeq(node) || isMap(node)) && isLeaf(node)) node.flow = fits(node.toJSON())
    },
  })
  return document.toString({ lineWidth: 0, singleQuote: true })
}

/** Lists of words, and maps of words and lists of words: permissions, buttons, tags. */
const isLeaf = (node: { items: unknown[] }): boolean =>
  node.items.every((item) => {
    const value = typeof item === 'object' && item !== null && 'value' in item && !isScalar(item) ? item.value : item
    return isScalar(value) || (isSeq(value) && value.items.every(isScalar))
  })

const fits = (value: unknown): boolean => {
  const written = JSON.stringify(value)
  return written.length <= SHORT && !written.includes('\\n')
}

/** Without what is empty, false or not given: so it is by itself. */
function filled<Fields extends object>(fields: Fields): Partial<Fields> {
  const kept = Object.entries(fields).filter(
    ([, value]) => value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0),
  )
  return Object.fromEntries(kept) as Partial<Fields>
}

const plainRole = ({ name, key, color, hoist, mentionable, staff, permissions }: FileRole) =>
  filled({ name, key, color, hoist, mentionable, staff, permissions })

const plainCategory = ({ name, key, permissions, channels }: FileCategory) =>
  filled({ name, key, permissions: permissions && plainOverwrites(permissions), channels: channels.map(plainChannel) })

const plainOverwrites = (overwrites: FileOverwrites) =>
  Object.fromEntries(Object.entries(overwrites).map(([who, { allow, deny }]) => [who, filled({ allow, deny })]))

const plainChannel = (channel: FileChannel) => {
  const { name, key, type, topic, use, slowmode, permissions, tags, requireTag, panels } = channel
  return {
    ...filled({ name, key, type: type === 'text' ? undefined : type, topic, use, slowmode }),
    ...(tags ? { tags: tags.map(({ name: tag, emoji, staff }) => filled({ name: tag, emoji, staff })) } : {}),
    // Both say something when they are empty or false: that it is so, and not that it is left alone.
    ...(requireTag === undefined ? {} : { requireTag }),
    ...(permissions ? { permissions: plainOverwrites(permissions) } : {}),
    ...filled({ panels: panels.map(plainPanel) }),
  }
}

const plainPanel = ({ key, title, text, fields, buttons, pin }: FilePanel) =>
  filled({ key, title, text, fields, buttons: buttons.map(filled), pin })

function plainRule({ enabled, exempt, ...rule }: FileRule) {
  const { name, key, type, ...others } = rule
  const excepted = filled(exempt)
  return {
    ...filled({ name, key, type }),
    ...(enabled ? {} : { enabled }),
    ...filled(others),
    ...(Object.keys(excepted).length > 0 ? { exempt: excepted } : {}),
  }
}
