/** Limits that both ends keep; apart from the schemas, so that the console does not carry the validator for a number. */

/** What members may write is longer than what the application may send: up to 4,000 characters come in. */
export const MESSAGE_TEXT_LIMIT = 4000
/** Files per outbound message and bytes per file (Discord's default upload limit). */
export const MESSAGE_FILES_LIMIT = 10
export const FILE_BYTES_LIMIT = 10 * 1024 * 1024
export const WORKSPACE_NAME_LENGTH = 80
/** Characters of a brand's own greeting; the rest of the message stands behind it. */
export const GREETING_LENGTH = 500
/** The longest time that a setting may name: thirty days. */
export const HOURS_MOST = 720
/** Characters of an article's title and of its Markdown, how many example questions it has, and characters of one. */
export const ARTICLE_TITLE_LENGTH = 200
export const ARTICLE_BODY_LENGTH = 20_000
export const ARTICLE_EXAMPLES = 50
export const ARTICLE_EXAMPLE_LENGTH = 300
/** Images that go out with an article, and bytes of one. */
export const ARTICLE_IMAGES = 4
export const ARTICLE_IMAGE_BYTES = 8 * 1024 * 1024
/** Articles of one file, and its bytes. */
export const IMPORTED_ARTICLES = 1000
export const IMPORT_BYTES = 8 * 1024 * 1024
/** A knowledge base has no use for more collections. */
export const COLLECTIONS = 100
