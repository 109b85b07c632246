/** The same-origin address of a file's bytes. */
export const fileAddress = (id: string): string => `/api/v1/files/${id}`

/** The address of an agent's picture; `version` changes with the picture, so that browsers may keep it for long. */
export const pictureAddress = (agent: string, version: string): string =>
  `/api/v1/agents/${agent}/picture?v=${encodeURIComponent(version)}`
