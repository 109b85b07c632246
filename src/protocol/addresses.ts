/** The same-origin address of a file's bytes. */
export const fileAddress = (id: string): string => `/api/v1/files/${id}`

/** The address of an agent's picture; `version` changes with the picture, so that browsers may keep it for long. */
export const pictureAddress = (agent: string, version: string): string =>
  `/api/v1/agents/${agent}/picture?v=${encodeURIComponent(version)}`

/** The address of an article's image; its bytes never change. */
export const articleImageAddress = (id: string): string => `/api/v1/article-images/${id}`
