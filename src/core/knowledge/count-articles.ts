import type { Reader, Statement } from '../../kernel/database.ts'

const COUNT: Statement = {
  name: 'article_counts',
  text: `select count(*) filter (where status = 'draft')::int as draft, count(*) filter (where status = 'published')::int as published
    from article where workspace = $1`,
}

/** How many articles there are in each state. */
export async function countArticles(reader: Reader, workspace: number): Promise<{ draft: number; published: number }> {
  const [row] = await reader.run<{ draft: number; published: number }>(COUNT, [workspace])
  return row ?? { draft: 0, published: 0 }
}
